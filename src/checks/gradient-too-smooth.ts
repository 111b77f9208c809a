import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { gradientCourse } from "../signals/gradient-course.ts";
import { numberWords } from "../stats/number-words.ts";
import { logRamp } from "../stats/ramp.ts";

/** A gradient norm that grows without the noise that every fresh batch brings. */
export const gradientTooSmooth = defineCheck({
  id: "gradient-too-smooth",
  title: "Gradient norm grows without noise",
  question:
    "Does the gradient norm grow while it changes less from step to step than single batches make it?",
  needs: ["gradient-norm"],
  uses: ["train-loss"],
  regimes: LOSS_REGIMES,
  signal: "gradient-norm",
  figure: "gradient-norm",
  thresholds: {
    jitter: {
      value: 0.025,
      source:
        "labelled runs: at most 0.0115 in 17 of 17 runs that never clear their gradients, 0.043 and more in 240 healthy ones and 0.041 and more in 19 real logs: a sum of n gradients changes by 1/n a step",
    },
    growth: {
      value: 4,
      source:
        "a sum of n gradients outgrows one; labelled runs 28 × and more, so that a smooth flat norm is left out",
    },
    growthBesideNoise: {
      value: 2,
      source:
        "where the loss of the same batches is rough, only a sum over steps keeps its gradient smooth; a sum that is dragged back by its own overshooting grows less",
    },
    noise: {
      value: 5,
      source:
        "jitter of the loss over that of the gradient norm; full-batch training is smooth in both, labelled sums over steps 8 × and more apart",
    },
    points: { value: 20, source: "with ten points healthy runs reach a jitter of 0.013" },
  },
  detect(inputs, limit) {
    const course = gradientCourse(inputs["gradient-norm"]);
    if (course.points < limit.points)
      return { kind: "inconclusive", reason: "fewer than twenty gradient norms are logged" };
    if (!Number.isFinite(course.jitter))
      return { kind: "inconclusive", reason: "the gradient norm is not finite" };
    const loss = inputs["train-loss"];
    const noise = loss?.cadence === "step" ? gradientCourse(loss).jitter : Number.NaN;
    const besideNoise = noise > limit.noise * course.jitter && noise > limit.jitter;
    const least = besideNoise ? limit.growthBesideNoise : limit.growth;
    const measured = [
      {
        name: "median |Δ ln gradient norm| a logged step",
        value: course.jitter,
        threshold: limit.jitter,
        passes: "below" as const,
      },
      {
        name: "growth of the gradient norm",
        value: course.growth,
        threshold: least,
        passes: "above" as const,
      },
    ];
    const claim = `The gradient norm changes by ${numberWords(100 * course.jitter)} % from one logged step to the next (less than ${numberWords(100 * limit.jitter)} % counts as smooth) and grows by ${numberWords(course.growth)} × (limit ${numberWords(least)})${besideNoise ? `, while the training loss of the same steps changes by ${numberWords(100 * noise)} %` : ""}`;
    if (!(course.jitter < limit.jitter && course.growth > least)) return { kind: "absent", claim, measured };
    const grown = besideNoise ? 1 : logRamp(course.growth, 2, 10);
    const strength = Math.min(logRamp(course.jitter, 0.035, 0.012), grown);
    return { kind: "present", strength, at: [], claim, measured };
  },
});
