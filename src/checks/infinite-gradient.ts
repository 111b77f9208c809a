import { defineCheck } from "../model/check.ts";
import { stepAt } from "../model/series.ts";
import { gradientCourse } from "../signals/gradient-course.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** Steps whose gradient left the range of the number format. */
export const infiniteGradient = defineCheck({
  id: "infinite-gradient",
  title: "Infinite gradients",
  question: "Is the gradient norm infinite at many steps?",
  needs: ["gradient-norm"],
  signal: "gradient-norm",
  ground: "observed",
  figure: "gradient-norm",
  thresholds: {
    share: {
      value: 0.03,
      source:
        "labelled runs: every step of 28 of 28 overflowing runs, no step of 245 healthy ones. A dynamic loss scale that starts too high costs about ten steps, then 1 in 2,000",
    },
    atLeast: { value: 12, source: "halving 2^16 to 2^4 takes twelve skipped steps, which is a normal start" },
  },
  detect(inputs, limit) {
    const gradient = inputs["gradient-norm"];
    const { infinite, points } = gradientCourse(gradient);
    if (points < 10) return { kind: "inconclusive", reason: "fewer than ten gradient norms are logged" };
    const share = infinite / points;
    const measured = [
      {
        name: "steps with infinite gradient",
        value: share,
        threshold: limit.share,
        passes: "above" as const,
      },
    ];
    const claim = `The gradient norm is infinite at ${infinite === 0 ? "none" : numberWords(infinite)} of ${numberWords(points)} logged steps${infinite === 0 ? "" : ` (${percentWords(share)})`}`;
    const enough = infinite >= Math.min(limit.atLeast, 0.5 * points);
    if (share <= limit.share || !enough) return { kind: "absent", claim, measured };
    const where = Array.from(gradient.values.keys()).filter(
      (i) => gradient.values[i] === Number.POSITIVE_INFINITY,
    );
    return {
      kind: "present",
      strength: ramp(share, limit.share, 0.2),
      at: [{ from: stepAt(gradient, where[0] ?? -1), to: stepAt(gradient, where.at(-1) ?? -1) }],
      claim,
      measured,
    };
  },
});
