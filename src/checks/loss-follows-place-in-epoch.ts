import { defineCheck } from "../model/check.ts";
import { epochLength, epochPhase } from "../signals/epoch-phase.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { logRamp } from "../stats/ramp.ts";

/** The training loss repeats one pattern in every epoch: the examples come in the same order each time. */
export const lossFollowsPlaceInEpoch = defineCheck({
  id: "loss-follows-place-in-epoch",
  title: "Training loss follows the place in the epoch",
  question: "Does the training loss repeat one pattern in every epoch?",
  needs: ["train-loss"],
  uses: ["facts", "validation-loss"],
  signal: "train-curve",
  figure: "loss",
  thresholds: {
    f: {
      value: 15,
      source:
        "F of an analysis of variance by place; labelled runs: 30 and more in 8 of 8 unshuffled runs, at most 9.0 in healthy and 10.4 in 748 runs in all",
    },
    explained: {
      value: 0.5,
      source:
        "labelled runs: 0.61 and more in unshuffled runs; a steady fall within epochs alone reaches 0.73 with a small F",
    },
  },
  detect(inputs, limit) {
    const series = inputs["train-loss"];
    if (series.cadence !== "step")
      return { kind: "inconclusive", reason: "the training loss is logged once an epoch" };
    const length = inputs.facts?.stepsPerEpoch ?? epochLength(series, inputs["validation-loss"]);
    const phase = epochPhase(series, length);
    if (!phase || !Number.isFinite(phase.f))
      return {
        kind: "inconclusive",
        reason: "fewer than four epochs of three logged steps, or the epochs are not known",
      };
    const measured = [
      { name: "F of the place in the epoch", value: phase.f, threshold: limit.f, passes: "above" as const },
      {
        name: "share of the variation within epochs",
        value: phase.explained,
        threshold: limit.explained,
        passes: "above" as const,
      },
    ];
    const claim = `The place in the epoch explains ${percentWords(Math.max(0, phase.explained))} of the variation of the training loss within epochs (F ${numberWords(phase.f)}, limit ${limit.f}; ${phase.epochs} epochs, ${phase.places} places)`;
    if (phase.f < limit.f || phase.explained < limit.explained) return { kind: "absent", claim, measured };
    return { kind: "present", strength: logRamp(phase.f, 8, 30), at: [], claim, measured };
  },
});
