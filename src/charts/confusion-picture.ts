import type { ConfusionFigure } from "../model/chart.ts";
import { errorClass } from "./error-class.ts";
import type { Layer } from "./marks.ts";
import { encodePng } from "./png.ts";
import { MAGNITUDE_RAMP, tokens } from "./theme.ts";

/**
 * Above a hundred classes: an image of one pixel a cell. CSS cannot map the colours inside an image, so there
 * are two, and the page shows the one for its ground; without CSS the light one shows.
 */
export function confusionPicture(figure: ConfusionFigure, size: number): readonly Layer[] {
  const side = figure.classes.length;
  const cells = new Uint8Array(side * side);
  for (const [r, row] of figure.counts.entries()) {
    const total = row.reduce((a, b) => a + b, 0);
    for (const [c, count] of row.entries()) {
      cells[r * side + c] = r === c ? RIGHT : errorClass(count, total);
    }
  }
  return (["light", "dark"] as const).map((ground) => {
    const palette = [...MAGNITUDE_RAMP, "hatch" as const].map((token) => tokens[token][ground]);
    const image = encodePng({ width: side, height: side, cells, palette });
    return imageLayer(ground, `data:image/png;base64,${image.toString("base64")}`, size);
  });
}

/** Index of right answers in the palette, after e0 to e6. */
const RIGHT = MAGNITUDE_RAMP.length;

function imageLayer(name: string, url: string, size: number): Layer {
  return {
    name,
    data: { values: [{ u: url }] },
    mark: {
      type: "image",
      aria: false,
      clip: false,
      width: size,
      height: size,
      aspect: false,
      smooth: false,
      align: "left",
      baseline: "top",
    },
    encoding: { url: { field: "u" }, x: { value: 0 }, y: { value: 0 } },
  };
}
