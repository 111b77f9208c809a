import type { FigureWidth, TreemapFigure, VegaLiteSpec } from "../model/chart.ts";
import { hatchLayer, type PixelBox } from "./hatch.ts";
import { areaLayer, knockoutLayer, type Label, type Layer, labelLayers, type Segment } from "./marks.ts";
import { pixelSpec } from "./pixel-spec.ts";
import { squarify } from "./squarify.ts";
import { textWidth, wrapText } from "./text-width.ts";
import { FONT_SIZE, STEP_GEOMETRY } from "./theme.ts";

const HEIGHT = { wide: 300, narrow: 340 };

/** White between tiles, in pixels. */
const GAP = 2;

/** Areas for shares of a whole: the name where it fits, hatched where nothing trains. */
export function drawTreemap(figure: TreemapFigure, width: FigureWidth): VegaLiteSpec {
  const inner = STEP_GEOMETRY[width].total - 2;
  const height = HEIGHT[width];
  const order = figure.tiles
    .map((tile, i) => ({ tile, i }))
    .sort((a, b) => b.tile.value - a.tile.value || a.i - b.i);
  const boxes = squarify(
    order.map(({ tile }) => tile.value),
    { x0: 0, x1: inner, y0: 0, y1: height },
  );
  const placed = order.map(({ tile }, k) => ({ ...tile, box: inset(boxes[k], inner, height) }));
  const seen = placed.filter(({ box }) => box.x1 > box.x0 && box.y1 > box.y0);
  const still = seen.filter(({ hatched }) => hatched);
  const layers: readonly Layer[] = [
    ...areasOf(
      seen.filter(({ hatched }) => !hatched).map(({ box }) => box),
      "raw1",
    ),
    ...areasOf(
      still.map(({ box }) => box),
      "grid",
    ),
    ...still.filter(({ box }) => box.x1 - box.x0 > 6).map(({ box }) => hatchLayer(box, "hatch", 1)),
    ...seen.flatMap(tileWords),
  ];
  return pixelSpec({ width: inner, height, left: 1, right: 1, top: 2, bottom: 2 }, layers);
}

type Tile = TreemapFigure["tiles"][number] & { readonly box: PixelBox };

/** Half the white on every inner side; what is on the rim stays on it. */
function inset(box: PixelBox | undefined, width: number, height: number): PixelBox {
  const { x0 = 0, x1 = 0, y0 = 0, y1 = 0 } = box ?? {};
  const half = GAP / 2;
  return {
    x0: round(x0 < 0.5 ? 0 : x0 + half),
    x1: round(x1 > width - 0.5 ? width : x1 - half),
    y0: round(y0 < 0.5 ? 0 : y0 + half),
    y1: round(y1 > height - 0.5 ? height : y1 - half),
  };
}

function areasOf(boxes: readonly PixelBox[], token: "raw1" | "grid"): readonly Layer[] {
  const areas = boxes.map(
    ({ x0, x1, y0, y1 }): Segment => ({ from: { px: x0 }, to: { px: x1 }, y: y0, y2: y1 }),
  );
  return areas.length === 0 ? [] : [areaLayer(areas, token)];
}

/** A tile with less room than this shows the dots of a cut name only. */
const LEAST_WIDTH = 40;
const LINE = 17;

/** Name and share, from the top left; a hatched tile keeps paper under its words. */
function tileWords({ box, label, note, hatched }: Tile): readonly Layer[] {
  const room = box.x1 - box.x0 - 12;
  const height = box.y1 - box.y0;
  if (room < LEAST_WIDTH || height < LINE + 4) return [];
  // Names of layers differ at their ends: they are broken before they are cut.
  const most = Math.min(3, Math.max(1, Math.floor((height - 6) / LINE) - 1));
  const names = wrapText(label, room, { size: FONT_SIZE, bold: true, lines: most });
  const noted = height >= (names.length + 1) * LINE + 4 && textWidth(note, FONT_SIZE) <= room;
  const lines = [
    ...names.map((text) => ({ text, bold: true })),
    ...(noted ? [{ text: note, bold: false }] : []),
  ];
  const words = lines.map(
    ({ text, bold }, i): Label => ({
      at: { px: box.x0 + 6 },
      y: box.y0 + 12 + i * LINE,
      text,
      anchor: "start",
      token: "ink",
      bold,
    }),
  );
  const grounds = hatched
    ? words.map(({ at, y, text, bold = false }) => {
        const wide = textWidth(text, FONT_SIZE, bold) + 6;
        return knockoutLayer({ at, y, width: wide, dx: wide / 2 - 3, token: "grid" });
      })
    : [];
  return [...grounds, ...labelLayers(words)];
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
