import type { FigureWidth, TreemapFigure, VegaLiteSpec } from "../model/chart.ts";
import { hatchLayer, type PixelBox } from "./hatch.ts";
import { keepEnds } from "./layer-names.ts";
import { areaLayer, knockoutLayer, type Label, type Layer, labelLayers, type Segment } from "./marks.ts";
import { pixelSpec } from "./pixel-spec.ts";
import { textWidth, wrapText } from "./text-width.ts";
import { FONT_SIZE } from "./theme.ts";
import { type PlacedTile, type TileBlock, treemapTiles } from "./treemap-tiles.ts";

/** Areas for shares of a whole, those of a block under its name: the name where it fits, hatched where nothing trains. */
export function drawTreemap(figure: TreemapFigure, width: FigureWidth): VegaLiteSpec {
  const { tiles, blocks, frame } = treemapTiles(figure, width);
  const still = tiles.filter(({ hatched }) => hatched);
  const layers: readonly Layer[] = [
    ...areasOf(
      tiles.filter(({ hatched }) => !hatched).map(({ box }) => box),
      "raw1",
    ),
    ...areasOf(
      still.map(({ box }) => box),
      "grid",
    ),
    ...still.filter(({ box }) => box.x1 - box.x0 > 6).map(({ box }) => hatchLayer(box, "hatch", 1)),
    ...labelLayers(blocks.map(blockLabel)),
    ...tiles.flatMap(tileWords),
  ];
  return pixelSpec(frame, layers);
}

function blockLabel({ name, box }: TileBlock): Label {
  return {
    at: { px: box.x0 },
    y: box.y0 + 8,
    text: keepEnds(name, box.x1 - box.x0),
    anchor: "start",
    token: "ink2",
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
function tileWords({ box, short, note, hatched }: PlacedTile): readonly Layer[] {
  const room = box.x1 - box.x0 - 12;
  const height = box.y1 - box.y0;
  if (room < LEAST_WIDTH || height < LINE + 4) return [];
  // Names of layers differ at their ends: they are broken before they are cut.
  const most = Math.min(3, Math.max(1, Math.floor((height - 6) / LINE) - 1));
  const names = wrapText(short, room, { size: FONT_SIZE, bold: true, lines: most });
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
