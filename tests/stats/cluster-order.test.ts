import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clusterOrder } from "../../src/stats/cluster-order.ts";

function matrixOf(count: number, pairs: readonly (readonly [number, number, number])[]): Float64Array {
  const out = new Float64Array(count * count);
  for (const [i, j, value] of pairs) {
    out[i * count + j] = value;
    out[j * count + i] = value;
  }
  return out;
}

describe("clusterOrder", () => {
  it("puts what is alike side by side, and leaves what is like nothing where it came", () => {
    const order = clusterOrder(
      matrixOf(7, [
        [0, 4, 0.5],
        [4, 2, 0.2],
        [1, 5, 0.4],
      ]),
      7,
    );
    expect(order).toEqual([0, 4, 2, 1, 5, 3, 6]);
  });

  it("turns branches so that the ends that meet are alike", () => {
    // 0-1 and 2-3 are pairs; 1 is like 3, so 3 comes before 2.
    const order = clusterOrder(
      matrixOf(4, [
        [0, 1, 0.9],
        [2, 3, 0.8],
        [1, 3, 0.3],
      ]),
      4,
    );
    expect(order).toEqual([0, 1, 3, 2]);
  });

  it("finds shuffled blocks again", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...Array(12).keys()], { minLength: 12 }), (shuffled) => {
        const block = (i: number) => Math.floor(shuffled.indexOf(i) / 4);
        const pairs = shuffled.flatMap((i) =>
          shuffled.map((j) => [i, j, block(i) === block(j) ? 0.3 : 0.01] as const),
        );
        const blocks = clusterOrder(matrixOf(12, pairs), 12).map(block);
        const changes = blocks.slice(1).filter((b, i) => b !== blocks[i]).length;
        expect(changes).toBe(2);
      }),
    );
  });

  it("gives every item once, whatever the similarities, and the same order each time", () => {
    const value = fc.constantFrom(0, 0, 0, 0.1, 0.1, 0.5, 1);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 14 }),
        fc.array(value, { minLength: 210, maxLength: 210 }),
        (n, values) => {
          const pairs = [...Array(n).keys()].flatMap((i) =>
            [...Array(i).keys()].map((j) => [i, j, values[i * 14 + j] ?? 0] as const),
          );
          const order = clusterOrder(matrixOf(n, pairs), n);
          expect(order.toSorted((a, b) => a - b)).toEqual([...Array(n).keys()]);
          expect(clusterOrder(matrixOf(n, pairs), n)).toEqual(order);
        },
      ),
    );
  });

  it("orders a thousand items in well under a second", () => {
    const similarity = Float64Array.from({ length: 1e6 }, (_, k) => {
      const [i, j] = [Math.floor(k / 1000), k % 1000];
      return (i * j) % 97 === 0 ? 1 / (1 + ((i + j) % 31)) : 0;
    });
    const from = performance.now();
    expect(clusterOrder(similarity, 1000)).toHaveLength(1000);
    expect(performance.now() - from).toBeLessThan(2000);
  });
});
