import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { medianOf } from "../stats/median-of.ts";
import { numberWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** Dropout is configured, yet evaluations are no better than training with it: it may be on in both. */
export const dropoutWithoutGap = defineCheck({
  id: "dropout-without-gap",
  title: "Dropout without the gap that it makes",
  question:
    "Is the validation loss not below the training loss in the early phase although dropout is strong?",
  needs: ["config", "train-loss-epoch", "validation-loss"],
  regimes: LOSS_REGIMES,
  signal: "config",
  ground: "inferred",
  figure: "loss",
  thresholds: {
    dropout: {
      value: 0.4,
      source: "from here on dropout lifts the training loss visibly while the net learns",
    },
    gap: {
      value: -0.12,
      source:
        "log(validation / training loss) over the first third: labelled runs above it in 4 of 4 that evaluate in training mode and in 1 of 153 healthy, so it needs a second witness",
    },
  },
  detect(inputs, limit) {
    const setting = inputs.config.known.dropout;
    if (!setting || typeof setting.value !== "number")
      return { kind: "inconclusive", reason: "the configuration names no dropout" };
    const train = inputs["train-loss-epoch"].values;
    const validation = inputs["validation-loss"].values;
    if (train.length !== validation.length || train.length < 6)
      return {
        kind: "inconclusive",
        reason: "training and validation loss are not logged by epoch, six or more",
      };
    const third = Math.max(3, Math.ceil(train.length / 3));
    const gap = medianOf(
      train.subarray(0, third).map((loss, i) => Math.log((validation[i] ?? Number.NaN) / loss)),
    );
    const measured = [
      { name: "dropout", value: setting.value, threshold: limit.dropout, passes: "above" as const },
      {
        name: "log(validation / training loss), first third",
        value: gap,
        threshold: limit.gap,
        passes: "above" as const,
      },
    ];
    const claim = `With a dropout of ${numberWords(setting.value)} the validation loss stands at ${numberWords(Math.exp(gap))} × the training loss over the first third of the run (limit ${numberWords(Math.exp(limit.gap))})`;
    if (!(setting.value >= limit.dropout && gap > limit.gap)) return { kind: "absent", claim, measured };
    return {
      kind: "present",
      strength: ramp(gap, limit.gap - 0.05, limit.gap + 0.15),
      at: [],
      claim,
      measured,
      sources: [setting.at],
    };
  },
});
