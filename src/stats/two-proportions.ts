/**
 * How many standard errors the share `hits / n` of the second sample lies above that of the first (pooled two-proportion z).
 * About normal when both samples have a few hits and a few misses; 0 where neither varies.
 *
 * @example twoProportions({ hits: 50, n: 100 }, { hits: 70, n: 100 }) // 2.89
 */
export function twoProportions(
  first: { readonly hits: number; readonly n: number },
  second: { readonly hits: number; readonly n: number },
): number {
  const pooled = (first.hits + second.hits) / (first.n + second.n);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / first.n + 1 / second.n));
  return error > 0 ? (second.hits / second.n - first.hits / first.n) / error : 0;
}
