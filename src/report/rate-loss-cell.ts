import type { ChartPoints, PathsFigure } from "../model/chart.ts";
import type { Diagnosis } from "../model/diagnosis.ts";
import type { CellBlock, Table } from "../model/document.ts";
import { inputsOf } from "../model/inputs.ts";
import type { Run } from "../model/run.ts";
import { type LossByRate, lossByRate } from "../signals/loss-by-rate.ts";
import { medianOf } from "../stats/median-of.ts";
import { numberWords } from "../stats/number-words.ts";
import { stepWords } from "../stats/step-words.ts";
import { exhibitLinks } from "./exhibits.ts";
import { picture } from "./picture.ts";
import { cell } from "./section.ts";
import { cellOf, countWords, fact, sentence } from "./words.ts";

const ANCHOR = "c-rate-loss";

/** A quantity that spans more than this factor is drawn on a log scale, as the curves are. */
const LOG_FROM = 20;

/** Where the learning rate took the loss; null where the two are not logged together, or the rate only falls or stands still. */
export function rateLossCell(run: Run, diagnosis: Diagnosis): CellBlock | null {
  const inputs = inputsOf(run);
  const rate = inputs["learning-rate"];
  const loss = inputs["train-loss"] ?? inputs["train-loss-epoch"];
  const course = rate && loss ? lossByRate(loss, rate) : null;
  if (!course || course.rates.length < 3) return null;
  const exhibits = exhibitLinks(diagnosis, ["learning-rate"]);
  // Under a rate that only falls this is the loss curve once more, from right to left.
  if (risingParts(course).steps.length === 0 && exhibits.length === 0) return null;
  const unit = diagnosis.course.stepUnit;
  const answer = answerOf(course, unit);
  return cell({
    anchor: ANCHOR,
    question: "At which learning rates did the loss fall?",
    answer,
    parts: [picture(figureOf(course, unit, answer))],
    caption: captionOf(course),
    how: `The training loss at each step over the learning rate of the same step, joined in the order of the steps.${course.stretch > 1 ? ` Each point is the median of ${numberWords(course.stretch)} neighbouring steps.` : ""}`,
    numbers: bandsTable(course),
    exhibits,
    facts: [
      fact("Highest drawn", numberWords(extreme(course.rates, 1))),
      fact("Lowest drawn", numberWords(extreme(course.rates, -1))),
    ],
  });
}

function captionOf(course: LossByRate): string {
  const rises = risingParts(course).steps.length > 0;
  const points =
    course.stretch > 1
      ? `${numberWords(course.rates.length)} medians of ${countWords(course.pairs, "logged step")}`
      : `All ${countWords(course.pairs, "logged step")}`;
  return `${points}, in their order.${rises ? " Dashed: the rate rises. Solid: it falls or stays." : ""}`;
}

function answerOf(course: LossByRate, unit: string): string {
  const low = indexOf(course.losses, -1);
  const high = indexOf(course.losses, 1);
  const at = (i: number) =>
    `${numberWords(course.losses[i] ?? Number.NaN)}, at a rate of ${numberWords(course.rates[i] ?? Number.NaN)} (${stepWords(unit, course.steps[i] ?? Number.NaN)})`;
  const first =
    high < low
      ? `is highest, ${at(high)}, and lowest, ${at(low)}`
      : `is lowest, ${at(low)}, and highest, ${at(high)}`;
  return sentence(`the loss ${first}`);
}

function figureOf(course: LossByRate, unit: string, answer: string): PathsFigure {
  const xScale = scaleOf(course.rates);
  const yScale = scaleOf(course.losses);
  const last = course.rates.length - 1;
  const peak = indexOf(course.rates, 1);
  const rising = risingParts(course);
  const mark = (i: number, label: string, filled: boolean) => ({
    x: course.rates[i] ?? Number.NaN,
    y: course.losses[i] ?? Number.NaN,
    label,
    filled,
  });
  return {
    kind: "paths",
    id: ANCHOR,
    title: "Loss over learning rate",
    alt: `Training loss over learning rate, in the order of the ${unit}s. ${answer}`,
    paths: [
      ...(rising.steps.length > 0
        ? [{ label: "rate rises", token: "s2" as const, dashed: true, points: rising }]
        : []),
      { label: "rate falls or stays", token: "s1" as const, dashed: false, points: fallingParts(course) },
    ],
    marks: [
      mark(0, "start", false),
      ...(stands(course.rates, peak)
        ? [mark(peak, `highest rate, ${stepWords(unit, course.steps[peak] ?? 0)}`, false)]
        : []),
      mark(last, `end, ${stepWords(unit, course.steps[last] ?? 0)}`, true),
    ],
    xTitle: xScale === "log" ? "learning rate, log scale" : "learning rate",
    yTitle: yScale === "log" ? "training loss, log scale" : "training loss",
    xScale,
    yScale,
  };
}

function risingParts(course: LossByRate): ChartPoints {
  return partsOf(course, (before, after) => after > before * RISE);
}

function fallingParts(course: LossByRate): ChartPoints {
  return partsOf(course, (before, after) => !(after > before * RISE));
}

/** The highest rate is a moment of its own where it is well above the first and the last. */
function stands(rates: readonly number[], peak: number): boolean {
  return (rates[peak] ?? 0) > 1.2 * Math.max(rates[0] ?? 0, rates.at(-1) ?? 0);
}

/** Smaller rises are rounding of the log. */
const RISE = 1.0005;

/** The pieces of the course that are so; NaN parts them. */
function partsOf(course: LossByRate, belongs: (before: number, after: number) => boolean): ChartPoints {
  const places: number[] = [];
  for (let i = 1; i < course.rates.length; i++) {
    if (!belongs(course.rates[i - 1] ?? Number.NaN, course.rates[i] ?? Number.NaN)) continue;
    if (places.at(-1) !== i - 1) places.push(...(places.length > 0 ? [APART] : []), i - 1);
    places.push(i);
  }
  const at = (values: readonly number[]) => places.map((place) => values[place] ?? Number.NaN);
  return { steps: at(course.rates), values: at(course.losses) };
}

/** No place: it parts two pieces. */
const APART = -1;

function scaleOf(values: readonly number[]): "linear" | "log" {
  const low = extreme(values, -1);
  return low > 0 && extreme(values, 1) > LOG_FROM * low ? "log" : "linear";
}

function extreme(values: readonly number[], sign: 1 | -1): number {
  return values[indexOf(values, sign)] ?? Number.NaN;
}

/** Index of the highest (1) or lowest (−1) value, the first of equals. */
function indexOf(values: readonly number[], sign: 1 | -1): number {
  return values.reduce((best, value, i) => (sign * value > sign * (values[best] ?? 0) ? i : best), 0);
}

/** Bands of the rate in the numbers. */
const BANDS = 6;

/** Median loss by band of the rate: equal on the scale of the picture. */
function bandsTable(course: LossByRate): Table {
  const log = scaleOf(course.rates) === "log";
  const to = log ? Math.log : (value: number) => value;
  const back = log ? Math.exp : (value: number) => value;
  const low = to(extreme(course.rates, -1));
  const span = to(extreme(course.rates, 1)) - low;
  const bandOf = (rate: number) => Math.min(BANDS - 1, Math.floor(((to(rate) - low) / span) * BANDS));
  const bands = Array.from({ length: BANDS }, (_, band) => ({
    from: back(low + (band * span) / BANDS),
    to: back(low + ((band + 1) * span) / BANDS),
    losses: course.losses.filter((_, i) => bandOf(course.rates[i] ?? Number.NaN) === band),
  })).filter(({ losses }) => losses.length > 0);
  return {
    kind: "table",
    title: null,
    columns: [
      { head: "Learning rate", align: "left", scale: null, wideOnly: false },
      { head: "Points", align: "right", scale: null, wideOnly: false },
      { head: "Lowest loss", align: "right", scale: null, wideOnly: true },
      { head: "Median loss", align: "right", scale: null, wideOnly: false },
      { head: "Highest loss", align: "right", scale: null, wideOnly: true },
    ],
    rows: bands.map((band) => [
      cellOf(`${numberWords(band.from)} – ${numberWords(band.to)}`),
      cellOf(numberWords(band.losses.length)),
      cellOf(numberWords(extreme(band.losses, -1))),
      cellOf(numberWords(medianOf(band.losses))),
      cellOf(numberWords(extreme(band.losses, 1))),
    ]),
    note: null,
    dashed: false,
  };
}
