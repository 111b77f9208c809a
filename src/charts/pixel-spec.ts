import type { VegaLiteSpec } from "../model/chart.ts";
import type { Layer } from "./marks.ts";
import { vegaLiteConfig } from "./theme.ts";

/** Size of a drawing's plot and of the white around it, in pixels. */
export interface PixelFrame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A specification whose layers all stand on pixels of the plot: tables of marks without a step axis. */
export function pixelSpec(frame: PixelFrame, layers: readonly Layer[]): VegaLiteSpec {
  const { width, height, left, right, top, bottom } = frame;
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    width,
    height,
    autosize: "none",
    padding: { left, right, top, bottom },
    config: vegaLiteConfig,
    layer: layers,
  };
}
