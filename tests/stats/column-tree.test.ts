import fc from "fast-check";
import { expect, test } from "vitest";
import { answerOf, columnTree } from "../../src/stats/column-tree.ts";

const of = (column: readonly number[], targets: readonly number[]) => ({
  column: Float64Array.from(column),
  targets: Float64Array.from(targets),
});

test("cuts where the class changes", () => {
  const tree = columnTree(of([1, 2, 3, 10, 11, 12], [0, 0, 0, 1, 1, 1]), { leaves: 2, classes: 2 });
  expect(tree).toEqual({ cuts: [6.5], answers: [0, 1] });
  expect(answerOf(tree, 6)).toBe(0);
  expect(answerOf(tree, 7)).toBe(1);
});

test("cuts values where their mean changes", () => {
  const tree = columnTree(of([1, 2, 3, 4, 5, 6], [1, 1, 1, 5, 5, 5]), { leaves: 4, classes: null });
  expect(tree).toEqual({ cuts: [3.5], answers: [1, 5] });
});

test("rows of equal value stay together, and a constant is not cut", () => {
  const tree = columnTree(of([1, 1, 1, 1, 1, 1], [0, 1, 0, 1, 1, 1]), { leaves: 5, classes: 2 });
  expect(tree).toEqual({ cuts: [], answers: [1] });
});

test("neither the order of rows nor the scale of the column matters", () => {
  const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.nat(2)), {
    minLength: 8,
    maxLength: 60,
  });
  fc.assert(
    fc.property(rows, (list) => {
      const answers = (given: typeof list, scale: number) => {
        const data = of(
          given.map(([x]) => x * scale),
          given.map(([, y]) => y),
        );
        const tree = columnTree(data, { leaves: 6, classes: 3 });
        return Array.from({ length: 21 }, (_, x) => answerOf(tree, x * scale));
      };
      const before = answers(list, 1);
      const seen = new Set(list.map(([x]) => x));
      const kept = (given: number[]) => given.filter((_, x) => seen.has(x));
      expect(kept(answers([...list].reverse(), 1))).toEqual(kept(before));
      expect(kept(answers(list, 1024))).toEqual(kept(before));
    }),
  );
});
