import type { ClassPredictions, Predictions, ValuePredictions } from "../model/artifacts.ts";
import type { Diagnosis } from "../model/diagnosis.ts";
import type { Block } from "../model/document.ts";
import type { Split } from "../model/metric-role.ts";
import type { Run } from "../model/run.ts";
import { listWords } from "../stats/list-words.ts";
import { classReportCell, classScoresCell } from "./class-scores.ts";
import { confusionCell } from "./confusion-cell.ts";
import { regressionCell } from "./regression-cell.ts";
import { reliabilityCell } from "./reliability-cell.ts";
import { residualsCell } from "./residuals-cell.ts";
import type { Section } from "./section.ts";
import { thresholdsCell } from "./thresholds-cell.ts";
import { countWords } from "./words.ts";

/** What the model answers, item by item: confusions, classes, probabilities; or predicted against true values. */
export const predictions: Section = {
  id: "predictions",
  title: "Predictions",
  build: buildPredictions,
  lede,
};

/** The split that speaks best of what was learned. */
const PREFERRED: readonly Split[] = ["validation", "test", "train"];

function buildPredictions(run: Run, diagnosis: Diagnosis): readonly Block[] | null {
  const told = toldPredictions(run);
  if (!told || told.count === 0) return reported(run);
  const blocks = told.kind === "regression" ? regression(told) : classification(told, run, diagnosis);
  return blocks.length > 0 ? blocks : null;
}

/** Without predictions, the scores by class that the run itself wrote down. */
function reported(run: Run): readonly Block[] | null {
  const report = PREFERRED.map((split) => run.classReports?.[split]).find((found) => found !== undefined);
  const block = report ? classReportCell(report, run) : null;
  return block ? [block] : null;
}

function regression(told: ValuePredictions): readonly Block[] {
  return [regressionCell(told), residualsCell(told)].filter((cell) => cell !== null);
}

function classification(told: ClassPredictions, run: Run, diagnosis: Diagnosis): readonly Block[] {
  const cells = [
    confusionCell(told, diagnosis),
    classScoresCell(told, run),
    reliabilityCell(told, diagnosis),
    thresholdsCell(told),
  ];
  return cells.filter((cell) => cell !== null);
}

function toldPredictions(run: Run): Predictions | null {
  const split = PREFERRED.find((candidate) => (run.predictions[candidate]?.count ?? 0) > 0);
  return split === undefined ? null : (run.predictions[split] ?? null);
}

function lede(run: Run): string | null {
  const told = toldPredictions(run);
  if (!told) return null;
  const others = PREFERRED.filter((split) => split !== told.split && run.predictions[split]);
  const more = others.length > 0 ? ` Also logged: ${listWords(others)}.` : "";
  return `On ${countWords(told.count, `${told.split} item`)}, as ${told.file} has them.${more}`;
}
