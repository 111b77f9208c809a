import type { ValuePredictions } from "../model/artifacts.ts";
import type { ScatterFigure } from "../model/chart.ts";
import type { CellBlock, Table } from "../model/document.ts";
import { medianOf } from "../stats/median-of.ts";
import { numberWords } from "../stats/number-words.ts";
import { picture } from "./picture.ts";
import { cell } from "./section.ts";
import { cellOf, countWords, fact, sentence } from "./words.ts";

/** Points drawn: more only blacken the cloud. Every k-th item is taken, and the worst ones always. */
const MOST_POINTS = 800;
const WORST = 8;

/** Predicted against true values. */
export function regressionCell(predictions: ValuePredictions): CellBlock {
  const errors = Float64Array.from(
    predictions.yTrue,
    (value, i) => (predictions.yPred[i] ?? Number.NaN) - value,
  );
  const worst = worstItems(errors);
  const shown = shownItems(errors.length, worst);
  const answer = answerOf(predictions, errors);
  const figure: ScatterFigure = {
    kind: "scatter",
    id: "c-regression",
    title: "Predicted against true",
    alt: `Predicted against true values. ${answer}`,
    points: {
      steps: shown.map((i) => predictions.yTrue[i] ?? Number.NaN),
      values: shown.map((i) => predictions.yPred[i] ?? Number.NaN),
    },
    xTitle: "true value",
    yTitle: "predicted value",
    diagonal: true,
  };
  const count =
    shown.length < errors.length
      ? `${numberWords(shown.length)} of ${numberWords(errors.length)} items drawn, the worst always`
      : `All ${countWords(errors.length, "item")}`;
  return cell({
    anchor: "c-regression",
    question: "Do predictions follow the true values?",
    answer,
    parts: [{ kind: "pair", picture: picture(figure), table: worstTable(predictions, errors, worst) }],
    caption: `${count}. On the line: exactly right.`,
    how: "Error = predicted − true. Median absolute error: half of the items are nearer. R² = 1 − sum of squared errors ÷ sum of squared distances of the true values from their mean.",
    numbers: null,
    exhibits: [],
    facts: [
      fact("R²", numberWords(determination(predictions, errors))),
      fact("Median error, absolute", numberWords(medianOf(errors.map(Math.abs)))),
      fact("Median error", numberWords(medianOf(errors))),
    ],
  });
}

function answerOf(predictions: ValuePredictions, errors: Float64Array): string {
  const bad = errors.filter((error) => !Number.isFinite(error)).length;
  if (bad === errors.length) return "No prediction is a finite number.";
  const r2 = determination(predictions, errors);
  const typical = numberWords(medianOf(errors.map(Math.abs)));
  const explained = Number.isFinite(r2) ? `; R² is ${numberWords(Number(r2.toFixed(3)))}` : "";
  const lost = bad > 0 ? `; ${countWords(bad, "prediction")} ${bad === 1 ? "is" : "are"} not finite` : "";
  return sentence(`Half of the predictions are within ${typical} of the true value${explained}${lost}`);
}

function determination({ yTrue }: ValuePredictions, errors: Float64Array): number {
  let count = 0;
  let sum = 0;
  for (const value of yTrue) if (Number.isFinite(value)) [count, sum] = [count + 1, sum + value];
  const mean = sum / count;
  let missed = 0;
  let spread = 0;
  for (let i = 0; i < errors.length; i++) {
    const error = errors[i] ?? Number.NaN;
    if (!Number.isFinite(error)) continue;
    missed += error ** 2;
    spread += ((yTrue[i] ?? Number.NaN) - mean) ** 2;
  }
  return spread > 0 ? 1 - missed / spread : Number.NaN;
}

function worstItems(errors: Float64Array): readonly number[] {
  return Array.from(errors, (error, i) => ({ size: Math.abs(error), i }))
    .filter(({ size }) => Number.isFinite(size))
    .sort((a, b) => b.size - a.size || a.i - b.i)
    .slice(0, WORST)
    .map(({ i }) => i);
}

function shownItems(count: number, worst: readonly number[]): readonly number[] {
  const stride = Math.max(1, Math.ceil(count / MOST_POINTS));
  const shown = new Set(worst);
  for (let i = 0; i < count; i += stride) shown.add(i);
  return [...shown].sort((a, b) => a - b);
}

function worstTable(predictions: ValuePredictions, errors: Float64Array, worst: readonly number[]): Table {
  return {
    kind: "table",
    title: "Largest errors",
    columns: [
      { head: predictions.ids ? "Item" : "Row", align: "left", scale: null, wideOnly: false },
      { head: "True", align: "right", scale: null, wideOnly: false },
      { head: "Predicted", align: "right", scale: null, wideOnly: false },
      { head: "Error", align: "right", scale: null, wideOnly: true },
    ],
    rows: worst.map((i) => [
      cellOf(predictions.ids?.[i] ?? String(i + 1)),
      cellOf(numberWords(predictions.yTrue[i] ?? Number.NaN)),
      cellOf(numberWords(predictions.yPred[i] ?? Number.NaN)),
      cellOf(numberWords(errors[i] ?? Number.NaN)),
    ]),
    note: null,
    dashed: false,
  };
}
