import type { Split } from "../../model/metric-role.ts";
import type { RawSeries } from "../../model/run.ts";
import type { Axes } from "../../model/series.ts";
import type { LogAxes } from "./log-axes.ts";
import type { NamedPoints } from "./log-points.ts";
import type { LogRows } from "./log-rows.ts";
import { byTurn } from "./repeated-evaluations.ts";
import { splitNamed } from "./split-words.ts";

/** The measurements of a log: what repeats under one name, in the order of first appearance. */
export function logSeries(
  all: readonly NamedPoints[],
  rows: LogRows,
  axes: LogAxes,
): Omit<RawSeries, "file">[] {
  const isPlaced = (value: number): boolean => !Number.isNaN(value);
  const anchored = rows.column("epoch").some(isPlaced) || rows.column("step").some(isPlaced);
  const series: Omit<RawSeries, "file">[] = [];
  const merged = groups(all).map((group) =>
    isSameQuantity(group, rows) ? [joined(group)] : group.map(qualified),
  );
  const start = firstMeasured(merged.flat(), rows);
  for (const group of merged) {
    for (const points of group.flatMap((one) => byTurn(since(one, start), rows))) {
      if (!isMeasured(points, rows, anchored)) continue;
      const one = toSeries(points, rows, axes);
      // In a log that counts steps, what stands outside of all counting is a setting or a final table.
      if (one.axes.stepUnit !== "row" || !anchored || isListed(points)) series.push(one);
    }
  }
  return withoutUnusedRows(series);
}

/** Rows that no series stands in, such as a heading line's numbers, are left out of the axes. */
function withoutUnusedRows(series: readonly Omit<RawSeries, "file">[]): Omit<RawSeries, "file">[] {
  const packed = new Map<Axes, { axes: Axes; places: Int32Array }>();
  return series.map((one) => {
    let pack = packed.get(one.axes);
    if (pack === undefined) {
      pack = packAxes(one.axes, series);
      packed.set(one.axes, pack);
    }
    const { axes, places } = pack;
    return { ...one, axes, index: one.index.map((row) => places[row] ?? 0) };
  });
}

function packAxes(
  axes: Axes,
  series: readonly Pick<RawSeries, "axes" | "index">[],
): { axes: Axes; places: Int32Array } {
  const places = new Int32Array(axes.row.length).fill(-1);
  for (const one of series) if (one.axes === axes) for (const row of one.index) places[row] = 0;
  let count = 0;
  const isUsed = (_: number, row: number): boolean => places[row] !== -1;
  const packed: Axes = {
    ...axes,
    step: axes.step.filter(isUsed),
    epoch: known(axes.epoch?.filter(isUsed)),
    time: known(axes.time?.filter(isUsed)),
    row: axes.row.filter(isUsed),
  };
  for (let row = 0; row < places.length; row += 1) {
    if (places[row] === -1) continue;
    places[row] = count;
    count += 1;
  }
  return { axes: packed, places };
}

/** The first row of a quantity whose lines say where they stand; what is printed above it are settings and model. */
function firstMeasured(all: readonly Points[], rows: LogRows): number {
  const own = rows.column("own");
  let first = rows.length;
  for (const points of all) {
    const placed = points.rows.filter((row) => (own[row] ?? 0) > 0);
    if (placed.length >= 2) first = Math.min(first, placed[0] ?? first);
  }
  return first === rows.length ? 0 : first;
}

function since(points: Points, start: number): Points {
  const skip = points.rows.findIndex((row) => row >= start);
  if (skip === 0) return points;
  const at = skip < 0 ? points.rows.length : skip;
  return { ...points, rows: points.rows.slice(at), values: points.values.slice(at) };
}

/** Null where no row has a value. */
function known(values: Float64Array | undefined): Float64Array | null {
  return values?.some((value) => !Number.isNaN(value)) ? values : null;
}

interface Points {
  readonly name: string;
  readonly split: Split | null;
  readonly unit: string;
  readonly tied: boolean;
  readonly words: string;
  readonly rows: readonly number[];
  readonly values: Float64Array;
}

/** Points of one name and split. A heading decides the split only where it tells two quantities apart or names an evaluation. */
function groups(all: readonly NamedPoints[]): Points[][] {
  const headings = new Map<string, Set<Split | null>>();
  for (const { name, heading } of all) {
    const known = headings.get(name) ?? new Set();
    headings.set(name, known.add(heading));
  }
  const byName = new Map<string, Points[]>();
  for (const points of all) {
    const under = headings.get(points.name) ?? new Set();
    const several = under.size > 1 && !under.has(null);
    const single = under.size === 1 && points.heading !== "train";
    const split = points.split ?? (several || single ? points.heading : null);
    const key = `${points.name}\u0000${split}`;
    const group = byName.get(key) ?? [];
    group.push({ ...points, split, values: points.column.values() });
    byName.set(key, group);
  }
  return [...byName.values()];
}

/** False where different words before one name give different numbers at the same place: `class cup, IoU`, `class bed, IoU`. */
function isSameQuantity(group: readonly Points[], rows: LogRows): boolean {
  const [first, second] = [...group].sort((a, b) => b.rows.length - a.rows.length);
  if (first === undefined || second === undefined || second.rows.length < 3) return true;
  const [epoch, step] = [rows.column("epoch"), rows.column("step")];
  const place = (row: number): string => `${epoch[row]} ${step[row]}`;
  const places = new Set(first.rows.map(place));
  const shared = second.rows.filter((row) => places.has(place(row))).length;
  return shared * 2 <= second.rows.length;
}

function joined(group: readonly Points[]): Points {
  const [first] = group;
  if (group.length === 1 && first) return first;
  const pairs = group.flatMap((points) =>
    points.rows.map((row, i) => [row, points.values[i] ?? Number.NaN] as const),
  );
  pairs.sort((a, b) => a[0] - b[0]);
  const { name = "", split = null, unit = "", words = "" } = first ?? {};
  return {
    name,
    split,
    unit,
    words,
    tied: group.every((points) => points.tied),
    rows: pairs.map(([row]) => row),
    values: Float64Array.from(pairs, ([, value]) => value),
  };
}

function qualified(points: Points): Points {
  const words = points.words.replace(/^[^A-Za-z]+|[\s:=([]+$/g, "").replace(/\s+/g, " ");
  return words.length > 80 || words === "" ? points : { ...points, name: words };
}

/** Names of measurements, for logs that nowhere say an epoch or step. */
const MEASUREMENT =
  /(?<![a-z])(?:loss(?:es)?|acc(?:uracy)?|err(?:or)?|score|rewards?|returns?|nll|ppl|perplexity|lr|learning rate|grad|gradient|norm|f1|auc|m?iou|m?ap\d*|bleu|rouge\w*|r?mse|mae|wer|cer|bpc|bpb|top\d+)(?![a-z])/i;

/** A line that says its epoch or step counts; one that does not must tie name and number and come again. */
function isMeasured(points: Points, rows: LogRows, anchored: boolean): boolean {
  const own = rows.column("own");
  const count = points.rows.length;
  if (count === 0) return false;
  const measurement = points.tied && MEASUREMENT.test(points.name);
  const placed = points.rows.filter((row) => (own[row] ?? 0) > 0).length;
  if (placed * 2 >= count) return count >= 2 || measurement;
  const worded = MEASUREMENT.test(points.name) && points.name.split(" ").length <= 3;
  if (!(points.tied || worded) || /\/ ?it/.test(points.unit)) return false;
  if (!anchored) return isListed(points);
  if (isSetting(points, measurement)) return false;
  const [epoch, step] = [rows.column("epoch"), rows.column("step")];
  const known = points.rows.filter((row) => !Number.isNaN(epoch[row]) || !Number.isNaN(step[row])).length;
  if (count === 1) return measurement && known === 1;
  return known * 2 > count && spread(points, epoch, step) >= 2;
}

/** A measurement by its name, often enough to be a curve by the order of lines alone. */
function isListed(points: Points): boolean {
  return points.tied && points.rows.length >= 5 && MEASUREMENT.test(points.name);
}

/** Settings printed anew by every start: `NUM_WORKERS: 4`, `World size: 4`. */
function isSetting(points: Points, measurement: boolean): boolean {
  if (/^[A-Z][A-Z\d]*_[A-Z\d_]+$/.test(points.name)) return true;
  return (
    !measurement && points.values.length > 1 && points.values.every((value) => value === points.values[0])
  );
}

/** Number of places at which points stand: a list printed once is no measurement over time. */
function spread(points: Points, epoch: Float64Array, step: Float64Array): number {
  return new Set(points.rows.map((row) => `${epoch[row]} ${step[row]}`)).size;
}

function toSeries(points: Points, rows: LogRows, axes: LogAxes): Omit<RawSeries, "file"> {
  const unit = points.unit === "M" && !/mem/i.test(points.name) ? undefined : UNITS.get(points.unit);
  const split = splitNamed(points.name.replaceAll("_", " ")) === null ? points.split : null;
  return {
    sourceName: points.name,
    axes: axesOf(points, rows, axes),
    index: Int32Array.from(points.rows),
    values: points.values,
    ...(split === null ? {} : { split }),
    ...(unit === undefined ? {} : { unit }),
  };
}

const UNITS: ReadonlyMap<string, NonNullable<RawSeries["unit"]>> = new Map([
  ["%", "percent"],
  ["s", "s"],
  ["MB", "MB"],
  ["M", "MB"],
]);

/** Steps where most points say one, or most lines of the log do; else epochs; else the order of lines. */
function axesOf(points: Points, rows: LogRows, axes: LogAxes): Axes {
  const own = rows.column("own");
  const [epoch, step] = [rows.column("epoch"), rows.column("step")];
  const withStep = points.rows.filter((row) => ((own[row] ?? 0) & 2) === 2).length;
  const inLog = own.reduce((sum, flags) => sum + ((flags & 2) === 2 ? 1 : 0), 0);
  const inherits = inLog * 2 >= rows.length && points.rows.some((row) => !Number.isNaN(step[row]));
  if (withStep * 2 >= points.rows.length && withStep > 0) return axes.byStep;
  if (inherits) return axes.byStep;
  return points.rows.some((row) => !Number.isNaN(epoch[row])) ? axes.byEpoch : axes.byRow;
}
