import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rankingCurve } from "../../src/stats/ranking-curve.ts";
import { rocAreaInterval } from "../../src/stats/roc-area-interval.ts";

const of = (scores: readonly number[], labels: readonly number[]) =>
  rankingCurve(scores, (item) => labels[item] === 1);

describe("rankingCurve", () => {
  // sklearn 1.x documentation: roc_auc_score and average_precision_score of these give 0.75 and 0.83.
  it("has the areas of the reference implementation", () => {
    const curve = of([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1]);
    expect(curve.rocArea).toBe(0.75);
    expect(curve.averagePrecision).toBeCloseTo(0.8333333333, 9);
    expect([...curve.thresholds]).toEqual([0.8, 0.4, 0.35, 0.1]);
    expect([...curve.falsePositives]).toEqual([0, 1, 1, 2]);
  });

  it("counts ties half, and leaves out what has no score", () => {
    expect(of([0.5, 0.5, Number.NaN], [1, 0, 1]).rocArea).toBe(0.5);
    expect(of([0.5, 0.5, Number.NaN], [1, 0, 1]).positives).toBe(1);
  });

  it("has an area that is the share of pairs in the right order", () => {
    const item = fc.tuple(fc.integer({ min: 0, max: 8 }), fc.boolean());
    fc.assert(
      fc.property(fc.array(item, { minLength: 2, maxLength: 40 }), (items) => {
        const [up, down] = [items.filter(([, yes]) => yes), items.filter(([, yes]) => !yes)];
        fc.pre(up.length > 0 && down.length > 0);
        const right = up.flatMap(([a]) => down.map(([b]) => (a === b ? 0.5 : Number(a > b))));
        const curve = rankingCurve(
          items.map(([score]) => score),
          (i) => items[i]?.[1] === true,
        );
        expect(curve.rocArea).toBeCloseTo(right.reduce((a, b) => a + b, 0) / right.length, 10);
      }),
    );
  });
});

describe("rocAreaInterval", () => {
  // By hand from Hanley and McNeil (1982), equation 2: Q1 = 0.81818, Q2 = 0.85263, SE = 0.03212 (worked out in Python).
  it("is as wide as the paper's formula says", () => {
    const { low, high } = rocAreaInterval(0.9, { positives: 50, negatives: 50 });
    expect((high - low) / 2 / 1.959964).toBeCloseTo(0.03212, 4);
  });
});
