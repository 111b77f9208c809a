import type { ChartPoints, Figure } from "../../model/chart.ts";
import type { Series } from "../../model/series.ts";
import { epochAt, fileAt, rowAt, stepAt, timeAt } from "../../model/series.ts";
import { decimal } from "./number-text.ts";
import { picturesOf } from "./pictures.ts";
import { type ReportData, runWithAxesApart } from "./report-data.ts";

/** Numbers as the shortest decimals that read back bit for bit, and as NaN, Infinity, -Infinity and -0. */
type Row = readonly (string | number | null)[];

/** Every point of every line that was drawn, one a row, in the order of the page. */
export function drawnCsv({ document }: ReportData): string {
  const head = ["figure", "line", "points", "x", "y"];
  return csvOf([head, ...picturesOf(document).flatMap(({ figure }) => pointRows(figure))]);
}

/** The figures as data: what their kinds hold besides points. */
export function figuresJson({ document }: ReportData): string {
  return json({ schema: "postrun.figures/1", figures: picturesOf(document).map(({ figure }) => figure) });
}

/** Every logged value, one a row; null where the run is not in the report. */
export function seriesCsv({ run }: ReportData): string | null {
  if (run === null) return null;
  const head = ["series", "role", "split", "step_unit", "step", "epoch", "time", "file", "row", "value"];
  return csvOf([head, ...run.series.flatMap(seriesRows)]);
}

/** All that was read, as JSON; null where the run is not in the report. */
export function runJson({ run }: ReportData): string | null {
  return run === null ? null : json({ schema: "postrun.run/1", ...runWithAxesApart(run) });
}

/** The files that were read, with their digests. */
export function sourcesJson({ sources }: ReportData): string {
  return json({ schema: "postrun.sources/1", sources });
}

function seriesRows(series: Series): readonly Row[] {
  const { sourceName, role, split, axes } = series;
  return Array.from(series.values, (value, i) => [
    sourceName,
    role,
    split,
    axes.stepUnit,
    stepAt(series, i),
    axes.epoch && epochAt(series, i),
    axes.time && timeAt(series, i),
    fileAt(series, i),
    rowAt(series, i),
    value,
  ]);
}

function pointRows(figure: Figure): readonly Row[] {
  switch (figure.kind) {
    case "strip":
    case "step-lines": {
      const lines = figure.kind === "strip" ? [figure.line] : figure.lines;
      return lines.flatMap(({ label, main, raw }) => [
        ...rowsOf(main, [figure.id, label, raw ? "smoothed" : "logged"]),
        ...(raw ? rowsOf(raw, [figure.id, label, "logged"]) : []),
      ]);
    }
    case "value-lines":
      return figure.lines.flatMap(({ label, points }) => rowsOf(points, [figure.id, label, "logged"]));
    case "multiples":
      return figure.panels.flatMap(({ title, points }) => rowsOf(points, [figure.id, title, "logged"]));
    case "paths":
      return figure.paths.flatMap(({ label, points }) => rowsOf(points, [figure.id, label, "smoothed"]));
    case "trade-offs":
      return figure.panels.flatMap(({ title, curve }) => rowsOf(curve, [figure.id, title, "logged"]));
    case "scatter":
    case "residuals":
      return rowsOf(figure.points, [figure.id, figure.yTitle, "logged"]);
    default:
      return [];
  }
}

function rowsOf({ steps, values }: ChartPoints, names: Row): readonly Row[] {
  return values.map((value, i) => [...names, steps[i] ?? Number.NaN, value]);
}

function csvOf(rows: readonly Row[]): string {
  return `${rows.map((row) => row.map(csvCell).join(",")).join("\n")}\n`;
}

function csvCell(cell: string | number | null): string {
  if (cell === null) return "";
  if (typeof cell === "number") return decimal(cell);
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Typed arrays as lists; what JSON has no number for as the strings "NaN", "Infinity", "-Infinity" and "-0". */
function json(value: unknown): string {
  const shown = (_key: string, item: unknown): unknown => {
    if (typeof item === "number") return Number.isFinite(item) && !Object.is(item, -0) ? item : decimal(item);
    return ArrayBuffer.isView(item) ? Array.from(item as Float64Array) : item;
  };
  return `${JSON.stringify(value, shown, 1)}\n`;
}
