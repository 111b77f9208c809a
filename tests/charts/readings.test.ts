import { describe, expect, it } from "vitest";
import { clusteredClasses, reorderClasses } from "../../src/charts/confusion-order.ts";
import { drawFigure } from "../../src/charts/draw-figure.ts";
import { readingOf } from "../../src/charts/readings/reading-of.ts";
import { readRows } from "../../src/charts/readings/rows-reading.ts";
import { dotsOf } from "../../src/charts/thin-out.ts";
import type { ConfusionFigure, Figure, LayerHeatmapFigure } from "../../src/model/chart.ts";
import { sampleFigures } from "./sample-figures.ts";

const WIDTHS = ["wide", "narrow"] as const;

function sample<K extends Figure["kind"]>(kind: K): Extract<Figure, { kind: K }> {
  return sampleFigures.find((figure) => figure.kind === kind) as Extract<Figure, { kind: K }>;
}

function drawnSize(figure: Figure, width: (typeof WIDTHS)[number]) {
  const spec = drawFigure(figure, width) as {
    width: number;
    height: number;
    padding: { left: number; right: number; top: number; bottom: number };
  };
  const { left, right, top, bottom } = spec.padding;
  return { width: left + spec.width + right, height: top + spec.height + bottom };
}

describe("what figures say of their places", () => {
  it.each(sampleFigures)("a $kind names only places inside its drawing, each with a head", (figure) => {
    for (const width of WIDTHS) {
      const reading = readingOf(figure, width);
      if (reading?.kind !== "spots") continue;
      const size = drawnSize(figure, width);
      expect(reading.spots.length).toBeGreaterThan(0);
      for (const spot of reading.spots) {
        expect(spot.x).toBeGreaterThanOrEqual(0);
        expect(spot.y).toBeGreaterThanOrEqual(0);
        expect(spot.x + spot.width).toBeLessThanOrEqual(size.width);
        expect(spot.y + spot.height).toBeLessThanOrEqual(size.height);
        expect(spot.lines[0]).not.toBe("");
      }
    }
  });

  it("a confusion matrix has every count, and its cells lie in its drawing", () => {
    const figure = sample("confusion");
    for (const width of WIDTHS) {
      const reading = readingOf(figure, width);
      if (reading?.kind !== "confusion") throw new Error("no reading");
      const counts = reading.counts.map((row) => {
        const out = figure.classes.map(() => 0);
        for (let i = 0; i < row.length; i += 2) out[row[i] ?? 0] = row[i + 1] ?? 0;
        return out;
      });
      expect(counts).toEqual(figure.counts);
      const end = reading.left + reading.cell * figure.classes.length;
      expect(end).toBeLessThanOrEqual(drawnSize(figure, width).width);
    }
  });

  it("a heat map says the value where it has it, else the class, and that nothing was logged by silence", () => {
    const figure: LayerHeatmapFigure = { ...sample("layer-heatmap"), layers: ["a", "b"], edges: [0, 10, 20] };
    const told = readRows(
      {
        ...figure,
        cells: [
          [3, null],
          [0, 7],
        ],
        values: [[1.234, null], []],
      },
      "wide",
    );
    expect(told.rows.map(({ words }) => words)).toEqual([
      ["1.23 × the layer’s own median", ""],
      ["below ⅛ × the layer’s own median", "16 or more × the layer’s own median"],
    ]);
  });
});

describe("dots", () => {
  it("stand for all points that have a place, and for no others", () => {
    const points = [
      { x: 1, y: 1 },
      { x: 1.2, y: 1.2 },
      { x: Number.NaN, y: 1 },
      { x: 50, y: 1 },
    ];
    expect(dotsOf(points).map(({ first, count }) => [first, count])).toEqual([
      [0, 2],
      [3, 1],
    ]);
  });
});

describe("classes side by side", () => {
  const figure: ConfusionFigure = {
    ...sample("confusion"),
    classes: ["cat", "bus", "lynx", "van"],
    counts: [
      [8, 0, 2, 0],
      [0, 9, 0, 1],
      [3, 0, 7, 0],
      [0, 2, 0, 8],
    ],
  };

  it("brings those together that are taken for each other, with all their counts", () => {
    const order = clusteredClasses(figure);
    expect(order).toEqual([0, 2, 1, 3]);
    const moved = reorderClasses(figure, order ?? []);
    expect(moved.classes).toEqual(["cat", "lynx", "bus", "van"]);
    expect(moved.counts[0]).toEqual([8, 2, 0, 0]);
    expect(moved.counts[2]).toEqual([0, 0, 9, 1]);
  });

  it("has nothing to offer where they stand so already, or are too few", () => {
    expect(clusteredClasses(reorderClasses(figure, [0, 2, 1, 3]))).toBeNull();
    expect(
      clusteredClasses({
        ...figure,
        classes: ["a", "b"],
        counts: [
          [1, 2],
          [3, 4],
        ],
      }),
    ).toBeNull();
  });
});
