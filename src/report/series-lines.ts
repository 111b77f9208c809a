import type { ChartLine, CitedRange } from "../model/chart.ts";
import type { Diagnosis } from "../model/diagnosis.ts";
import type { Run } from "../model/run.ts";
import type { Series } from "../model/series.ts";
import { numberWords } from "../stats/number-words.ts";
import { type DrawnLine, drawLine } from "./chart-line.ts";
import { placesOf } from "./step-axis.ts";
import { sentence } from "./words.ts";

/** A series with its name and colour in the picture. */
export interface StepSeries {
  readonly series: Series;
  readonly label: string;
  readonly token: ChartLine["token"];
}

/** A line, and whether its points had to be spread over the run. */
export interface PlacedLine extends DrawnLine {
  readonly spread: boolean;
}

/** The lines of several series on the page's step axis. */
export function seriesLines(
  all: readonly StepSeries[],
  context: { readonly run: Run; readonly diagnosis: Diagnosis; readonly pins: readonly number[] },
): readonly PlacedLine[] {
  return all.map(({ series, label, token }) => {
    const { steps, spread } = placesOf(series, context.run, context.diagnosis);
    const look = {
      label,
      token,
      dots: dotted(series, all),
      dashed: token === "s3",
      smooth: series.role !== "learning-rate",
    };
    return { ...drawLine({ steps, values: series.values }, look, context.pins), spread };
  });
}

/** Evaluations carry dots, as long as they can be told apart. */
function dotted(series: Series, all: readonly StepSeries[]): boolean {
  const epochs = series.cadence === "epoch" || series.split !== "train";
  return epochs && series.values.length <= 120 && (all.length > 1 || series.values.length <= 60);
}

/** Steps that must stay in every picture: ends of cited ranges, best, onset, first value that is no number. */
export function pinsOf(diagnosis: Diagnosis, cited: readonly CitedRange[]): readonly number[] {
  const { best, nonFinite, onset } = diagnosis.course;
  const moments = [best?.step, nonFinite?.step, onset].filter((step) => typeof step === "number");
  return [...cited.flatMap(({ from, to }) => [from, to]), ...moments];
}

/** A log scale helps where the smoothed series spans more than this factor, and all of it is above 0. */
const LOG_FROM = 20;

/** Or where raw points do: a spike of a hundred times the usual level would press all the rest onto the axis. */
const LOG_FROM_RAW = 100;

/** Linear or log, one for the picture. */
export function scaleOf(lines: readonly DrawnLine[]): "linear" | "log" {
  const smooth = span(lines.map(({ line }) => line.main.values));
  const raw = span(lines.map(({ line }) => line.raw?.values ?? line.main.values));
  return raw > 0 && (smooth > LOG_FROM || raw > LOG_FROM_RAW) ? "log" : "linear";
}

/** Greatest over least finite value; 0 where one is not above 0. */
function span(all: readonly (readonly number[])[]): number {
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  for (const value of all.flat()) {
    if (!Number.isFinite(value)) continue;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return least > 0 ? most / least : 0;
}

/** True where a line has anything to draw. */
export function hasFinite(lines: readonly DrawnLine[]): boolean {
  return lines.some(({ line }) => (line.raw ?? line.main).values.some(Number.isFinite));
}

/** Scale, points and smoothing: what the picture did with the numbers. */
export function linesCaption(
  series: readonly StepSeries[],
  lines: readonly PlacedLine[],
  scale: "linear" | "log",
): string {
  const parts = scale === "log" ? ["Log scale"] : [];
  for (const [i, { line, logged, drawn, window, spread }] of lines.entries()) {
    const count =
      drawn < logged
        ? `${numberWords(logged)} logged points drawn as ${numberWords(drawn)}, extremes and all cited points kept`
        : `all ${numberWords(logged)} logged points`;
    const smooth = window > 1 ? `; thick line: trailing median of ${window}` : "";
    const name = series[i]?.series.sourceName ?? line.label;
    const evenly = spread ? "; spread evenly over the run, its file shares no axis with the others" : "";
    parts.push(`${line.label} (${name}): ${count}${smooth}${evenly}`);
  }
  return parts.map(sentence).join(" ");
}
