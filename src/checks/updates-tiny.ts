import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { layerCourses } from "../signals/layer-courses.ts";
import { medianOf } from "../stats/median-of.ts";
import { numberWords } from "../stats/number-words.ts";
import { quantileOf } from "../stats/quantile-of.ts";
import { logRamp } from "../stats/ramp.ts";

/** Updates that are too small, in all layers, to rewrite the weights within the run. */
export const updatesTiny = defineCheck({
  id: "updates-tiny",
  title: "Updates tiny in all layers",
  question: "Are the updates a tiny share of the weights throughout the run, in all layers?",
  needs: ["layers"],
  uses: ["model"],
  regimes: LOSS_REGIMES,
  signal: "layers",
  figure: "layers",
  thresholds: {
    ratio: {
      value: 4e-4,
      source:
        "labelled runs: at most 1.7e-4 in 12 of 12 with too low a rate, healthy 1.8e-3 and more of 120; the published 1e-3 is the usual ratio (Karpathy)",
    },
  },
  detect(inputs, limit) {
    const { weights, steps } = layerCourses(inputs.layers, inputs.model);
    const byRecord = Array.from(steps.keys())
      .slice(1)
      .map((record) => medianOf(weights.map((layer) => layer.updateRatio[record] ?? Number.NaN)));
    const high = quantileOf(byRecord, 0.9);
    if (byRecord.length < 4 || !Number.isFinite(high))
      return { kind: "inconclusive", reason: "fewer than four records of update ratios are logged" };
    const measured = [
      {
        name: "update / weight, 90th percentile over time of the median layer",
        value: high,
        threshold: limit.ratio,
        passes: "below" as const,
      },
    ];
    const claim = `The update of the median layer is at most ${numberWords(high)} of its weights in nine of ten records (less than ${numberWords(limit.ratio)} counts as tiny)`;
    if (!(high < limit.ratio) || high === 0) return { kind: "absent", claim, measured };
    return { kind: "present", strength: logRamp(high, 1e-3, 1.5e-4), at: [], claim, measured };
  },
});
