import type { FigureWidth, TreemapFigure } from "../../model/chart.ts";
import type { SpotsReading } from "../../model/reading.ts";
import { numberWords } from "../../stats/number-words.ts";
import { treemapTiles } from "../treemap-tiles.ts";

/** Each tile with its whole name: most have no room for it. */
export function readTreemap(figure: TreemapFigure, width: FigureWidth): SpotsReading {
  const { tiles, frame } = treemapTiles(figure, width);
  const spots = tiles.map(({ label, note, value, hatched, box }) => ({
    x: frame.left + box.x0,
    y: frame.top + box.y0,
    width: box.x1 - box.x0,
    height: box.y1 - box.y0,
    lines: [label, `${numberWords(value)} (${note})`, ...(hatched ? ["cannot train"] : [])],
  }));
  return { kind: "spots", spots };
}
