import { quantileOf } from "./quantile-of.ts";

/** Deciles of the first sample: the usual choice of credit scoring, where the index comes from. */
const BINS = 10;

/**
 * Population stability index of two samples: sum over the deciles of the first of (q − p) · ln(q / p), with p and q the
 * shares of both samples in them. By convention below 0.1 is stable and above 0.25 a shift. An empty bin counts as half
 * an item, so that it does not make the sum infinite. NaN where a sample holds no finite value.
 *
 * Siddiqi (2006), Credit Risk Scorecards; it is the symmetric Kullback–Leibler (Jeffreys) divergence of the two.
 *
 * @example populationStability([1, 2, 3, 4], [1, 2, 3, 4]) // 0
 */
export function populationStability(first: ArrayLike<number>, second: ArrayLike<number>): number {
  const a = Float64Array.from(first).filter(Number.isFinite);
  const b = Float64Array.from(second).filter(Number.isFinite);
  if (a.length === 0 || b.length === 0) return Number.NaN;
  const inner = Array.from({ length: BINS - 1 }, (_, i) => quantileOf(a, (i + 1) / BINS));
  const edges = [...new Set(inner)];
  const [p, q] = [sharesOf(a, edges), sharesOf(b, edges)];
  return p.reduce((sum, share, i) => {
    const other = q[i] ?? share;
    return sum + (other - share) * Math.log(other / share);
  }, 0);
}

/** Share of the values up to each edge and above the one before, the last bin above all edges. */
function sharesOf(values: Float64Array, edges: readonly number[]): readonly number[] {
  const counts = Array.from({ length: edges.length + 1 }, () => 0);
  for (const value of values) {
    let bin = 0;
    while (bin < edges.length && value > (edges[bin] ?? Number.POSITIVE_INFINITY)) bin++;
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts.map((count) => Math.max(count, 0.5) / values.length);
}
