import type { ClassCounts } from "../model/artifacts.ts";
import { defineCheck } from "../model/check.ts";
import { classBalance } from "../signals/class-balance.ts";
import { type ClassScore, confusion } from "../signals/confusion.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** Classes with few training rows are found far less often than the others, whatever the validation rows hold. */
export const rareClassesMissed = defineCheck({
  id: "rare-classes-missed",
  title: "Classes rare in training found far less often",
  question: "Are the classes with few training examples found less often than the others?",
  needs: ["validation-predictions", "class-counts"],
  signal: "predictions",
  figure: "predictions",
  thresholds: {
    rare: {
      value: 8,
      source: "the most frequent class has this many times more rows: as in class-counts-uneven",
    },
    gap: { value: 0.1, source: "a tenth of the rows of a class is a loss that a reader would act on" },
    deviations: { value: 3, source: "three standard errors of a difference of two shares (p < 0.003)" },
  },
  detect(inputs, limit) {
    const predictions = inputs["validation-predictions"];
    if (predictions.kind !== "classification")
      return { kind: "inconclusive", reason: "the predictions are numbers, not classes" };
    const groups = groupsOf(confusion(predictions).perClass, inputs["class-counts"], limit.rare);
    if (!groups)
      return {
        kind: "inconclusive",
        reason: `no class has ${limit.rare} times fewer training rows than another`,
      };
    const { rare, other } = groups;
    if (rare.rows === 0 || other.rows === 0)
      return { kind: "inconclusive", reason: "the validation rows hold no rare class or nothing else" };
    const gap = other.found / other.rows - rare.found / rare.rows;
    const pooled = (other.found + rare.found) / (other.rows + rare.rows);
    const error = Math.sqrt(pooled * (1 - pooled) * (1 / other.rows + 1 / rare.rows));
    const deviations = error > 0 ? gap / error : 0;
    const measured = [
      { name: "recall lost by rare classes", value: gap, threshold: limit.gap, passes: "above" as const },
      { name: "standard errors", value: deviations, threshold: limit.deviations, passes: "above" as const },
    ];
    const claim = `Classes with ${limit.rare} times fewer training rows than the most frequent one are found in ${percentWords(rare.found / rare.rows)} of their ${numberWords(rare.rows)} validation rows, the others in ${percentWords(other.found / other.rows)} (limit ${Math.round(100 * limit.gap)} points and ${limit.deviations} standard errors)`;
    if (gap < limit.gap || deviations < limit.deviations) return { kind: "absent", claim, measured };
    return { kind: "present", strength: ramp(gap, 0.05, 0.25), at: [], claim, measured };
  },
});

interface Found {
  readonly rows: number;
  readonly found: number;
}

/** Rows and hits of the rare classes and of the rest; null where no class is rare. */
function groupsOf(
  scores: readonly ClassScore[],
  source: ClassCounts,
  times: number,
): { readonly rare: Found; readonly other: Found } | null {
  const train = source.counts.train ?? {};
  const most = classBalance(source)?.most.count ?? 0;
  const known = scores.filter(({ name }) => train[name] !== undefined);
  const rare = known.filter(({ name }) => (train[name] ?? 0) * times <= most);
  const other = known.filter((score) => !rare.includes(score));
  if (rare.length === 0 || other.length === 0) return null;
  return { rare: sumOf(rare), other: sumOf(other) };
}

function sumOf(scores: readonly ClassScore[]): Found {
  return {
    rows: scores.reduce((sum, { support }) => sum + support, 0),
    found: scores.reduce((sum, { support, recall }) => sum + (support > 0 ? recall.value * support : 0), 0),
  };
}
