import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { evaluationCourse } from "../signals/evaluation-course.ts";
import { rateCourse } from "../signals/rate-course.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** The validation loss fell while the rate was up and stands still once it is at its floor. */
export const progressStopsWithRate = defineCheck({
  id: "progress-stops-with-rate",
  title: "Progress stops when the learning rate does",
  question: "Did the validation loss fall until the learning rate reached its floor, and stand still after?",
  needs: ["validation-loss", "learning-rate"],
  regimes: LOSS_REGIMES,
  signal: "validation-curve",
  figure: "loss",
  thresholds: {
    late: {
      value: 0.02,
      source:
        "labelled runs: the last fifth moves by at most 0.5 % in 21 of 21 runs decayed too early; undertrained ones gain 11.6 % and more",
    },
    before: {
      value: 0.01,
      source: "progress before the floor, so that a run that never learned is left to other causes",
    },
  },
  detect(inputs, limit) {
    const rate = rateCourse(inputs["learning-rate"]);
    const course = evaluationCourse(inputs["validation-loss"]);
    if (!rate || !course)
      return { kind: "inconclusive", reason: "too few learning rates or evaluations are logged" };
    if (rate.lowHold < 0.25)
      return {
        kind: "absent",
        claim: `The learning rate is at its floor for ${percentWords(rate.lowHold)} of the run only`,
        measured: [],
      };
    const held = course.values.filter((_, i) => (course.steps[i] ?? 0) >= rate.lowFrom);
    const start = held[0] ?? Number.NaN;
    const before = (course.first - start) / Math.abs(course.first);
    const measured = [
      {
        name: "fall of the validation loss over the last fifth",
        value: course.lateFall,
        threshold: limit.late,
        passes: "below" as const,
      },
      { name: "fall before the floor", value: before, threshold: limit.before, passes: "above" as const },
    ];
    const claim = `The validation loss fell by ${percentWords(before)} before the learning rate reached its floor at step ${numberWords(rate.lowFrom)} and by ${percentWords(course.lateFall)} over the last fifth of the run`;
    if (!(Math.abs(course.lateFall) < limit.late && before > limit.before))
      return { kind: "absent", claim, measured };
    const at = [{ from: rate.lowFrom, to: course.steps.at(-1) ?? rate.lowFrom }];
    return {
      kind: "present",
      strength: ramp(Math.abs(course.lateFall), limit.late, 0.002),
      at,
      claim,
      measured,
    };
  },
});
