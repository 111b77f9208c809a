import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { gradientCourse } from "../signals/gradient-course.ts";
import { numberWords } from "../stats/number-words.ts";
import { logRamp } from "../stats/ramp.ts";

/** A gradient norm that ends far above where it began. */
export const gradientGrowth = defineCheck({
  id: "gradient-growth",
  title: "Gradient norm grows",
  question: "Does the gradient norm grow by far more than one training run explains?",
  needs: ["gradient-norm"],
  regimes: LOSS_REGIMES,
  signal: "gradient-norm",
  figure: "gradient-norm",
  thresholds: {
    growth: {
      value: 12,
      source:
        "labelled runs: 2 of 240 healthy lie above; growth is shared by many faults, so it supports and does not name",
    },
    points: { value: 20, source: "five-point medians need some points" },
  },
  detect(inputs, limit) {
    const course = gradientCourse(inputs["gradient-norm"]);
    if (course.points < limit.points)
      return { kind: "inconclusive", reason: "fewer than twenty gradient norms are logged" };
    const measured = [
      {
        name: "growth of the gradient norm",
        value: course.growth,
        threshold: limit.growth,
        passes: "above" as const,
      },
    ];
    const claim = `The gradient norm grows by ${numberWords(course.growth)} × over its start (five-point median; limit ${numberWords(limit.growth)})`;
    if (!Number.isFinite(course.growth))
      return { kind: "inconclusive", reason: "the gradient norm is not finite at its start" };
    if (!(course.growth > limit.growth)) return { kind: "absent", claim, measured };
    return { kind: "present", strength: logRamp(course.growth, limit.growth, 100), at: [], claim, measured };
  },
});
