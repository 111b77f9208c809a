import { defineCheck } from "../model/check.ts";
import { bfloat16 } from "../stats/bfloat16.ts";
import { countDistinct } from "../stats/count-distinct.ts";
import { finiteOf } from "../stats/finite-of.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** Logged losses that all lie on the grid of bfloat16. */
export const lossOnCoarseGrid = defineCheck({
  id: "loss-on-coarse-grid",
  title: "Losses on the grid of bf16",
  question: "Do the logged training losses take only values that bf16 can hold?",
  needs: ["train-loss"],
  signal: "precision",
  ground: "computed",
  figure: "loss",
  thresholds: {
    share: { value: 0.95, source: "by chance 2 to 6 % of values lie this near to the grid" },
    points: { value: 50, source: "fifty values on the grid by chance: less than 1e-60" },
  },
  detect(inputs, limit) {
    const losses = withoutZeros(finiteOf(inputs["train-loss"].values));
    const distinct = countDistinct(losses);
    if (losses.length < limit.points || distinct < 5)
      return {
        kind: "inconclusive",
        reason: "fewer than fifty training losses, or fewer than five different ones, are logged",
      };
    const on = losses.reduce((count, value) => count + (isNearGrid(value) ? 1 : 0), 0);
    const share = on / losses.length;
    const measured = [
      {
        name: "losses that bf16 holds exactly",
        value: share,
        threshold: limit.share,
        passes: "above" as const,
      },
    ];
    const claim = `${percentWords(share)} of ${numberWords(losses.length)} logged training losses are values that bf16 holds (limit ${percentWords(limit.share)}), ${numberWords(distinct)} different ones`;
    if (!(share > limit.share)) return { kind: "absent", claim, measured };
    return { kind: "present", strength: ramp(share, 0.9, 1), at: [], claim, measured };
  },
});

/** Moves them together in place: `filter` makes an object of every number of a typed array. */
function withoutZeros(values: Float64Array): Float64Array {
  let count = 0;
  for (const value of values) if (value !== 0) values[count++] = value;
  return values.subarray(0, count);
}

function isNearGrid(value: number): boolean {
  return Math.abs(bfloat16(value) / value - 1) < 1e-4;
}
