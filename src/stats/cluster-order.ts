/**
 * An order in which items that are alike stand together: average linkage (UPGMA) along chains of nearest neighbours
 * (Murtagh 1983), each branch turned so that the two items at a joint are the most alike. Items that are like no other,
 * and groups that share nothing, keep the order they came in. `similarity` is symmetric, row by row, never negative.
 */
export function clusterOrder(similarity: Float64Array, count: number): readonly number[] {
  const leaves = new Map<number, readonly number[]>(Array.from({ length: count }, (_, i) => [i, [i]]));
  const links = Float64Array.from(similarity);
  const groups: (readonly number[])[] = [];
  let chain: number[] = [];
  while (leaves.size > 0) {
    const tip = chain.at(-1) ?? lowest(leaves);
    if (chain.length === 0) chain.push(tip);
    const next = nearestOf(tip, { links, count, leaves, before: chain.at(-2) });
    if (next === null) {
      // Nothing left is like this group, so it is whole.
      groups.push(leaves.get(tip) ?? []);
      leaves.delete(tip);
      chain = [];
    } else if (next === chain.at(-2)) {
      chain = chain.slice(0, -2);
      join([Math.min(tip, next), Math.max(tip, next)], { links, count, leaves, similarity });
    } else {
      chain.push(next);
    }
  }
  return groups
    .map(upright)
    .sort((a, b) => Math.min(...a) - Math.min(...b))
    .flat();
}

interface Forest {
  /** Mean similarity of the groups, by the item that stands for each. */
  readonly links: Float64Array;
  readonly count: number;
  /** Items of each group that is still growing, by the least of them, in their order so far. */
  readonly leaves: Map<number, readonly number[]>;
}

function lowest(leaves: Forest["leaves"]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const key of leaves.keys()) least = Math.min(least, key);
  return least;
}

/** The group most like this one; of equals the one before it in the chain, else the first; null where none is like it. */
function nearestOf(tip: number, forest: Forest & { readonly before: number | undefined }): number | null {
  const { links, count, leaves, before } = forest;
  let best = before ?? null;
  let most = before === undefined ? 0 : (links[tip * count + before] ?? 0);
  for (const other of leaves.keys()) {
    const link = links[tip * count + other] ?? 0;
    if (other === tip || link < most || (link === most && !isEarlier(other, best, before))) continue;
    if (link > 0) [best, most] = [other, link];
  }
  return best;
}

function isEarlier(other: number, best: number | null, before: number | undefined): boolean {
  return best === null || (best !== before && other < best);
}

/** Puts group b at group a, the more alike ends together. */
function join(
  [a, b]: readonly [number, number],
  { links, count, leaves, similarity }: Forest & { readonly similarity: Float64Array },
): void {
  const [left, right] = [leaves.get(a) ?? [], leaves.get(b) ?? []];
  for (const other of leaves.keys()) {
    const mean =
      (left.length * (links[a * count + other] ?? 0) + right.length * (links[b * count + other] ?? 0)) /
      (left.length + right.length);
    links[a * count + other] = mean;
    links[other * count + a] = mean;
  }
  const like = (i: number | undefined, j: number | undefined) => similarity[(i ?? 0) * count + (j ?? 0)] ?? 0;
  const ways = [
    { alike: like(left.at(-1), right[0]), order: () => [...left, ...right] },
    { alike: like(left.at(-1), right.at(-1)), order: () => [...left, ...right.toReversed()] },
    { alike: like(left[0], right[0]), order: () => [...left.toReversed(), ...right] },
    { alike: like(left[0], right.at(-1)), order: () => [...right, ...left] },
  ];
  const best = ways.reduce((one, other) => (other.alike > one.alike ? other : one));
  leaves.set(a, best.order());
  leaves.delete(b);
}

/** The end with the earlier item first. */
function upright(group: readonly number[]): readonly number[] {
  return (group[0] ?? 0) <= (group.at(-1) ?? 0) ? group : group.toReversed();
}
