import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { levelledByRate } from "../signals/annealed-rate.ts";
import { evaluationCourse } from "../signals/evaluation-course.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** A training loss that is still falling fast when the run ends. */
export const trainStillImproving = defineCheck({
  id: "train-still-improving",
  title: "Training loss still falling at the end",
  question: "Is the training loss by epoch still falling at the end nearly as fast as over the whole run?",
  needs: ["train-loss-epoch"],
  uses: ["learning-rate"],
  regimes: LOSS_REGIMES,
  signal: "train-curve",
  figure: "loss",
  thresholds: {
    lateFall: {
      value: 0.08,
      source: "as for the validation loss, a little lower because an epoch's mean lags",
    },
    slope: { value: 0.4, source: "as for the validation loss; half a fall later" },
  },
  detect(inputs, limit) {
    const course = evaluationCourse(inputs["train-loss-epoch"]);
    if (!course || course.values.length < 3)
      return { kind: "inconclusive", reason: "fewer than three epochs are logged" };
    const measured = [
      {
        name: "fall over the last fifth",
        value: course.lateFall,
        threshold: limit.lateFall,
        passes: "above" as const,
      },
      {
        name: "slope at the end / mean slope",
        value: course.endSlope,
        threshold: limit.slope,
        passes: "above" as const,
      },
    ];
    const claim = `The training loss ${course.lateFall < 0 ? "rises" : "falls"} by ${percentWords(Math.abs(course.lateFall))} over the last fifth of the epochs (limit ${percentWords(limit.lateFall)}), at ${numberWords(course.endSlope)} × its mean speed (limit ${numberWords(limit.slope)})`;
    if (!(course.lateFall > limit.lateFall && course.endSlope > limit.slope)) {
      const levelled = levelledByRate(inputs["learning-rate"]);
      if (levelled !== null) return { kind: "inconclusive", reason: levelled };
      return { kind: "absent", claim, measured };
    }
    return { kind: "present", strength: ramp(course.endSlope, 0.3, 0.7), at: [], claim, measured };
  },
});
