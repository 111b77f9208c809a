import { defineCheck } from "../model/check.ts";
import { stepAt } from "../model/series.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** The validation accuracy stands at one value for most of the run while the loss falls: one answer for every row. */
export const accuracyStuckAtShare = defineCheck({
  id: "accuracy-stuck-at-share",
  title: "Accuracy stuck while the loss falls",
  question:
    "Does the validation accuracy stay at one value for most of the run while the validation loss falls?",
  needs: ["validation-metric", "validation-loss"],
  regimes: ["supervised", "unknown"],
  signal: "metric-curve",
  figure: "loss",
  thresholds: {
    share: {
      value: 0.6,
      source:
        "of evaluations at one and the same accuracy; labelled runs: 2 of 2 imbalanced ones without class counts",
    },
    low: { value: 0.6, source: "the share of a class that crowds out the others" },
    high: { value: 0.985, source: "an accuracy near 1 stands still because nothing is left to learn" },
    fall: { value: 0.15, source: "of the validation loss: the probabilities still move" },
  },
  detect(inputs, limit) {
    const metric = inputs["validation-metric"];
    const loss = inputs["validation-loss"].values.filter((value) => Number.isFinite(value));
    if (metric.role !== "accuracy" || metric.values.length < 5 || loss.length < 5)
      return {
        kind: "inconclusive",
        reason: "no accuracy with five evaluations stands beside the validation loss",
      };
    const scale = metric.unit === "percent" ? 100 : 1;
    const common = commonest(metric.values);
    const level = common.value / scale;
    const share = common.count / metric.values.length;
    const fall = 1 - (loss.at(-1) ?? 0) / (loss[0] ?? Number.NaN);
    const measured = [
      { name: "evaluations at one accuracy", value: share, threshold: limit.share, passes: "above" as const },
      { name: "fall of the validation loss", value: fall, threshold: limit.fall, passes: "above" as const },
    ];
    const claim = `${metric.sourceName} is ${numberWords(level)} in ${percentWords(share)} of the evaluations (limit ${percentWords(limit.share)}), while the validation loss falls by ${percentWords(fall)} (limit ${percentWords(limit.fall)})`;
    const stuck = share >= limit.share && level >= limit.low && level <= limit.high && fall >= limit.fall;
    if (!stuck) return { kind: "absent", claim, measured };
    const at = [{ from: stepAt(metric, 0), to: stepAt(metric, metric.values.length - 1) }];
    return { kind: "present", strength: ramp(share, 0.4, 0.9), at, claim, measured };
  },
});

function commonest(values: Float64Array): { value: number; count: number } {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [value = Number.NaN, count = 0] = [...counts].sort(([a, m], [b, n]) => n - m || b - a)[0] ?? [];
  return { value, count };
}
