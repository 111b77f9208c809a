import type { LayerTable } from "../model/artifacts.ts";
import type { LayerHeatmapFigure } from "../model/chart.ts";
import type { Diagnosis } from "../model/diagnosis.ts";
import type { CellBlock, Table } from "../model/document.ts";
import type { Run } from "../model/run.ts";
import { numberWords } from "../stats/number-words.ts";
import { activationsCell } from "./activations-cell.ts";
import { citedRanges, exhibitLinks, signalsOf } from "./exhibits.ts";
import { classOf, columnMedians, heatColumns, type LayerRow, layerRows, withValues } from "./layer-rows.ts";
import { picture } from "./picture.ts";
import { cell, type Section } from "./section.ts";
import { stepAxis } from "./step-axis.ts";
import { cellOf, code, countWords, fact, sentence, shortened } from "./words.ts";

/** Layer by step: where the gradient thins out or grows, and where units stop answering. */
export const gradientFlow: Section = {
  id: "flow",
  title: "Gradient flow",
  build: (run, diagnosis) => {
    const { layers } = run;
    if (!layers || layers.steps.length === 0) return null;
    const cells = [gradientCell(layers, run, diagnosis), activationsCell(layers, run, diagnosis)];
    const shown = cells.filter((block) => block !== null);
    return shown.length > 0 ? shown : null;
  },
};

const ANCHOR = "c-layers";

/** Boundaries of the eight classes about 1 × a layer's own median. */
const RATIOS = [1 / 8, 1 / 4, 1 / 2, 2, 4, 8, 16];
const RATIO_WORDS = ["⅛", "¼", "½", "2", "4", "8", "16"];

function gradientCell(layers: LayerTable, run: Run, diagnosis: Diagnosis): CellBlock | null {
  const rows = layerRows(layers, "grad-norm", run.model).filter(({ median }) => median > 0);
  if (rows.length === 0) return null;
  const columns = heatColumns(layers);
  const answer = answerOf(rows, run.model !== null);
  const ratios = rows.map((row) => columnMedians(row, columns).map((value) => value / row.median));
  const figure: LayerHeatmapFigure = {
    kind: "layer-heatmap",
    id: ANCHOR,
    title: "Gradient norm by layer",
    alt: `Gradient norm by layer and ${diagnosis.course.stepUnit}, relative to each layer’s own median. ${answer}`,
    axis: stepAxis(run, diagnosis),
    layers: rows.map(({ name }) => name),
    edges: columns.edges,
    cells: ratios.map((row) => row.map((ratio) => classOf(ratio, RATIOS))),
    ramp: "ratio",
    boundaries: RATIO_WORDS,
    key: "× the layer’s own median",
    cited: citedRanges(diagnosis, ["layers"]),
  };
  return cell({
    anchor: ANCHOR,
    question: "Does every layer get its share of the gradient?",
    answer,
    parts: [picture(withValues(figure, ratios))],
    caption: captionOf(rows, layers, run.model !== null),
    how: "Per layer: the gradient norm over its own median in the run, in eight fixed classes, so that layers of different size compare. A column is the median of its records.",
    numbers: layersTable(rows),
    exhibits: exhibitLinks(diagnosis, signalsOf(ANCHOR)),
    facts: [
      fact("Layers", numberWords(rows.length)),
      fact("First ÷ last layer", ratioWords(rows)),
      fact("Records", numberWords(layers.steps.length)),
    ],
  });
}

function answerOf(rows: readonly LayerRow[], ordered: boolean): string {
  const sorted = [...rows].sort((a, b) => a.median - b.median);
  const least = sorted[0];
  const most = sorted.at(-1);
  if (!least || !most || rows.length === 1)
    return sentence(
      `Layer ${rows[0]?.name ?? ""} has a median gradient norm of ${numberWords(rows[0]?.median ?? Number.NaN)}`,
    );
  const factor = most.median / least.median;
  const spread = `median norms run from ${numberWords(least.median)} in ${shortened(least.name, 24)} to ${numberWords(most.median)} in ${shortened(most.name, 24)}`;
  const place = ordered && rows.length > 2 ? placeWords(rows, least) : "";
  return sentence(`${spread}, a factor of ${numberWords(Number(factor.toPrecision(2)))}${place}`);
}

function placeWords(rows: readonly LayerRow[], least: LayerRow): string {
  if (rows[0] === least) return "; the layer nearest to the input gets least";
  if (rows.at(-1) === least) return "; the layer nearest to the output gets least";
  return "";
}

function ratioWords(rows: readonly LayerRow[]): string {
  return numberWords((rows[0]?.median ?? Number.NaN) / (rows.at(-1)?.median ?? Number.NaN));
}

function captionOf(rows: readonly LayerRow[], layers: LayerTable, ordered: boolean): string {
  const columns = heatColumns(layers).groups.length;
  const records = layers.steps.length;
  const order = ordered
    ? "Input at the top, output at the bottom"
    : "Layers in the order of the file; no model file gives their depth";
  const drawn = columns < records ? `; ${numberWords(records)} records in ${columns} columns` : "";
  return `${order}. Colour: gradient norm over the layer’s own median, ${countWords(rows.length, "layer")}${drawn}.`;
}

/** Layers in the folded table; the least gradient first. */
const MOST_LAYERS = 20;

function layersTable(rows: readonly LayerRow[]): Table {
  const shown = [...rows].sort((a, b) => a.median - b.median).slice(0, MOST_LAYERS);
  return {
    kind: "table",
    title: null,
    columns: [
      { head: "Layer, least gradient first", align: "left", scale: null, wideOnly: false },
      { head: "Median norm", align: "right", scale: null, wideOnly: false },
      { head: "First", align: "right", scale: null, wideOnly: true },
      { head: "Last", align: "right", scale: null, wideOnly: true },
    ],
    rows: shown.map(({ name, median, values }) => [
      cellOf(code(name)),
      cellOf(numberWords(median)),
      cellOf(numberWords(values[0] ?? Number.NaN)),
      cellOf(numberWords(values.at(-1) ?? Number.NaN)),
    ]),
    note: rows.length > shown.length ? `${shown.length} of ${numberWords(rows.length)} layers.` : null,
    dashed: false,
  };
}
