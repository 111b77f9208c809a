import { transforms } from "vega-dataflow";
import * as encoding from "vega-encode";
import { expressionInterpreter } from "vega-interpreter";
import { parse } from "vega-parser";
import * as dataTransforms from "vega-transforms";
import { View } from "vega-view";
import * as viewTransforms from "vega-view-transforms";
import type { RowsReading } from "../../src/model/reading.ts";
import { addKeys } from "./keys.ts";
import { addReadout } from "./readout.ts";
import { addRows } from "./rows.ts";
import { addZoom, shared } from "./zoom.ts";
import { withZoom } from "./zoom-spec.ts";

/** A drawing over steps as it travels in the page. */
export interface LiveDrawing {
  readonly kind: "steps";
  readonly id: string;
  readonly vega: Record<string, unknown>;
  /** What a step is. */
  readonly unit: string;
  readonly from: number;
  readonly to: number;
  readonly lines: readonly {
    readonly label: string;
    readonly points: { readonly steps: readonly number[]; readonly values: readonly (number | null)[] };
  }[];
  /** Of a heat map, in place of the lines. */
  readonly rows?: RowsReading;
}

// Maps, forces, trees and clouds stay out: no drawing of a report uses them, and they are half of the library.
Object.assign(transforms, dataTransforms, viewTransforms, encoding);

/** Puts the living picture in the place of the same static one. */
function start(holder: Element, drawing: LiveDrawing): void {
  const still = holder.querySelector("svg");
  if (!still || !(holder instanceof HTMLElement)) return;
  const stage = document.createElement("div");
  const runtime = parse(withZoom(drawing.vega), undefined, { ast: true });
  const view = new View(runtime, {
    expr: expressionInterpreter,
    renderer: "svg",
    container: stage,
    hover: false,
    loader: closedLoader(),
  });
  void view.runAsync().then(() => {
    const drawn = stage.querySelector("svg");
    if (!drawn) return;
    for (const name of ["role", "aria-hidden", "aria-label", "font-family", "font-size"]) {
      const value = still.getAttribute(name);
      if (value !== null) drawn.setAttribute(name, value);
    }
    // What stands on paper is the static drawing, whatever was zoomed: both stay in the page.
    still.classList.add("still");
    holder.append(stage);
    holder.classList.add("live");
    const frame = frameOf(drawing.vega);
    addZoom(holder, { view, drawing, frame });
    const domain = (): readonly [number, number] => shared.domain ?? [drawing.from, drawing.to];
    const readout = drawing.rows
      ? addRows(holder, { drawing, frame, reading: drawing.rows, domain })
      : addReadout(holder, { drawing, frame, domain });
    addKeys(holder, { drawing, readout });
  });
}

/** Pixels of the plot inside the drawing. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly total: number;
}

function frameOf(vega: Record<string, unknown>): Frame {
  const padding = vega["padding"] as { left: number; right: number; top: number };
  const width = vega["width"] as number;
  return {
    left: padding.left,
    top: padding.top,
    width,
    height: vega["height"] as number,
    total: padding.left + width + padding.right,
  };
}

/** The page loads nothing; a drawing that asked for an address would be a fault. */
function closedLoader(): object {
  const refuse = async (): Promise<never> => {
    throw new Error("drawings load nothing");
  };
  return { load: refuse, sanitize: refuse, http: refuse, file: refuse };
}

globalThis.postrunLive = start;
