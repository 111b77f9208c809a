import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { isJointRise, jointRise } from "../signals/joint-rise.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** The validation loss ends well above its lowest value, but not by a steady climb, while the training loss falls. */
export const validationEndsAboveLowest = defineCheck({
  id: "validation-ends-above-lowest",
  title: "Validation loss ends above its lowest, unsteadily",
  question: "Does the validation loss end well above its lowest value without climbing steadily?",
  needs: ["train-loss", "validation-loss"],
  uses: ["train-loss-epoch"],
  regimes: LOSS_REGIMES,
  signal: "validation-curve",
  figure: "loss",
  thresholds: {
    rise: {
      value: 0.11,
      source:
        "labelled runs: at most 0.096 in 295 healthy ones; 3 of 13 under split mismatch lie above without a steady climb",
    },
    trainTrend: { value: -0.75, source: "rank correlation with time, as for a steady climb" },
    trainLeft: { value: 0.8, source: "of the training loss at the lowest point, as for a steady climb" },
    points: { value: 8, source: "an end is no trend: it takes several evaluations to stay above" },
  },
  detect(inputs, limit) {
    const found = jointRise(inputs["train-loss-epoch"] ?? inputs["train-loss"], inputs["validation-loss"]);
    if (!found || found.points < 2)
      return { kind: "inconclusive", reason: "too few evaluations have both losses after the lowest one" };
    const { rise, lowest, lowestStep, lastStep, trainTrend, trainLeft, points } = found;
    const measured = [
      {
        name: "rise of the validation loss from its lowest",
        value: rise,
        threshold: limit.rise,
        passes: "above" as const,
      },
    ];
    const claim = `The validation loss ends ${percentWords(Math.max(0, rise))} above its lowest value ${numberWords(lowest)} (limit ${percentWords(limit.rise)}), while the training loss ends at ${percentWords(trainLeft)} of its value there`;
    const falls = trainTrend < limit.trainTrend && trainLeft < limit.trainLeft && points >= limit.points;
    if (isJointRise(found) || !(rise > limit.rise) || !falls) return { kind: "absent", claim, measured };
    const at = [{ from: lowestStep, to: lastStep }];
    return { kind: "present", strength: ramp(rise, 0, 0.2), at, claim, measured };
  },
});
