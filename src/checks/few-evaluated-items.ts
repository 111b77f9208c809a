import { defineCheck } from "../model/check.ts";
import { itemCount } from "../signals/item-count.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";
import { wilsonInterval } from "../stats/wilson-interval.ts";

/** The validation accuracy moves in steps so large that it was counted over a handful of items. */
export const fewEvaluatedItems = defineCheck({
  id: "few-evaluated-items",
  title: "Validation accuracy counted over few items",
  question: "Over how many items was the validation accuracy counted, read off its own steps?",
  needs: ["validation-metric"],
  signal: "metric-curve",
  figure: "loss",
  thresholds: {
    items: {
      value: 25,
      source: "labelled runs: at most 24 in runs with too noisy an evaluation, 45 and more in healthy ones",
    },
    sure: {
      value: 24,
      source: "with fewer than five different values the number found may be a divisor of the true one",
    },
    distinct: {
      value: 2,
      source: "one value fits a divisor of the true number: 45 for 450 in a healthy run",
    },
  },
  detect(inputs, limit) {
    const metric = inputs["validation-metric"];
    const found = itemCount(metric);
    if (!found || found.distinct < limit.distinct)
      return {
        kind: "inconclusive",
        reason: `the values of ${metric.sourceName} do not tell how many items they were counted over`,
      };
    const last = (metric.values.at(-1) ?? Number.NaN) / (metric.unit === "percent" ? 100 : 1);
    const { low, high } = wilsonInterval(Math.round(last * found.items), found.items);
    const half = (high - low) / 2;
    const measured = [
      { name: "items", value: found.items, threshold: limit.items, passes: "below" as const },
      { name: "half width of the 95 % interval", value: half },
    ];
    const claim = `Every ${metric.sourceName} is a whole number of right answers over ${numberWords(found.items)} items (fewer than ${limit.items} counts as few); the last, ${percentWords(last)}, has a 95 % interval of ±${percentWords(half)}`;
    if (found.items > (found.distinct >= 5 ? limit.items : limit.sure))
      return { kind: "absent", claim, measured };
    return { kind: "present", strength: ramp(found.items, 40, 20), at: [], claim, measured };
  },
});
