import { defineCheck } from "../model/check.ts";
import { evaluationCourse } from "../signals/evaluation-course.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** Evaluations that give the same loss to the last digit: the weights did not change between them. */
export const validationFrozen = defineCheck({
  id: "validation-frozen",
  title: "Validation loss repeats to the last digit",
  question: "Is the validation loss the same to the last digit at most evaluations?",
  needs: ["validation-loss"],
  signal: "validation-curve",
  ground: "observed",
  figure: "loss",
  thresholds: {
    share: {
      value: 0.5,
      source:
        "labelled runs: 24 of 28 in which no step is taken, 0 of 295 healthy; a rate at its floor repeats as well",
    },
    evaluations: { value: 4, source: "fewer repeat by rounding" },
  },
  detect(inputs, limit) {
    const course = evaluationCourse(inputs["validation-loss"]);
    if (!course || course.values.length < limit.evaluations)
      return { kind: "inconclusive", reason: "fewer than four evaluations have a finite loss" };
    const measured = [
      {
        name: "evaluations equal to the one before",
        value: course.repeated,
        threshold: limit.share,
        passes: "above" as const,
      },
    ];
    const claim = `The validation loss equals the one before to the last digit at ${percentWords(course.repeated)} of ${numberWords(course.values.length)} evaluations (limit ${percentWords(limit.share)})`;
    if (!(course.repeated > limit.share)) return { kind: "absent", claim, measured };
    return { kind: "present", strength: ramp(course.repeated, 0.4, 0.9), at: [], claim, measured };
  },
});
