import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { evaluationCourse } from "../signals/evaluation-course.ts";
import { numberWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** A validation loss that goes up and down instead of sliding down. */
export const validationWanders = defineCheck({
  id: "validation-wanders",
  title: "Validation loss wanders",
  question: "Does the validation loss go up and down instead of falling?",
  needs: ["validation-loss"],
  regimes: LOSS_REGIMES,
  signal: "validation-curve",
  figure: "loss",
  thresholds: {
    rises: {
      value: 0.4,
      source:
        "labelled runs: 4 of 295 healthy lie above, and 25 of 46 real runs, so it orders suspicions and proves nothing",
    },
    evaluations: { value: 6, source: "fewer evaluations wander by accident" },
  },
  detect(inputs, limit) {
    const course = evaluationCourse(inputs["validation-loss"]);
    if (!course || course.values.length < limit.evaluations)
      return { kind: "inconclusive", reason: "fewer than six evaluations have a finite loss" };
    const measured = [
      { name: "sum of rises / range", value: course.rises, threshold: limit.rises, passes: "above" as const },
    ];
    const claim = `The rises of the validation loss add up to ${numberWords(course.rises)} × its range (limit ${numberWords(limit.rises)})`;
    if (!(course.rises > limit.rises)) return { kind: "absent", claim, measured };
    return { kind: "present", strength: ramp(course.rises, 0.3, 1.5), at: [], claim, measured };
  },
});
