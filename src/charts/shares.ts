import type { FigureWidth, SharesFigure, VegaLiteSpec } from "../model/chart.ts";
import { hatchLayer } from "./hatch.ts";
import { areaLayer, type Label, type Layer, labelLayers, segmentLayer } from "./marks.ts";
import { pixelSpec } from "./pixel-spec.ts";
import { textWidth, truncateText } from "./text-width.ts";
import { FONT_SIZE, STEP_GEOMETRY, type ThemeToken } from "./theme.ts";

/** Height of a strip, and of a line of words beneath it. */
const STRIP = 30;
const LINE = 18;

/** Tones of neighbouring parts, the first the one to look at; each is named as well, and the last is hatched. */
const TONES: readonly ThemeToken[] = ["s2", "s1", "s3", "s4", "axis", "raw2", "raw1", "raw3"];

/** Strips parted into shares of a whole, each part named beneath with its share. */
export function drawShares(figure: SharesFigure, width: FigureWidth): VegaLiteSpec {
  const inner = STEP_GEOMETRY[width].total - 2;
  let top = 0;
  const layers: Layer[] = [];
  for (const bar of figure.bars) {
    const drawn = stripLayers(bar, { inner, top });
    layers.push(...drawn.layers);
    top = drawn.bottom + 14;
  }
  return pixelSpec({ width: inner, height: Math.max(1, top), left: 1, right: 1, top: 4, bottom: 2 }, layers);
}

type Bar = SharesFigure["bars"][number];

function stripLayers(
  bar: Bar,
  { inner, top }: { readonly inner: number; readonly top: number },
): { readonly layers: readonly Layer[]; readonly bottom: number } {
  const head: readonly Label[] =
    bar.label === ""
      ? []
      : [
          {
            at: { px: 0 },
            y: top + 8,
            text: truncateText(bar.label, inner, { size: FONT_SIZE, bold: true }),
            anchor: "start",
            token: "ink",
            bold: true,
          },
        ];
  const from = top + (bar.label === "" ? 0 : 20);
  const total = bar.parts.reduce((sum, { value }) => sum + value, 0) || 1;
  let at = 0;
  const parts = bar.parts.map((part, i) => {
    const x0 = at;
    at += (part.value / total) * inner;
    return { ...part, x0, x1: at, token: TONES[i % TONES.length] ?? "axis" };
  });
  const blocks = parts.flatMap(({ x0, x1, token }, i): readonly Layer[] => {
    // A hair of paper between two parts: their colours alone do not part them.
    const end = i < parts.length - 1 && x1 - x0 > 2 ? x1 - 1.5 : x1;
    const area = areaLayer([{ from: { px: x0 }, to: { px: end }, y: from, y2: from + STRIP }], token);
    const dashes = i % 2 === 0 && x1 - x0 > 6;
    return dashes ? [area, hatchLayer({ x0, x1: end, y0: from, y1: from + STRIP }, "paper", 1)] : [area];
  });
  const key = keyLayers(parts, { inner, top: from + STRIP + 14 });
  return { layers: [...labelLayers(head), ...blocks, ...key.layers], bottom: key.bottom };
}

interface Part {
  readonly label: string;
  readonly text: string;
  readonly token: ThemeToken;
}

/** Swatch, name and share, in the order of the strip, in as many lines as they need. */
function keyLayers(
  parts: readonly Part[],
  { inner, top }: { readonly inner: number; readonly top: number },
): { readonly layers: readonly Layer[]; readonly bottom: number } {
  let [x, y] = [0, top];
  const layers = parts.flatMap(({ label, text, token }, i): readonly Layer[] => {
    const name = truncateText(label, inner - 120, { size: FONT_SIZE, bold: true });
    const wide = 18 + textWidth(name, FONT_SIZE, true) + 6 + textWidth(text, FONT_SIZE);
    if (x > 0 && x + wide > inner) [x, y] = [0, y + LINE + 2];
    const left = x;
    x += wide + 22;
    const swatch = { from: { px: left }, to: { px: left + 12 }, y: y - 6, y2: y + 6 };
    const strokes =
      i % 2 === 0
        ? [
            segmentLayer([{ from: { px: left }, to: { px: left + 12 }, y: y + 6, y2: y - 6 }], {
              token: "paper",
              width: 1,
            }),
          ]
        : [];
    return [
      areaLayer([swatch], token),
      ...strokes,
      ...labelLayers([
        { at: { px: left + 18 }, y, text: name, anchor: "start", token: "ink", bold: true },
        { at: { px: left + wide }, y, text, anchor: "end", token: "ink2" },
      ]),
    ];
  });
  return { layers, bottom: y + LINE / 2 + 2 };
}
