/** Edges of at most `bins` groups of a column: its own values where they are few, else equal shares of the rows. */
export function binEdges(column: Float64Array, bins: number): Float64Array {
  const sorted = column.filter(Number.isFinite).sort();
  const distinct = sorted.filter((value, i) => i === 0 || value !== sorted[i - 1]);
  if (distinct.length <= bins) return distinct.slice(1);
  const edges = Array.from(
    { length: bins - 1 },
    (_, k) => sorted[Math.floor(((k + 1) * sorted.length) / bins)] ?? 0,
  );
  return Float64Array.from(edges).filter((edge, i, all) => i === 0 || edge !== all[i - 1]);
}

/** Group of a value: how many edges lie at or below it. */
export function binOf(value: number, edges: Float64Array): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edges[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Split {
  readonly column: Float64Array;
  readonly targets: Float64Array;
}

/**
 * How well one column alone tells the class, 0…1: the column is cut into groups on the training rows, each group answers with
 * its most frequent class, and the answers on the validation rows are scored as (accuracy − majority) / (1 − majority).
 * Any monotone change of the column leaves it alone. It is the "predictive power score" with groups instead of a tree.
 *
 * @example classPower(copyOfLabels, sameForValidation, 24) // 1
 */
export function classPower(train: Split, validation: Split, bins: number): number {
  const edges = binEdges(train.column, bins);
  const counts = Array.from({ length: edges.length + 1 }, () => new Map<number, number>());
  for (const [row, value] of train.column.entries()) add(counts[binOf(value, edges)], train.targets[row]);
  const common = modeOf(tally(train.targets));
  const answers = counts.map((seen) => modeOf(seen) ?? common);
  let hits = 0;
  for (const [row, value] of validation.column.entries()) {
    if (answers[binOf(value, edges)] === validation.targets[row]) hits += 1;
  }
  const seen = tally(validation.targets);
  const majority = Math.max(...seen.values()) / validation.targets.length;
  return majority >= 1 ? 0 : Math.max(0, (hits / validation.targets.length - majority) / (1 - majority));
}

/** The same for a number: 1 − squared error of the groups' means over that of the training mean, at least 0. */
export function valuePower(train: Split, validation: Split, bins: number): number {
  const edges = binEdges(train.column, bins);
  const sums = new Float64Array(edges.length + 1);
  const counts = new Float64Array(edges.length + 1);
  let total = 0;
  for (const [row, value] of train.column.entries()) {
    const bin = binOf(value, edges);
    sums[bin] = (sums[bin] ?? 0) + (train.targets[row] ?? 0);
    counts[bin] = (counts[bin] ?? 0) + 1;
    total += train.targets[row] ?? 0;
  }
  const mean = total / train.targets.length;
  let rest = 0;
  let whole = 0;
  for (const [row, value] of validation.column.entries()) {
    const bin = binOf(value, edges);
    const answer = (counts[bin] ?? 0) > 0 ? (sums[bin] ?? 0) / (counts[bin] ?? 1) : mean;
    const target = validation.targets[row] ?? 0;
    rest += (target - answer) ** 2;
    whole += (target - mean) ** 2;
  }
  return whole > 0 ? Math.max(0, 1 - rest / whole) : 0;
}

function add(counts: Map<number, number> | undefined, target: number | undefined): void {
  if (counts && target !== undefined) counts.set(target, (counts.get(target) ?? 0) + 1);
}

function tally(targets: Float64Array): Map<number, number> {
  const counts = new Map<number, number>();
  for (const target of targets) add(counts, target);
  return counts;
}

/** Most frequent; the smallest of equals, so that the order of rows does not matter. */
function modeOf(counts: ReadonlyMap<number, number>): number | undefined {
  return [...counts].sort(([a, m], [b, n]) => n - m || a - b)[0]?.[0];
}
