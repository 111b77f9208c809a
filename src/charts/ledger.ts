import type { StripFigure } from "../model/chart.ts";
import { hatchLayer } from "./hatch.ts";
import { areaLayer, knockoutLayer, type Label, type Layer, labelLayers, segmentLayer } from "./marks.ts";
import type { StepPlot } from "./step-frame.ts";
import { textWidth, truncateText } from "./text-width.ts";
import { FONT_SIZE } from "./theme.ts";

type Ledger = StripFigure["ledger"];

const BAR = 22;
const WORD_ROW = 18;

/** Pixels that the bar and any words beneath it take. */
export function ledgerHeight(ledger: Ledger, plot: StepPlot): number {
  return BAR + wordsBeneath(ledger, plot).length * WORD_ROW;
}

/** The cost, drawn: steps kept in grey, steps lost hatched; dashed where it is not known. */
export function drawLedger(ledger: Ledger, plot: StepPlot, top: number): readonly Layer[] {
  const beneath = wordsBeneath(ledger, plot).map(
    (w, i): Label => ({
      at: { px: 0 },
      y: top + BAR + 10 + i * WORD_ROW,
      text: truncateText(w.text, plot.width, { size: FONT_SIZE, bold: true }),
      anchor: "start",
      token: w.lost ? "cite" : "ink",
      bold: true,
    }),
  );
  const bar = ledger.known ? knownBar(ledger, plot, top) : [unknownBar(plot, top)];
  return [...bar, ...labelLayers(beneath), ...insideWords(ledger, plot, top)];
}

function knownBar(ledger: Ledger, plot: StepPlot, top: number): readonly Layer[] {
  const { kept, end } = edges(ledger, plot);
  const box = { y: top, y2: top + BAR };
  const grey = areaLayer([{ from: { px: 0 }, to: { px: kept }, ...box }], "grid");
  if (end <= kept) return kept > 0 ? [grey] : [];
  const lost = areaLayer([{ from: { px: kept }, to: { px: end }, ...box }], "cite-wash");
  const hatch = hatchLayer({ x0: kept, x1: end, y0: top, y1: top + BAR }, "cite", 1);
  return [...(kept > 0 ? [grey] : []), lost, hatch];
}

function unknownBar(plot: StepPlot, top: number): Layer {
  const right = { px: plot.width };
  const left = { px: 0 };
  const [y, y2] = [top + 0.5, top + BAR - 0.5];
  const frame = [
    { from: left, to: right, y, y2: y },
    { from: left, to: right, y: y2, y2 },
    { from: left, to: left, y, y2 },
    { from: right, to: right, y, y2 },
  ];
  return segmentLayer(frame, { token: "axis", width: 1, dash: [4, 3] });
}

function insideWords(ledger: Ledger, plot: StepPlot, top: number): readonly Layer[] {
  const { kept } = edges(ledger, plot);
  const y = top + BAR / 2;
  const out: Layer[] = [];
  const word = (px: number, text: string, lost: boolean) =>
    labelLayers([{ at: { px }, y, text, anchor: "start", token: lost ? "cite" : "ink", bold: true }]);
  if (fitsKept(ledger, plot)) out.push(...word(8, ledger.keptText, false));
  if (fitsLost(ledger, plot) && ledger.lostText !== "") {
    const width = textWidth(ledger.lostText, FONT_SIZE, true) + 8;
    const at = { px: kept + 4 + width / 2 };
    out.push(knockoutLayer({ at, y, width, dx: 0, token: "cite-wash" }));
    out.push(...word(kept + 8, ledger.lostText, true));
  }
  return out;
}

function wordsBeneath(ledger: Ledger, plot: StepPlot): readonly { text: string; lost: boolean }[] {
  return [
    ...(fitsKept(ledger, plot) ? [] : [{ text: ledger.keptText, lost: false }]),
    ...(fitsLost(ledger, plot) ? [] : [{ text: ledger.lostText, lost: true }]),
  ];
}

function fitsKept(ledger: Ledger, plot: StepPlot): boolean {
  const { kept } = edges(ledger, plot);
  const room = ledger.known ? kept : plot.width;
  return ledger.keptText === "" || textWidth(ledger.keptText, FONT_SIZE, true) + 16 <= room;
}

function fitsLost(ledger: Ledger, plot: StepPlot): boolean {
  const { kept, end } = edges(ledger, plot);
  if (ledger.lostText === "") return true;
  return ledger.known && textWidth(ledger.lostText, FONT_SIZE, true) + 16 <= end - kept;
}

function edges(ledger: Ledger, plot: StepPlot): { readonly kept: number; readonly end: number } {
  const inside = (step: number) => Math.min(Math.max(plot.x(step), 0), plot.width);
  const kept = inside(ledger.keptTo);
  return { kept, end: ledger.lostTo === null ? kept : Math.max(kept, inside(ledger.lostTo)) };
}
