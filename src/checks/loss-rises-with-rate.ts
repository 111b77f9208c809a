import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { evaluationCourse } from "../signals/evaluation-course.ts";
import { rateCourse } from "../signals/rate-course.ts";
import { numberWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** The loss gets worse after the rate rose in the middle of the run. */
export const lossRisesWithRate = defineCheck({
  id: "loss-rises-with-rate",
  title: "Loss worsens where the learning rate rises",
  question: "Is the validation loss higher after a late rise of the learning rate than it was before?",
  needs: ["validation-loss", "learning-rate"],
  regimes: LOSS_REGIMES,
  signal: "validation-curve",
  figure: "loss",
  thresholds: {
    ratio: {
      value: 1.1,
      source:
        "labelled runs: 18 of 18 misconfigured schedules and 12 of 12 resumes reach 1.18 and more; no healthy run has a late rise of the rate to ask about",
    },
  },
  detect(inputs, limit) {
    const rate = rateCourse(inputs["learning-rate"]);
    const course = evaluationCourse(inputs["validation-loss"]);
    if (!rate || !course)
      return { kind: "inconclusive", reason: "too few learning rates or evaluations are logged" };
    const late = rate.ramp.endShare > 0.5 && rate.ramp.gain > 1.5;
    const from = rate.jumps[0]?.step ?? (late ? (rate.steps[0] ?? 0) : null);
    if (from === null)
      return {
        kind: "absent",
        claim: "The learning rate does not rise in the middle of the run",
        measured: [],
      };
    const before = late && rate.jumps.length === 0 ? course.best : minimum(course, from, false);
    const after = late && rate.jumps.length === 0 ? course.end : maximum(course, from);
    if (!Number.isFinite(before) || !Number.isFinite(after))
      return {
        kind: "inconclusive",
        reason: "no evaluation stands on both sides of the rise of the learning rate",
      };
    const ratio = after / before;
    const measured = [
      {
        name: "validation loss after / best before",
        value: ratio,
        threshold: limit.ratio,
        passes: "above" as const,
      },
    ];
    const claim = `The validation loss reaches ${numberWords(after)} after the learning rate rises, ${numberWords(ratio)} × its best of ${numberWords(before)} before (limit ${numberWords(limit.ratio)})`;
    if (!(ratio > limit.ratio)) return { kind: "absent", claim, measured };
    const at = [{ from, to: course.steps.at(-1) ?? from }];
    return { kind: "present", strength: ramp(ratio, 1, 1.5), at, claim, measured };
  },
});

interface Points {
  readonly values: Float64Array;
  readonly steps: Float64Array;
}

function minimum(course: Points, from: number, after: boolean): number {
  const kept = course.values.filter((_, i) => (course.steps[i] ?? 0) >= from === after);
  return kept.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
}

function maximum(course: Points, from: number): number {
  const kept = course.values.filter((_, i) => (course.steps[i] ?? 0) >= from);
  return kept.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
}
