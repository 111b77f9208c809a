import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { evaluationCourse } from "../signals/evaluation-course.ts";
import { lossWobble } from "../signals/loss-wobble.ts";
import { medianOf } from "../stats/median-of.ts";
import { numberWords } from "../stats/number-words.ts";
import { logRamp } from "../stats/ramp.ts";

/** Evaluations that jump about one level, which has not fallen since early in the run. */
export const validationJumpsInPlace = defineCheck({
  id: "validation-jumps-in-place",
  title: "Evaluations jump without progress",
  question:
    "Does the validation loss jump from one evaluation to the next about a level that no longer falls?",
  needs: ["validation-loss"],
  regimes: LOSS_REGIMES,
  signal: "validation-curve",
  figure: "loss",
  thresholds: {
    wobble: {
      value: 0.08,
      source:
        "bend of the logarithm: seven of 350 healthy labelled runs pass it, those on losses near 0 or with a rate that is held",
    },
    level: {
      value: 0.95,
      source:
        "last quarter over second quarter: a run that circles its minimum is where it was, one that is annealed falls (0.7 in the twin of the bundled run)",
    },
    rise: { value: 1.15, source: "a level that rises is overfitting or a divergence" },
    evaluations: { value: 12, source: "a quarter must hold three evaluations" },
  },
  detect(inputs, limit) {
    const wobble = lossWobble(inputs["validation-loss"]);
    const course = evaluationCourse(inputs["validation-loss"]);
    const count = course?.values.length ?? 0;
    if (!wobble || !course || count < limit.evaluations)
      return { kind: "inconclusive", reason: "fewer than twelve evaluations have a finite loss" };
    const quarter = Math.floor(count / 4);
    const level =
      medianOf(course.values.subarray(count - quarter)) /
      medianOf(course.values.subarray(quarter, 2 * quarter));
    const measured = [
      {
        name: "median bend of log validation loss, last quarter",
        value: wobble.late,
        threshold: limit.wobble,
        passes: "above" as const,
      },
      {
        name: "level of the last quarter / second quarter",
        value: level,
        threshold: limit.level,
        passes: "above" as const,
      },
    ];
    const claim = `In the last quarter the validation loss bends by ${numberWords(100 * wobble.late)} % from one evaluation to the next (limit ${numberWords(100 * limit.wobble)} %), about a level ${numberWords(level)} × that of the second quarter (limit ${numberWords(limit.level)})`;
    const still = level > limit.level && level < limit.rise;
    if (!(wobble.late > limit.wobble && still)) return { kind: "absent", claim, measured };
    const from = course.steps[count - quarter] ?? 0;
    return {
      kind: "present",
      strength: logRamp(wobble.late, 0.05, 0.3),
      at: [{ from, to: course.steps.at(-1) ?? from }],
      claim,
      measured,
    };
  },
});
