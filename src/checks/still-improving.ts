import { defineCheck, type StepRange } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import type { Series } from "../model/series.ts";
import { levelledByRate } from "../signals/annealed-rate.ts";
import { evaluationCourse } from "../signals/evaluation-course.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** A validation loss that is still falling fast when the run ends. */
export const stillImproving = defineCheck({
  id: "still-improving",
  title: "Validation loss still falling at the end",
  question: "Is the validation loss still falling at the end nearly as fast as over the whole run?",
  needs: ["validation-loss"],
  uses: ["validation-metric", "learning-rate"],
  regimes: LOSS_REGIMES,
  signal: "validation-curve",
  figure: "loss",
  thresholds: {
    lateFall: {
      value: 0.1,
      source:
        "labelled runs: 11.6 % and more in 11 of 11 undertrained; healthy ones reach 20 % but never with this slope (295 runs)",
    },
    slope: {
      value: 0.5,
      source:
        "labelled runs: healthy at most 0.465 of 295, 9 of 11 undertrained ones 0.55 and more: a narrow gap",
    },
    farFall: {
      value: 0.2,
      source:
        "a loss that loses a fifth of itself in the last fifth has not levelled off, however steep it began",
    },
    farSlope: {
      value: 0.1,
      source:
        "labelled runs: healthy ones that fall by more than 11 % late do so at less than 0.07 × their mean speed",
    },
    secondHalf: {
      value: 0.38,
      source:
        "share of the whole fall that came in the second half: 0.5 on a straight line. Labelled runs: at most 0.33 in 403 healthy ones of three families, 0.39 to 0.63 in 11 of 12 undertrained at a held rate",
    },
    fall: {
      value: 0.15,
      source: "a loss that fell by less hardly moved: that is a slide, whatever its shape",
    },
    rises: { value: 0.1, source: "labelled runs: an undertrained run falls without a rise" },
    evaluations: { value: 3, source: "a slope at the end needs three evaluations" },
  },
  detect(inputs, limit) {
    const course = evaluationCourse(inputs["validation-loss"]);
    if (!course || course.values.length < limit.evaluations)
      return { kind: "inconclusive", reason: "fewer than three evaluations have a finite loss" };
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
      {
        name: "share of the fall in the second half",
        value: course.secondHalf,
        threshold: limit.secondHalf,
        passes: "above" as const,
      },
    ];
    const claim = `The validation loss ${course.lateFall < 0 ? "rises" : "falls"} by ${percentWords(Math.abs(course.lateFall))} over the last fifth of the run (limit ${percentWords(limit.lateFall)}), at ${numberWords(course.endSlope)} × its mean speed (limit ${numberWords(limit.slope)}), and ${percentWords(course.secondHalf)} of its whole fall came in the second half (limit ${percentWords(limit.secondHalf)})`;
    const steep = course.lateFall > limit.lateFall && course.endSlope > limit.slope;
    const far = course.lateFall > limit.farFall && course.endSlope > limit.farSlope;
    const straight = course.secondHalf > limit.secondHalf && course.drop > limit.fall;
    const falling = (steep || far || straight) && course.rises < limit.rises && course.nonFinite === 0;
    const undecided = falling
      ? perfectWords(inputs["validation-metric"])
      : levelledByRate(inputs["learning-rate"]);
    if (undecided !== null && course.nonFinite === 0) return { kind: "inconclusive", reason: undecided };
    if (!falling) return { kind: "absent", claim, measured };
    return {
      kind: "present",
      strength: Math.max(
        Math.min(ramp(course.lateFall, 0.08, 0.2), ramp(course.endSlope, 0.4, 0.8)),
        far ? 0.6 : 0,
        straight ? ramp(course.secondHalf, 0.3, 0.5) : 0,
      ),
      at: [lastFifth(course.steps)],
      claim,
      measured,
    };
  },
});

function lastFifth(steps: Float64Array): StepRange {
  const from = steps[Math.floor(0.8 * (steps.length - 1))] ?? 0;
  return { from, to: steps.at(-1) ?? from };
}

/** Says so where the metric was perfect from its first evaluation on: it has too few items to show what more steps gain. */
function perfectWords(metric: Series | undefined): string | null {
  if (!metric || (metric.role !== "accuracy" && metric.role !== "f1")) return null;
  const top = metric.unit === "percent" ? 100 : 1;
  if (metric.values.length < 3 || !metric.values.every((value) => value === top)) return null;
  return `${metric.sourceName} is perfect from the first evaluation on: only the certainty of right answers can still grow`;
}
