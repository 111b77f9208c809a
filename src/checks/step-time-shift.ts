import { defineCheck } from "../model/check.ts";
import { stepAt } from "../model/series.ts";
import { medianOf } from "../stats/median-of.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** Steps slow down for good, to a multiple of their usual time. */
export const stepTimeShift = defineCheck({
  id: "step-time-shift",
  title: "Steps slow down for good",
  question: "Do steps become much slower within the run and stay so?",
  needs: ["step-time"],
  uses: ["data-time"],
  signal: "resources",
  figure: "resources",
  thresholds: {
    times: {
      value: 1.5,
      source:
        "median of the last fifth over that of the second fifth; a slow rank holds up every step (proposal)",
    },
    steps: { value: 50, source: "medians of ten steps" },
  },
  detect(inputs, limit) {
    const series = inputs["step-time"];
    const values = series.values;
    if (values.length < limit.steps)
      return { kind: "inconclusive", reason: "fewer than fifty steps were timed" };
    const fifth = Math.floor(values.length / 5);
    const before = medianOf(values.subarray(fifth, 2 * fifth));
    const after = medianOf(values.subarray(-fifth));
    const wait = inputs["data-time"] ? medianOf(inputs["data-time"].values.subarray(-fifth)) : 0;
    const times = after / before;
    const measured = [
      {
        name: "step time at the end / early",
        value: times,
        threshold: limit.times,
        passes: "above" as const,
      },
    ];
    const claim = `The median step takes ${numberWords(before)} s in the second fifth of the run and ${numberWords(after)} s in the last (limit ${limit.times} ×); loading data takes ${percentWords(wait / after)} of it`;
    if (!(times >= limit.times) || wait > 0.25 * after) return { kind: "absent", claim, measured };
    const from = stepAt(series, values.length - fifth);
    return {
      kind: "present",
      strength: ramp(times, 1.2, 3),
      at: [{ from, to: stepAt(series, values.length - 1) }],
      claim,
      measured,
    };
  },
});
