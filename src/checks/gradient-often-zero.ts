import { defineCheck } from "../model/check.ts";
import { gradientCourse } from "../signals/gradient-course.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** Steps whose whole gradient is exactly 0. */
export const gradientOftenZero = defineCheck({
  id: "gradient-often-zero",
  title: "Gradient exactly 0 at many steps",
  question: "Is the gradient norm exactly 0 at many steps?",
  needs: ["gradient-norm"],
  signal: "gradient-norm",
  ground: "observed",
  figure: "gradient-norm",
  thresholds: {
    share: {
      value: 0.2,
      source: "a loss of exactly 0 after memorising gives single zeros; underflow gives them from the start",
    },
  },
  detect(inputs, limit) {
    const { zero, points } = gradientCourse(inputs["gradient-norm"]);
    if (points < 10) return { kind: "inconclusive", reason: "fewer than ten gradient norms are logged" };
    const share = zero / points;
    const measured = [
      { name: "steps with gradient 0", value: share, threshold: limit.share, passes: "above" as const },
    ];
    const claim = `The gradient norm is exactly 0 at ${numberWords(zero)} of ${numberWords(points)} logged steps (${percentWords(share)}, limit ${percentWords(limit.share)})`;
    if (!(share > limit.share)) return { kind: "absent", claim, measured };
    return { kind: "present", strength: ramp(share, 0.1, 0.6), at: [], claim, measured };
  },
});
