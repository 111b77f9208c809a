import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeWords } from "../../src/charts/path-words.ts";
import { textWidth } from "../../src/charts/text-width.ts";

const PLOT = { inner: 600, height: 250 };

function boxesOf(labels: ReturnType<typeof placeWords>) {
  return labels.map(({ at, y, text }) => {
    const x0 = "px" in at ? at.px : Number.NaN;
    return { x0, x1: x0 + textWidth(text, 13, true), y };
  });
}

describe("placeWords", () => {
  it("moves a name off a course that would run through it", () => {
    const tangle = Array.from({ length: 30 }, (_, i) => ({ x: 500 + i * 3, y: i % 2 === 0 ? 20 : 60 }));
    const [label] = placeWords([{ x: 560, y: 40, label: "highest rate, step 600" }], tangle, PLOT);
    const [box] = boxesOf(label ? [label] : []);
    const under = tangle.filter(({ x, y }) => box && x > box.x0 && x < box.x1 && Math.abs(y - box.y) < 9);
    expect(under).toEqual([]);
  });

  it("keeps all names inside the plot and apart from each other", () => {
    const moment = fc.record({
      x: fc.integer({ min: 0, max: 600 }),
      y: fc.integer({ min: 0, max: 250 }),
      label: fc.constantFrom("start", "end, step 975", "highest rate, step 600"),
    });
    fc.assert(
      fc.property(fc.array(moment, { minLength: 1, maxLength: 3 }), (moments) => {
        const boxes = boxesOf(placeWords(moments, moments, PLOT));
        for (const [i, a] of boxes.entries()) {
          expect(a.x0).toBeGreaterThanOrEqual(0);
          expect(a.x1).toBeLessThanOrEqual(600);
          expect(a.y).toBeGreaterThan(7);
          expect(a.y).toBeLessThan(243);
          for (const b of boxes.slice(i + 1))
            expect(Math.abs(a.y - b.y) >= 17 || a.x0 >= b.x1 || b.x0 >= a.x1).toBe(true);
        }
      }),
    );
  });
});
