import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { stepAt } from "../model/series.ts";
import { medianOf } from "../stats/median-of.ts";
import { numberWords } from "../stats/number-words.ts";
import { logRamp } from "../stats/ramp.ts";

/** The loss climbs above its starting value soon after the start. */
export const earlyLossJump = defineCheck({
  id: "early-loss-jump",
  title: "Loss climbs above its start",
  question: "Does the training loss climb well above its first value within the first tenth of the run?",
  needs: ["train-loss"],
  regimes: LOSS_REGIMES,
  signal: "train-curve",
  figure: "loss",
  thresholds: {
    ratio: {
      value: 1.6,
      source:
        "labelled runs: 13 of 16 with too high a rate, 3 of 240 healthy (at most 1.76); three-point medians leave single batches out",
    },
    points: { value: 30, source: "a tenth of the run must hold three points" },
  },
  detect(inputs, limit) {
    const loss = inputs["train-loss"];
    if (loss.cadence === "epoch" || loss.values.length < limit.points)
      return {
        kind: "inconclusive",
        reason: "the training loss is not logged by step at thirty steps or more",
      };
    const head = loss.values.subarray(0, Math.max(6, Math.ceil(loss.values.length / 10)));
    const first = medianOf(loss.values.subarray(0, 1));
    if (!(first > 0))
      return { kind: "inconclusive", reason: "the first training loss is not a positive number" };
    let most = 0;
    let where = 0;
    for (let i = 1; i + 1 < head.length; i++) {
      const value = medianOf(head.subarray(i - 1, i + 2));
      if (value > most) {
        most = value;
        where = i;
      }
    }
    const ratio = most / first;
    const step = stepAt(loss, where);
    const measured = [
      {
        name: "highest early loss / first loss",
        value: ratio,
        threshold: limit.ratio,
        passes: "above" as const,
      },
    ];
    const claim = `Within the first tenth of the run the training loss reaches ${numberWords(most)} around step ${numberWords(step)}, ${numberWords(ratio)} × its first value (limit ${numberWords(limit.ratio)})`;
    if (!(ratio > limit.ratio)) return { kind: "absent", claim, measured };
    return {
      kind: "present",
      strength: logRamp(ratio, 1.3, 4),
      at: [{ from: stepAt(loss, 0), to: step }],
      claim,
      measured,
    };
  },
});
