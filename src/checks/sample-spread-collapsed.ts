import { defineCheck } from "../model/check.ts";
import { stepAt } from "../model/series.ts";
import { medianOf } from "../stats/median-of.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** The spread of a generator's samples shrinks to a fraction of what it was. */
export const sampleSpreadCollapsed = defineCheck({
  id: "sample-spread-collapsed",
  title: "Spread of generated samples collapsed",
  question: "How much of the largest spread of its samples has the generator kept?",
  needs: ["sample-spread"],
  regimes: ["gan", "unknown"],
  signal: "gan",
  figure: "table",
  thresholds: {
    kept: {
      value: 0.25,
      source: "labelled runs: at most 0.012 in collapsed generators, 0.71 and more in healthy ones",
    },
    records: {
      value: 5,
      source: "an early overshoot of the spread needs several records to be told from a collapse",
    },
  },
  detect(inputs, limit) {
    const series = inputs["sample-spread"];
    const values = series.values.filter((value) => Number.isFinite(value));
    if (values.length < limit.records)
      return { kind: "inconclusive", reason: "the spread of samples was logged fewer than five times" };
    const most = values.reduce((a, b) => Math.max(a, b), 0);
    const end = medianOf(values.slice(-3));
    const kept = end / most;
    const measured = [
      { name: "spread at the end / largest", value: kept, threshold: limit.kept, passes: "below" as const },
    ];
    const claim = `The spread of generated samples ends at ${numberWords(end)}, ${percentWords(kept)} of its largest value ${numberWords(most)} (less than ${percentWords(limit.kept)} counts as collapsed)`;
    if (!(kept < limit.kept)) return { kind: "absent", claim, measured };
    const from = stepAt(
      series,
      series.values.findIndex((value, i) => i > series.values.indexOf(most) && value < limit.kept * most),
    );
    return {
      kind: "present",
      strength: ramp(kept, 0.5, 0.1),
      at: Number.isFinite(from) ? [{ from, to: stepAt(series, series.values.length - 1) }] : [],
      claim,
      measured,
    };
  },
});
