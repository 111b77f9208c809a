import { defineCheck } from "../model/check.ts";
import { itemCount } from "../signals/item-count.ts";
import { finiteOf } from "../stats/finite-of.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** The validation accuracy changed several times, always by whole answers of a handful of items. */
export const accuracyMovesInLargeSteps = defineCheck({
  id: "accuracy-moves-in-large-steps",
  title: "Validation accuracy moves in steps of several points",
  question: "Does every change of the validation accuracy consist of whole steps of four points or more?",
  needs: ["validation-metric"],
  signal: "metric-curve",
  figure: "loss",
  thresholds: {
    step: {
      value: 0.04,
      source: "one answer of 25: a single row moves the accuracy by more than most improvements are worth",
    },
    changes: {
      value: 3,
      source:
        "with four times as many items only one in four changes would land on such a step by chance: three do in 1 of 64 runs, and no labelled run of 25 items or more does in 430",
    },
  },
  detect(inputs, limit) {
    const metric = inputs["validation-metric"];
    const found = itemCount(metric);
    if (!found)
      return {
        kind: "inconclusive",
        reason: `the values of ${metric.sourceName} do not tell how many items they were counted over`,
      };
    const values = finiteOf(metric.values);
    const changes = values.filter((value, i) => i > 0 && value !== values[i - 1]).length;
    const step = 1 / found.items;
    const measured = [
      { name: "smallest step", value: step, threshold: limit.step, passes: "above" as const },
      { name: "changes", value: changes, threshold: limit.changes, passes: "above" as const },
    ];
    const claim = `${metric.sourceName} changes ${numberWords(changes)} times, each time by whole steps of ${percentWords(step)}, one answer of ${numberWords(found.items)} (${percentWords(limit.step)} and more in ${limit.changes} changes count)`;
    if (step < limit.step) return { kind: "absent", claim, measured };
    if (changes < limit.changes)
      return {
        kind: "inconclusive",
        reason: `${metric.sourceName} changes only ${numberWords(changes)} times: the steps that it can take are not known`,
      };
    return { kind: "present", strength: ramp(step, 0.03, 0.06), at: [], claim, measured };
  },
});
