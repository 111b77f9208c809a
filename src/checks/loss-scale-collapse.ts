import { defineCheck } from "../model/check.ts";
import { stepAt } from "../model/series.ts";
import { numberWords } from "../stats/number-words.ts";
import { logRamp } from "../stats/ramp.ts";

/** The loss scale is halved again and again and does not come back. */
export const lossScaleCollapse = defineCheck({
  id: "loss-scale-collapse",
  title: "Loss scale collapses",
  question: "Does the loss scale fall far below its usual level and stay there?",
  needs: ["loss-scale"],
  signal: "precision",
  ground: "observed",
  figure: "none",
  thresholds: {
    factor: {
      value: 256,
      source: "eight halvings; GradScaler halves at each overflow and doubles every 2,000 good steps",
    },
    scale: { value: 16, source: "below this the smallest fp16 gradients are lost again" },
  },
  detect(inputs, limit) {
    const series = inputs["loss-scale"];
    const scales = series.values.filter(Number.isFinite);
    if (scales.length < 10) return { kind: "inconclusive", reason: "fewer than ten loss scales are logged" };
    const most = scales.reduce((high, scale) => Math.max(high, scale), 0);
    const last = scales.at(-1) ?? Number.NaN;
    const measured = [
      {
        name: "highest / last loss scale",
        value: most / last,
        threshold: limit.factor,
        passes: "above" as const,
      },
      { name: "last loss scale", value: last, threshold: limit.scale, passes: "below" as const },
    ];
    const claim = `The loss scale ${most > last ? `falls from ${numberWords(most)} to ${numberWords(last)}` : `ends at its highest, ${numberWords(last)}`}, a fall by ${numberWords(most / last)} × (limit ${numberWords(limit.factor)}, last below ${numberWords(limit.scale)})`;
    if (!(most / last > limit.factor && last < limit.scale)) return { kind: "absent", claim, measured };
    const from = stepAt(series, series.values.indexOf(most));
    const at = [{ from, to: stepAt(series, series.values.length - 1) }];
    return { kind: "present", strength: logRamp(most / last, 64, 4096), at, claim, measured };
  },
});
