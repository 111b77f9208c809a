/** A column with the answer of each row: class indices, or values. */
export interface Labelled {
  readonly column: Float64Array;
  readonly targets: Float64Array;
}

/** Where a column is cut, ascending, and what is answered in each piece between the cuts. */
export interface ColumnTree {
  readonly cuts: readonly number[];
  readonly answers: readonly number[];
}

interface Piece {
  readonly from: number;
  readonly to: number;
  /** Best place to cut it, and the error that it saves; 0 where none is worth it. */
  readonly cut: number;
  readonly saved: number;
}

/** Fewest rows of a piece: two rows of one class are no rule. */
const FEWEST = 3;

/**
 * A regression or classification tree on one column: the piece whose best cut saves most error is cut first, until there are
 * `leaves` pieces. Error is the Gini impurity times rows for classes, the squared error for values. Rows of equal value
 * stay together, so the result depends on the order of values only, not on their scale.
 *
 * Use it to ask how much one column tells by itself (the "predictive power score").
 * Breiman et al. (1984), https://en.wikipedia.org/wiki/Decision_tree_learning
 *
 * @example columnTree({ column: [1, 2, 3, 10, 11, 12], targets: [0, 0, 0, 1, 1, 1] }, { leaves: 2, classes: 2 }) // cut at 6.5
 */
export function columnTree(
  data: Labelled,
  options: { readonly leaves: number; readonly classes: number | null },
): ColumnTree {
  const sorted = sortRows(data);
  const cutOf = options.classes === null ? bestValueCut : bestClassCut(options.classes);
  let pieces: Piece[] = [cutOf(sorted, { from: 0, to: sorted.column.length })];
  while (pieces.length < options.leaves) {
    const worst = pieces.reduce((a, b) => (b.saved > a.saved ? b : a));
    if (worst.saved <= 1e-12) break;
    pieces = pieces.flatMap((piece) =>
      piece === worst
        ? [
            cutOf(sorted, { from: piece.from, to: piece.cut }),
            cutOf(sorted, { from: piece.cut, to: piece.to }),
          ]
        : [piece],
    );
  }
  const answer = options.classes === null ? meanOf : modeOf;
  return {
    cuts: pieces.slice(1).map(({ from }) => middle(sorted.column[from - 1], sorted.column[from])),
    answers: pieces.map(({ from, to }) => answer(sorted.targets.subarray(from, to))),
  };
}

/** What the tree answers for a value. */
export function answerOf(tree: ColumnTree, value: number): number {
  let low = 0;
  let high = tree.cuts.length;
  while (low < high) {
    const half = (low + high) >> 1;
    if ((tree.cuts[half] ?? 0) <= value) low = half + 1;
    else high = half;
  }
  return tree.answers[low] ?? Number.NaN;
}

/** Rows with a finite value, by value. */
function sortRows({ column, targets }: Labelled): Labelled {
  const order = [...column.keys()].filter((row) => Number.isFinite(column[row]));
  order.sort((a, b) => (column[a] ?? 0) - (column[b] ?? 0));
  return {
    column: Float64Array.from(order, (row) => column[row] ?? 0),
    targets: Float64Array.from(order, (row) => targets[row] ?? 0),
  };
}

function bestClassCut(classes: number): (sorted: Labelled, range: { from: number; to: number }) => Piece {
  return ({ column, targets }, { from, to }) => {
    const left = new Float64Array(classes);
    const right = new Float64Array(classes);
    for (let i = from; i < to; i++) add(right, targets[i], 1);
    let rightSquares = right.reduce((sum, count) => sum + count * count, 0);
    let leftSquares = 0;
    const whole = rightSquares / (to - from);
    let best: Piece = { from, to, cut: to, saved: 0 };
    for (let i = from; i < to - FEWEST; i++) {
      const k = targets[i] ?? 0;
      leftSquares += 2 * (left[k] ?? 0) + 1;
      rightSquares -= 2 * (right[k] ?? 0) - 1;
      add(left, k, 1);
      add(right, k, -1);
      if (i + 1 - from < FEWEST || column[i] === column[i + 1]) continue;
      const saved = leftSquares / (i + 1 - from) + rightSquares / (to - i - 1) - whole;
      if (saved > best.saved) best = { from, to, cut: i + 1, saved };
    }
    return best;
  };
}

function bestValueCut({ column, targets }: Labelled, { from, to }: { from: number; to: number }): Piece {
  let right = 0;
  for (let i = from; i < to; i++) right += targets[i] ?? 0;
  let left = 0;
  const whole = (right * right) / (to - from);
  let best: Piece = { from, to, cut: to, saved: 0 };
  for (let i = from; i < to - FEWEST; i++) {
    left += targets[i] ?? 0;
    right -= targets[i] ?? 0;
    if (i + 1 - from < FEWEST || column[i] === column[i + 1]) continue;
    const saved = (left * left) / (i + 1 - from) + (right * right) / (to - i - 1) - whole;
    if (saved > best.saved) best = { from, to, cut: i + 1, saved };
  }
  return best;
}

function add(counts: Float64Array, k: number | undefined, by: number): void {
  counts[k ?? 0] = (counts[k ?? 0] ?? 0) + by;
}

function middle(a: number | undefined, b: number | undefined): number {
  return ((a ?? 0) + (b ?? 0)) / 2;
}

function meanOf(targets: Float64Array): number {
  return targets.reduce((sum, y) => sum + y, 0) / targets.length;
}

/** Most frequent; the smallest of equals, so that the order of rows does not matter. */
function modeOf(targets: Float64Array): number {
  const counts = new Map<number, number>();
  for (const k of targets) counts.set(k, (counts.get(k) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || a - b)[0]?.[0] ?? Number.NaN;
}
