import type { ValuePredictions } from "../model/artifacts.ts";
import type { ResidualsFigure } from "../model/chart.ts";
import type { CellBlock, Table } from "../model/document.ts";
import { type ErrorRange, errorByRange } from "../signals/error-by-range.ts";
import { numberWords } from "../stats/number-words.ts";
import { numberColumn } from "./number-column.ts";
import { picture } from "./picture.ts";
import { cell } from "./section.ts";
import { cellOf, countWords, fact, sentence } from "./words.ts";

const ANCHOR = "c-residuals";

/** Points drawn: every k-th item, and those farthest off always. */
const MOST_POINTS = 500;
const FARTHEST = 20;

/** Where the errors of a regression are; null where there are too few items to part them. */
export function residualsCell(predictions: ValuePredictions): CellBlock | null {
  const told = errorByRange(predictions);
  // A model that always answers the same has no ranges of predictions: predicted against true says it.
  if (!told || told.byPrediction.length < 2) return null;
  const answer = answerOf(told.byTarget);
  const shown = shownItems(predictions);
  const figure: ResidualsFigure = {
    kind: "residuals",
    id: ANCHOR,
    title: "Errors over predictions",
    alt: `Error over predicted value, with median and middle half by range. ${answer}`,
    points: {
      steps: shown.map((i) => predictions.yPred[i] ?? Number.NaN),
      values: shown.map((i) => (predictions.yPred[i] ?? Number.NaN) - (predictions.yTrue[i] ?? Number.NaN)),
    },
    ranges: told.byPrediction,
    xTitle: "predicted value",
    yTitle: "error: predicted − true",
  };
  const count =
    shown.length < predictions.count
      ? `${numberWords(shown.length)} of ${countWords(predictions.count, "item")} drawn, the farthest always`
      : `All ${countWords(predictions.count, "item")}`;
  const biased = told.byTarget.filter(({ low, high }) => low > 0 || high < 0).length;
  return cell({
    anchor: ANCHOR,
    question: "Where are the errors large?",
    answer,
    parts: [{ kind: "pair", picture: picture(figure), table: rangesTable(told.byTarget) }],
    caption: `${count}. Dots with lines: median and middle half of the error by range of the prediction, each range with about as many items. Above the dashed line: predicted too high.`,
    how: "Error = predicted − true. The items are sorted by their value and cut into at most eight ranges of equal number, at least 20 items each; equal values stay together. The table cuts by true value, the picture by predicted value.",
    numbers: errorsTable(told.byTarget),
    exhibits: [],
    facts: [
      fact("Largest ÷ smallest median", ratioWords(told.byTarget)),
      fact("Ranges mostly off one way", `${numberWords(biased)} of ${numberWords(told.byTarget.length)}`),
    ],
  });
}

function answerOf(ranges: readonly ErrorRange[]): string {
  const sorted = [...ranges].sort((a, b) => b.size.median - a.size.median);
  const [worst] = sorted;
  const best = sorted.at(-1);
  if (!worst || !best) return "";
  const about = (range: ErrorRange) =>
    `${numberWords(range.size.median)}, for true values ${rangeWords(range)}`;
  const side = oneSided(worst);
  return sentence(
    `the median absolute error is largest, ${about(worst)}${side === "" ? "" : ` (${side})`}, and smallest, ${about(best)}`,
  );
}

/** Which way three of four items of a range are off; empty where they are off both ways. */
function oneSided({ low, high }: ErrorRange): string {
  if (low > 0) return "mostly predicted too high";
  return high < 0 ? "mostly predicted too low" : "";
}

function ratioWords(ranges: readonly ErrorRange[]): string {
  const sizes = ranges.map(({ size }) => size.median);
  return `${numberWords(Number((Math.max(...sizes) / Math.min(...sizes)).toPrecision(2)))} ×`;
}

function rangeWords({ from, to }: ErrorRange): string {
  return from === to ? numberWords(from) : `${numberWords(from)} to ${numberWords(to)}`;
}

function rangesTable(ranges: readonly ErrorRange[]): Table {
  return {
    kind: "table",
    title: "Absolute error by true value",
    columns: [
      { head: "True value", align: "left", scale: null, wideOnly: false },
      numberColumn("Items", false),
      numberColumn("Median", false),
    ],
    rows: ranges.map((range) => [
      cellOf(rangeWords(range)),
      cellOf(numberWords(range.count)),
      cellOf(numberWords(range.size.median)),
    ]),
    note: null,
    dashed: false,
  };
}

function errorsTable(ranges: readonly ErrorRange[]): Table {
  const most = Math.max(...ranges.map(({ size }) => size.high));
  return {
    kind: "table",
    title: null,
    columns: [
      { head: "True value", align: "left", scale: null, wideOnly: false },
      numberColumn("Items", false),
      numberColumn("Median error", false),
      numberColumn("Median, absolute", true),
      {
        head: "Absolute error, middle half",
        align: "left",
        scale: { from: 0, to: Number(most.toPrecision(2)) || 1 },
        wideOnly: true,
      },
    ],
    rows: ranges.map((range) => [
      cellOf(rangeWords(range)),
      cellOf(numberWords(range.count)),
      cellOf(numberWords(range.median)),
      cellOf(numberWords(range.size.median)),
      { kind: "interval", value: range.size.median, low: range.size.low, high: range.size.high },
    ]),
    note: null,
    dashed: false,
  };
}

function shownItems({ yTrue, yPred, count }: ValuePredictions): readonly number[] {
  const far = Array.from({ length: count }, (_, i) => i)
    .sort((a, b) => sizeOf(b) - sizeOf(a) || a - b)
    .slice(0, FARTHEST);
  const stride = Math.max(1, Math.ceil(count / MOST_POINTS));
  const shown = new Set(far);
  for (let i = 0; i < count; i += stride) shown.add(i);
  return [...shown].sort((a, b) => a - b);

  function sizeOf(i: number): number {
    const size = Math.abs((yPred[i] ?? Number.NaN) - (yTrue[i] ?? Number.NaN));
    return Number.isFinite(size) ? size : -1;
  }
}
