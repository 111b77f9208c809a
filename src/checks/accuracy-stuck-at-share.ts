import { defineCheck } from "../model/check.ts";
import { type Series, stepAt } from "../model/series.ts";
import { itemCount } from "../signals/item-count.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";
import { stepWords } from "../stats/step-words.ts";

/** The validation accuracy stands still from early on while the loss still falls: the same answers, for every row one. */
export const accuracyStuckAtShare = defineCheck({
  id: "accuracy-stuck-at-share",
  title: "Accuracy stuck early while the loss falls",
  question:
    "Does the validation accuracy stand at one value from early on while the validation loss still falls?",
  needs: ["validation-metric", "validation-loss"],
  regimes: ["supervised", "unknown"],
  signal: "metric-curve",
  figure: "loss",
  thresholds: {
    share: { value: 0.2, source: "of the evaluations in a row at one accuracy, at least six" },
    start: {
      value: 0.15,
      source: "of the run: a healthy accuracy stands still after it has risen, not before",
    },
    level: { value: 0.6, source: "a class that crowds out the others has at least this share" },
    top: { value: 0.95, source: "an accuracy near 1 stands still because little is left to learn" },
    wrong: {
      value: 5,
      source:
        "rows, where their number can be read off: fewer are single hard rows and no class that is left out; six healthy runs stand still at two wrong rows of 35",
    },
    fall: {
      value: 0.15,
      source: "of the validation loss over the same evaluations: the probabilities still move",
    },
  },
  detect(inputs, limit) {
    const metric = inputs["validation-metric"];
    const loss = inputs["validation-loss"];
    const count = metric.values.length;
    if (metric.role !== "accuracy" || count < 8 || loss.values.length !== count)
      return {
        kind: "inconclusive",
        reason: "no accuracy with eight evaluations stands beside the validation loss",
      };
    const scale = metric.unit === "percent" ? 100 : 1;
    const plateau = longestPlateau(metric, limit.start * count + 2);
    const level = (metric.values[plateau.from] ?? Number.NaN) / scale;
    const wrong = (1 - level) * (itemCount(metric)?.items ?? Number.POSITIVE_INFINITY);
    const length = plateau.to - plateau.from + 1;
    const fall = 1 - (loss.values[plateau.to] ?? Number.NaN) / (loss.values[plateau.from] ?? Number.NaN);
    const measured = [
      {
        name: "evaluations in a row at one accuracy",
        value: length / count,
        threshold: limit.share,
        passes: "above" as const,
      },
      {
        name: "fall of the validation loss meanwhile",
        value: fall,
        threshold: limit.fall,
        passes: "above" as const,
      },
    ];
    const [from, to] = [stepAt(metric, plateau.from), stepAt(metric, plateau.to)];
    const claim = `${metric.sourceName} stays at ${numberWords(level)} for ${length} of ${count} evaluations from ${stepWords(metric.axes.stepUnit, from)} on (limit ${percentWords(limit.share)}), while the validation loss falls by ${percentWords(fall)} (limit ${percentWords(limit.fall)})`;
    // A share is read off with a rounding error far below half a row.
    const isShare = level >= limit.level && level <= limit.top && wrong > limit.wrong - 0.5;
    const still = length >= Math.max(6, limit.share * count) && isShare;
    if (!still || !(fall >= limit.fall)) return { kind: "absent", claim, measured };
    return { kind: "present", strength: ramp(length / count, 0.1, 0.6), at: [{ from, to }], claim, measured };
  },
});

/** The longest stretch of equal values that begins before evaluation `latest`. */
function longestPlateau(metric: Series, latest: number): { from: number; to: number } {
  let best = { from: 0, to: 0 };
  let from = 0;
  for (let i = 1; i < metric.values.length; i++) {
    if (metric.values[i] !== metric.values[from]) from = i;
    if (from >= latest) break;
    if (i - from > best.to - best.from) best = { from, to: i };
  }
  return best;
}
