import { areaLayer, type Label, type Layer, labelLayers, type Segment } from "./marks.ts";
import { textWidth } from "./text-width.ts";
import { belowLine, FONT_SIZE, type ThemeToken } from "./theme.ts";

/** What the colours of a ramp mean. */
export interface RampKey {
  readonly title: string;
  readonly ramp: readonly ThemeToken[];
  /** Written between the swatches, one fewer than they are. */
  readonly boundaries: readonly string[];
}

const SWATCH = 12;

/** A thin line along the middle of a box. */
export function throughMiddle(box: Segment): Segment {
  const middle = (box.y + box.y2) / 2;
  return { ...box, y: middle - 0.75, y2: middle + 0.75 };
}

/** Swatches with the boundaries between them, above the plot; `bottom` is the pixel where the key ends. */
export function drawRampKey(
  key: RampKey,
  plot: { readonly width: number },
  bottom: number,
): { readonly layers: readonly Layer[]; readonly height: number } {
  const beside = plot.width >= 500;
  const total = beside
    ? Math.min(44 * key.ramp.length, plot.width - textWidth(key.title, FONT_SIZE) - 20)
    : plot.width;
  const each = total / key.ramp.length;
  const left = plot.width - total;
  const height = beside ? 42 : 60;
  const top = bottom - height + (beside ? 2 : 20);
  const swatches = key.ramp.flatMap((token, i) => {
    const from = { px: left + i * each };
    const box = { from, to: { px: left + (i + 1) * each - 1 }, y: top, y2: top + SWATCH };
    const line = belowLine(token);
    return [areaLayer([box], token), ...(line === null ? [] : [areaLayer([throughMiddle(box)], line)])];
  });
  const title: Label = {
    at: { px: 0 },
    y: beside ? top + SWATCH / 2 : top - 12,
    text: key.title,
    anchor: "start",
    token: "ink2",
  };
  const words = key.boundaries.map(
    (text, i): Label => ({
      at: { px: left + (i + 1) * each - 0.5 },
      y: top + SWATCH + 10,
      text,
      anchor: "middle",
      token: "ink3",
    }),
  );
  return { layers: [...swatches, ...labelLayers([title, ...words])], height };
}
