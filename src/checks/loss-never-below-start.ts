import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { evaluationCourse } from "../signals/evaluation-course.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** A validation loss that ends where it began, or above. */
export const lossNeverBelowStart = defineCheck({
  id: "loss-never-below-start",
  title: "Validation loss ends no lower than it began",
  question: "Does the validation loss end no lower than at its first evaluation?",
  needs: ["validation-loss"],
  regimes: LOSS_REGIMES,
  signal: "validation-curve",
  figure: "loss",
  thresholds: {
    drop: {
      value: 0.02,
      source:
        "healthy labelled runs fall by 19.7 % and more of 295; a run that learns falls below its first evaluation",
    },
    evaluations: { value: 4, source: "the first evaluation may already stand after much training" },
  },
  detect(inputs, limit) {
    const course = evaluationCourse(inputs["validation-loss"]);
    if (!course || course.values.length < limit.evaluations)
      return { kind: "inconclusive", reason: "fewer than four evaluations have a finite loss" };
    const best = (course.first - course.best) / Math.abs(course.first);
    const measured = [
      {
        name: "fall from first to last evaluations",
        value: course.drop,
        threshold: limit.drop,
        passes: "below" as const,
      },
      { name: "fall from first to best evaluation", value: best, threshold: 0.1, passes: "below" as const },
    ];
    const claim = `The validation loss begins at ${numberWords(course.first)}, is ${numberWords(course.best)} at best and ${numberWords(course.end)} at the end (${changeWords(course.drop)}; a fall of less than ${percentWords(limit.drop)} counts)`;
    if (!(course.drop < limit.drop && best < 0.1)) return { kind: "absent", claim, measured };
    return { kind: "present", strength: ramp(course.drop, 0.05, -0.1), at: [], claim, measured };
  },
});

/** From first to last evaluations: a fall, or a rise. */
function changeWords(drop: number): string {
  return drop < 0 ? `a rise of ${percentWords(-drop)}` : `a fall of ${percentWords(drop)}`;
}
