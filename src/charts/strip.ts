import type { FigureWidth, StepMark, StripFigure, VegaLiteSpec } from "../model/chart.ts";
import { drawLedger, ledgerHeight } from "./ledger.ts";
import { areaLayer, type Label, type Layer, labelLayers, lineLayer, segmentLayer } from "./marks.ts";
import { type StepPlot, stepPlot, stepSpec, stepTicks } from "./step-frame.ts";
import { lineScale, pointRows, strokeOfLine, yChannel } from "./step-lines.ts";
import { textWidth, truncateText } from "./text-width.ts";
import { FONT_SIZE, SERIES_RAW, STEP_GEOMETRY, type ThemeToken } from "./theme.ts";
import { tickText } from "./y-scale.ts";

/** The header's strip: edge to edge, loss over the steps that ran, its marks, and the ledger under it. */
export function drawStrip(figure: StripFigure, width: FigureWidth): VegaLiteSpec {
  const plot = stripPlot(figure, width);
  const scale = lineScale({ ...figure, lines: [figure.line], zero: false, levels: [], size: "main" });
  const yOnly = { ...yChannel(scale), axis: null };
  const words = placeWords(figure, plot);
  const ledgerTop = plot.height + 8;
  const layers: readonly Layer[] = [
    ...washLayer(figure, plot),
    ...(figure.line.raw === null
      ? []
      : [
          lineLayer(pointRows(figure.line.raw, scale.kind), {
            token: SERIES_RAW[figure.line.token],
            width: 1,
          }),
        ]),
    lineLayer(pointRows(figure.line.main, scale.kind), strokeOfLine(figure.line)),
    ...figure.marks.map((mark) => markLine(mark, figure, plot)),
    ...labelLayers(words.labels),
    ...drawLedger(figure.ledger, plot, ledgerTop),
    ...labelLayers(axisLabels(figure, plot, ledgerTop + ledgerHeight(figure.ledger, plot))),
  ];
  const bottom = 8 + ledgerHeight(figure.ledger, plot) + 24;
  return stepSpec(
    plot,
    { top: 10 + words.rows * WORD_ROW, bottom },
    { x: { ...xChannel(plot), axis: null }, y: yOnly, layers },
  );
}

/** Pixels of one row of words above the strip. */
const WORD_ROW = 16;

function stripPlot(figure: StripFigure, width: FigureWidth): StepPlot {
  const { total, strip } = STEP_GEOMETRY[width];
  const { domain } = stepPlot(figure.axis, width, strip);
  const inner = total - 2;
  const x = (step: number) => ((step - domain[0]) / (domain[1] - domain[0])) * inner;
  return { width: inner, height: strip, left: 1, right: 1, domain, x };
}

function xChannel(plot: StepPlot): Layer {
  return { field: "x", type: "quantitative", scale: { domain: plot.domain, nice: false, zero: false } };
}

/** Crimson is for what was lost: where nothing was, the end of a run is just its end. */
function toneOf(mark: StepMark, figure: StripFigure): ThemeToken {
  if (mark.kind === "onset" || mark.kind === "non-finite") return "cite";
  return mark.kind === "end" && figure.ledger.lostTo !== null ? "cite" : "ink";
}

/** A wider wash says no more than the ledger under it, and hides the curve. */
const WIDEST_WASH = 0.4;

/** From the onset to the value that ended the run, where that is a part of it. */
function washLayer(figure: StripFigure, plot: StepPlot): readonly Layer[] {
  const onset = figure.marks.find((m) => m.kind === "onset");
  const end = figure.marks.find((m) => m.kind === "non-finite");
  if (onset === undefined || end === undefined || end.step <= onset.step) return [];
  if (plot.x(end.step) - plot.x(onset.step) > WIDEST_WASH * plot.width) return [];
  return [
    areaLayer([{ from: { step: onset.step }, to: { step: end.step }, y: 0, y2: plot.height }], "cite-wash"),
  ];
}

function markLine(mark: StepMark, figure: StripFigure, plot: StepPlot): Layer {
  const tone = toneOf(mark, figure);
  const token = tone === "ink" ? "ink2" : tone;
  const reach = mark.kind === "best" ? 8 : 0;
  const at = { step: mark.step };
  return segmentLayer([{ from: at, to: at, y: -4, y2: plot.height + reach }], {
    token,
    width: 1,
    ...(mark.kind === "resume" ? { dash: [2, 3] } : {}),
  });
}

interface Words {
  readonly labels: readonly Label[];
  readonly rows: number;
}

/** Marks above their lines, in as few rows as they need; the y title keeps the lowest row's left end. */
function placeWords(figure: StripFigure, plot: StepPlot): Words {
  const title = truncateText(figure.yTitle, plot.width, { size: FONT_SIZE, bold: false });
  const rows: { from: number; to: number }[][] = [[{ from: 0, to: textWidth(title, FONT_SIZE) }]];
  const labels: Label[] = [{ at: { px: 0 }, y: -13, text: title, anchor: "start", token: "ink3" }];
  for (const mark of [...figure.marks].sort((a, b) => b.step - a.step)) {
    const text = truncateText(mark.label, plot.width, { size: FONT_SIZE, bold: true });
    const width = textWidth(text, FONT_SIZE, true);
    const x = plot.x(mark.step);
    const to = Math.max(width, Math.min(plot.width, x + 4));
    const span = { from: to - width, to };
    let row = rows.findIndex((taken) => taken.every((t) => t.from > span.to + 12 || t.to < span.from - 12));
    if (row < 0) row = rows.push([]) - 1;
    rows[row]?.push(span);
    labels.push({
      at: { px: Math.round(to * 10) / 10 },
      y: -13 - row * WORD_ROW,
      text,
      anchor: "end",
      token: toneOf(mark, figure),
      bold: true,
    });
  }
  return { labels, rows: rows.length };
}

function axisLabels(figure: StripFigure, plot: StepPlot, top: number): readonly Label[] {
  const y = top + 12;
  const first = `${figure.axis.unit} ${tickText(figure.axis.from, 0)}`;
  const labels: Label[] = [{ at: { px: 0 }, y, text: first, anchor: "start", token: "ink3" }];
  let edge = textWidth(first, FONT_SIZE) + 12;
  for (const step of stepTicks(figure.axis, plot)) {
    const text = tickText(step, Number.isInteger(step) ? 0 : 1);
    const half = textWidth(text, FONT_SIZE) / 2;
    const x = plot.x(step);
    if (x - half < edge || x - half > plot.width - 2 * half) continue;
    const last = x + half > plot.width;
    labels.push({
      at: last ? { px: plot.width } : { step },
      y,
      text,
      anchor: last ? "end" : "middle",
      token: "ink3",
    });
    edge = x + half + 8;
  }
  return labels;
}
