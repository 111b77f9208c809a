import type { FigureWidth, StepAxis, VegaLiteSpec } from "../model/chart.ts";
import { type Label, type Layer, labelLayers } from "./marks.ts";
import { textWidth } from "./text-width.ts";
import { FONT_SIZE, STEP_GEOMETRY, vegaLiteConfig } from "./theme.ts";
import { roundTicks, tickText } from "./y-scale.ts";

/** The plot of a figure over steps: the same edges in every figure, so that a step stands at one x. */
export interface StepPlot {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly domain: readonly [number, number];
  /** Pixel of a step. */
  readonly x: (step: number) => number;
}

/** Works out the plot of an axis at a width. */
export function stepPlot(axis: StepAxis, width: FigureWidth, height: number): StepPlot {
  const { total, left, right } = STEP_GEOMETRY[width];
  const domain = stepDomain(axis);
  const inner = total - left - right;
  const x = (step: number) => ((step - domain[0]) / (domain[1] - domain[0])) * inner;
  return { width: inner, height, left, right, domain, x };
}

/** The part of a specification that all figures over steps share. */
export function stepSpec(
  plot: StepPlot,
  padding: { readonly top: number; readonly bottom: number },
  content: {
    readonly x: Readonly<Record<string, unknown>>;
    readonly y: Readonly<Record<string, unknown>>;
    readonly layers: readonly Layer[];
  },
): VegaLiteSpec {
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    width: plot.width,
    height: plot.height,
    autosize: "none",
    padding: { left: plot.left, right: plot.right, ...padding },
    config: vegaLiteConfig,
    encoding: { x: content.x, y: content.y },
    layer: content.layers,
  };
}

/** The step channel with its axis line and ticks; labels only where no companion beneath shows them. */
export function stepChannel(
  axis: StepAxis,
  plot: StepPlot,
  labels: boolean,
): Readonly<Record<string, unknown>> {
  const values = stepTicks(axis, plot);
  return {
    field: "x",
    type: "quantitative",
    scale: { domain: plot.domain, nice: false, zero: false },
    axis: { domain: true, ticks: true, values, labels, format: tickFormat(values, plot) },
  };
}

/** The word "step" beside the ticks, and epochs as a second row. */
export function stepWords(axis: StepAxis, plot: StepPlot): readonly Layer[] {
  return labelLayers([unitLabel(axis, plot), ...epochLabels(axis, plot)]);
}

/** Before the first tick where the gutter has room for it, else behind the last. */
function unitLabel(axis: StepAxis, plot: StepPlot): Label {
  const ticks = stepTicks(axis, plot);
  const edge = (step: number | undefined, side: number, otherwise: number) =>
    step === undefined ? otherwise : plot.x(step) + (side * textWidth(tickText(step, 0), FONT_SIZE)) / 2;
  const left = Math.min(-12, edge(ticks[0], -1, 0) - 6);
  const fits = left - textWidth(axis.unit, FONT_SIZE) >= -plot.left;
  const right = Math.max(plot.width + 6, edge(ticks.at(-1), 1, plot.width) + 8);
  return {
    at: { px: Math.round(fits ? left : right) },
    y: plot.height + 15,
    text: axis.unit,
    anchor: fits ? "end" : "start",
    token: "ink3",
  };
}

/** Pixels under a plot: ticks and their labels, and the row of epochs where there is one. */
export function bottomPadding(axis: StepAxis, labels: boolean): number {
  if (!labels) return 8;
  return axis.epochs.length > 1 ? 46 : 26;
}

/** Round steps, four on a phone and up to seven on a page. */
export function stepTicks(axis: StepAxis, plot: StepPlot): readonly number[] {
  const [from, to] = plot.domain;
  if (axis.to <= axis.from) return [axis.from];
  const most = plot.width > 400 ? 7 : 4;
  const ticks = roundTicks(from, to, most);
  const whole = ticks.filter((t) => Number.isInteger(t));
  return whole.length >= 2 ? whole : ticks;
}

/** d3 format of the step labels: thousands with comma, 2k on a phone or from ten million. */
export function tickFormat(values: readonly number[], plot: { readonly width: number }): string {
  const most = Math.max(0, ...values.map(Math.abs));
  if (values.some((v) => !Number.isInteger(v))) return ",.2~f";
  return most >= 1e7 || (plot.width <= 400 && most >= 1e3) ? ".4~s" : ",d";
}

function stepDomain(axis: StepAxis): readonly [number, number] {
  return axis.to > axis.from ? [axis.from, axis.to] : [axis.from - 0.5, axis.from + 0.5];
}

/** Every epoch where there is room, else every second, fifth, tenth … */
function epochLabels(axis: StepAxis, plot: StepPlot): readonly Label[] {
  const inside = axis.epochs.filter((e) => e.step >= plot.domain[0] && e.step <= plot.domain[1]);
  if (inside.length < 2) return [];
  const room = textWidth("epoch 1,000", FONT_SIZE) + 14;
  const stride = epochStride(inside, plot, room);
  const labels: Label[] = [];
  let edge = Number.NEGATIVE_INFINITY;
  for (const { step, epoch } of inside) {
    const px = plot.x(step);
    if (epoch === 0 || epoch % stride !== 0 || px - edge < room || px < 12) continue;
    edge = px;
    labels.push({
      at: { step },
      y: plot.height + 36,
      text: `epoch ${tickText(epoch, Number.isInteger(epoch) ? 0 : 1)}`,
      anchor: "middle",
      token: "ink3",
    });
  }
  return labels;
}

function epochStride(
  epochs: readonly { readonly step: number; readonly epoch: number }[],
  plot: StepPlot,
  room: number,
): number {
  const first = epochs[0];
  const last = epochs.at(-1);
  if (first === undefined || last === undefined || last.epoch <= first.epoch) return 1;
  const perEpoch = (plot.x(last.step) - plot.x(first.step)) / (last.epoch - first.epoch);
  for (let power = 1; power < 1e9; power *= 10) {
    for (const factor of [1, 2, 5]) {
      if (perEpoch * factor * power >= room) return factor * power;
    }
  }
  return 1;
}
