import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { finiteOf } from "../stats/finite-of.ts";
import { medianOf } from "../stats/median-of.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { quantileOf } from "../stats/quantile-of.ts";
import { ramp } from "../stats/ramp.ts";

/** The layers' gradient norms always add up to the same number: that of the clipping threshold. */
export const clippedNormConstant = defineCheck({
  id: "clipped-norm-constant",
  title: "Layer gradients add up to a constant",
  question: "Do the gradient norms of the layers add up to the same total at every record?",
  needs: ["layers"],
  uses: ["gradient-norm"],
  regimes: LOSS_REGIMES,
  signal: "layers",
  figure: "layers",
  thresholds: {
    spread: {
      value: 0.02,
      source:
        "labelled runs: below 0.001 % in 6 of 6 clipped too tightly whose layers were logged after clipping, 20 % and more in 120 healthy",
    },
    below: {
      value: 0.5,
      source: "the total must lie below half of the unclipped norm, where that is logged",
    },
  },
  detect(inputs, limit) {
    const { steps } = inputs.layers;
    const matrix = inputs.layers.statistics["grad-norm"];
    if (!matrix || steps.length < 6)
      return { kind: "inconclusive", reason: "fewer than six records of gradient norms by layer are logged" };
    const width = inputs.layers.layers.length;
    const totals = Array.from(steps, (_, record) => {
      let sum = 0;
      for (let i = record * width; i < (record + 1) * width; i++)
        if (matrix.logged[i] === 1) sum += (matrix.values[i] ?? 0) ** 2;
      return Math.sqrt(sum);
    });
    // Once a run has diverged its gradients are NaN: the one finite record before that is constant by itself.
    if (finiteOf(totals).length < 6)
      return { kind: "inconclusive", reason: "fewer than six records of gradient norms by layer are finite" };
    const total = medianOf(totals);
    if (!(total > 0)) return { kind: "inconclusive", reason: "the gradient norms by layer are 0" };
    const spread = (quantileOf(totals, 0.9) - quantileOf(totals, 0.1)) / total;
    const ratio = inputs["gradient-norm"] ? total / medianOf(inputs["gradient-norm"].values) : null;
    const measured = [
      {
        name: "spread of the total / total",
        value: spread,
        threshold: limit.spread,
        passes: "below" as const,
      },
    ];
    const beside = ratio === null ? "" : `, ${numberWords(ratio)} × the logged gradient norm`;
    const claim = `The gradient norms of all layers add up to ${numberWords(total)}${beside}, and eight of ten records lie within ${percentWords(spread)} of each other (less than ${percentWords(limit.spread)} counts as constant)`;
    const clipped = spread < limit.spread && (ratio === null || ratio < limit.below);
    if (!clipped) return { kind: "absent", claim, measured };
    return { kind: "present", strength: ramp(spread, 0.03, 0.002), at: [], claim, measured };
  },
});
