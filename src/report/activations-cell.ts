import type { LayerStatistic, LayerTable } from "../model/artifacts.ts";
import type { LayerHeatmapFigure } from "../model/chart.ts";
import type { Diagnosis } from "../model/diagnosis.ts";
import type { CellBlock } from "../model/document.ts";
import type { Run } from "../model/run.ts";
import { numberWords } from "../stats/number-words.ts";
import { stepWords } from "../stats/step-words.ts";
import { citedRanges, exhibitLinks, signalsOf } from "./exhibits.ts";
import { classOf, columnMedians, heatColumns, type LayerRow, layerRows, withValues } from "./layer-rows.ts";
import { picture } from "./picture.ts";
import { cell } from "./section.ts";
import { stepAxis } from "./step-axis.ts";
import { countWords, fact, sentence, shortened, upperFirst } from "./words.ts";

const ANCHOR = "c-activations";

/** The statistics of activations, most telling first, in the words of the open run format. */
const STATISTICS: readonly {
  readonly id: LayerStatistic;
  readonly noun: string;
  readonly meaning: string;
}[] = [
  { id: "dead-units", noun: "share of dead units", meaning: "units that answer 0 for the whole batch" },
  { id: "zero-fraction", noun: "share of zeros", meaning: "outputs that are 0" },
  { id: "saturated", noun: "saturated share", meaning: "sigmoid or tanh outputs at their ends" },
];

const SHARES = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75];
const SHARE_WORDS = ["1 %", "5 %", "10 %", "25 %", "50 %", "75 %"];

/** Do units stop answering? */
export function activationsCell(layers: LayerTable, run: Run, diagnosis: Diagnosis): CellBlock | null {
  const told = STATISTICS.map((statistic) => ({
    ...statistic,
    rows: layerRows(layers, statistic.id, run.model),
  })).find(({ rows }) => rows.length > 0);
  // A picture in which every cell is of the lowest class shows nothing.
  if (!told?.rows.some(({ values }) => values.some((value) => value >= (SHARES[0] ?? 0)))) return null;
  const { rows, noun, meaning } = told;
  const columns = heatColumns(layers);
  const answer = answerOf(rows, noun, (record) =>
    stepWords(diagnosis.course.stepUnit, layers.steps[record] ?? 0),
  );
  const shares = rows.map((row) => columnMedians(row, columns));
  const figure: LayerHeatmapFigure = {
    kind: "layer-heatmap",
    id: ANCHOR,
    title: upperFirst(noun),
    alt: `${upperFirst(noun)} by layer and ${diagnosis.course.stepUnit}. ${answer}`,
    axis: stepAxis(run, diagnosis),
    layers: rows.map(({ name }) => name),
    edges: columns.edges,
    cells: shares.map((row) => row.map((share) => classOf(share, SHARES))),
    ramp: "magnitude",
    boundaries: SHARE_WORDS,
    key: noun,
    cited: citedRanges(diagnosis, ["activations"]),
  };
  return cell({
    anchor: ANCHOR,
    question: "Do units stop answering?",
    answer,
    parts: [picture(withValues(figure, shares))],
    caption: `Colour: ${meaning}, ${countWords(rows.length, "layer")}.`,
    how: `The share of ${meaning}, as logged per layer; a column is the median of its records, in seven fixed classes.`,
    numbers: null,
    exhibits: exhibitLinks(diagnosis, signalsOf(ANCHOR)),
    facts: rows
      .map(({ name, values }) => ({ name, last: values.findLast(Number.isFinite) ?? Number.NaN }))
      .sort((a, b) => b.last - a.last)
      .slice(0, 4)
      .map(({ name, last }) => fact(`Last, ${shortened(name, 24)}`, last.toFixed(2))),
  });
}

function answerOf(rows: readonly LayerRow[], noun: string, when: (record: number) => string): string {
  let worst = { name: "", value: Number.NEGATIVE_INFINITY, record: 0 };
  for (const { name, values } of rows) {
    for (const [record, value] of values.entries()) if (value > worst.value) worst = { name, value, record };
  }
  if (!Number.isFinite(worst.value)) return sentence(`No finite ${noun} was logged`);
  const last = rows.map(({ values }) => values.findLast(Number.isFinite) ?? 0);
  const half = last.filter((value) => value >= 0.5).length;
  const peak = `the ${noun} is at most ${numberWords(Number(worst.value.toFixed(3)))}, in ${shortened(worst.name, 24)} at ${when(worst.record)}`;
  return sentence(
    `${peak}; at the end ${half === 0 ? "no layer is" : `${half} of ${countWords(rows.length, "layer")} ${half === 1 ? "is" : "are"}`} above 0.5`,
  );
}
