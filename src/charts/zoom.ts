import type { VegaLiteSpec } from "../model/chart.ts";

/**
 * The same picture for a page that can run scripts: steps zoom with shift and wheel, move by dragging, and come
 * back with a double click. Ticks follow the zoom, so they are no longer the fixed ones of the static drawing.
 */
export function withZoom(spec: VegaLiteSpec): VegaLiteSpec {
  const { layer, encoding } = spec as { layer: readonly LayerLike[]; encoding?: { x?: StepChannel } };
  const host = layer.findIndex((l) => l.mark.clip === true && l.encoding?.["x"] === undefined);
  if (host < 0 || encoding?.x === undefined) return spec;
  const { values: _, ...axis } = encoding.x.axis ?? {};
  const x = { ...encoding.x, axis: { ...axis, tickCount: 6, labelOverlap: "greedy" } };
  const layers = layer.map((l, i) => (i === host ? { ...l, params: [ZOOM] } : l));
  return { ...spec, encoding: { ...encoding, x }, layer: layers };
}

interface LayerLike {
  readonly mark: { readonly clip?: boolean };
  readonly encoding?: Readonly<Record<string, unknown>>;
}

interface StepChannel {
  readonly axis?: Readonly<Record<string, unknown>> | null;
}

/** Shift, so that a wheel over a chart still moves the page. */
const ZOOM = {
  name: "zoom",
  bind: "scales",
  select: { type: "interval", encodings: ["x"], zoom: "wheel![event.shiftKey]" },
};
