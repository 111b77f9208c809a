import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pushApart } from "../../src/charts/end-labels.ts";
import { drawLanes, type LaneItem } from "../../src/charts/lanes.ts";
import { shortNames } from "../../src/charts/layer-names.ts";
import { textWidth, truncateText, wrapText } from "../../src/charts/text-width.ts";

describe("pushApart", () => {
  it("never lets two names touch, and leaves them where they were if there is room", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 270 }), { minLength: 1, maxLength: 6 }), (wished) => {
        const tops = pushApart(
          wished,
          wished.map(() => 18),
          { from: -9, to: 291 },
        );
        const sorted = [...tops].sort((a, b) => a - b);
        for (const [i, top] of sorted.slice(1).entries())
          expect(top - (sorted[i] ?? 0)).toBeGreaterThanOrEqual(18);
        expect(Math.max(...tops)).toBeLessThanOrEqual(291 - 18);
      }),
    );
    expect(pushApart([10, 100], [18, 18], { from: 0, to: 200 })).toEqual([10, 100]);
  });
});

describe("drawLanes", () => {
  const plot = {
    width: 640,
    height: 282,
    left: 56,
    right: 104,
    x: (step: number) => step / 10,
    tickAtTop: true,
  };
  const item = (from: number, to: number, note: string): LaneItem => ({
    from,
    to,
    tag: "1a",
    note,
    token: "cite",
    dash: null,
  });

  it("puts brackets that do not meet in one lane, and others above each other", () => {
    expect(drawLanes([item(500, 900, "a"), item(3000, 4000, "b")], plot).count).toBe(1);
    expect(drawLanes([item(500, 3500, "a"), item(3000, 4000, "b")], plot).count).toBe(2);
    expect(drawLanes([], plot)).toEqual({ count: 0, layers: [] });
  });

  it("keeps all words inside the drawing", () => {
    const step = fc.integer({ min: 0, max: 6400 });
    fc.assert(
      fc.property(fc.array(fc.tuple(step, step), { minLength: 1, maxLength: 5 }), (ranges) => {
        const items = ranges.map(([a, b]) => item(Math.min(a, b), Math.max(a, b), "leaves its trend"));
        for (const layer of drawLanes(items, plot).layers) {
          const { mark, data } = layer as {
            mark: { type: string; dx: number };
            data: { values: { x: number; t: string }[] };
          };
          if (mark.type !== "text") continue;
          for (const { x, t } of data.values) {
            const from = x / 10 + mark.dx;
            expect(from).toBeGreaterThanOrEqual(-56);
            expect(from + textWidth(t, 13, t === "1a")).toBeLessThanOrEqual(640 + 104.1);
          }
        }
      }),
    );
  });
});

describe("text", () => {
  it("is as wide as the advances of the face say", () => {
    expect(textWidth("0123456789", 10)).toBeCloseTo(49.7, 1);
    expect(textWidth("漢", 13)).toBe(13);
  });

  it("is cut so that it fits", () => {
    const cut = truncateText("a very long name of a class", 60, { size: 13, bold: false });
    expect(cut).toMatch(/…$/);
    expect(textWidth(cut, 13)).toBeLessThanOrEqual(60);
  });

  it("breaks at spaces and before separators", () => {
    expect(wrapText("validation/accuracy_top5", 62, { size: 13, bold: true, lines: 3 })).toEqual([
      "validation",
      "/accuracy",
      "_top5",
    ]);
  });
});

describe("shortNames", () => {
  it("leaves out what all layers share", () => {
    expect(shortNames(["model.layers.0.weight", "model.layers.1.weight"])).toEqual(["0", "1"]);
    expect(shortNames(["conv1", "fc"])).toEqual(["conv1", "fc"]);
  });
});
