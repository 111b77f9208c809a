import type { Notice } from "../../model/position.ts";
import type { Axes } from "../../model/series.ts";
import {
  BATCH_NAMES,
  EPOCH_NAMES,
  normalName,
  STEP_NAMES,
  TIME_NAMES,
  unwrappedName,
} from "../../names/axis-names.ts";
import { countAcrossEpochs } from "./epoch-steps.ts";
import { isCount } from "./is-count.ts";
import type { Table } from "./table.ts";
import { timeColumn } from "./time-column.ts";

/** What a table's rows are counted in, and the columns that said so. */
export interface TableAxes {
  readonly axes: Axes;
  /** Columns that are axes and hence no series. */
  readonly used: ReadonlySet<string>;
  readonly notices: readonly Notice[];
}

/** Where a format knows better than the names: the column of an axis, or null for none. */
export interface AxisHints {
  readonly step?: string | null;
  readonly epoch?: string | null;
  /** Epoch of a row that ends an epoch: "index" where 0 stands for the first epoch, "count" where 1 does. */
  readonly epochRows?: "index" | "count";
  /** Steps of an epoch, where the format states it. */
  readonly stepsPerEpoch?: number;
  /** What a row is where no column counts. */
  readonly rows?: "epoch";
}

/** Finds step, epoch and time among the columns and lays them out as axes of all rows. */
export function axesOfTable(table: Table, hints: AxisHints = {}): TableAxes {
  const notices: Notice[] = [];
  const used = new Set<string>();
  const step = stepColumn(table, hints.step, notices);
  const epoch = chosen(table, hints.epoch, EPOCH_NAMES);
  const time = timeColumn(table, TIME_NAMES);
  for (const name of [step, epoch, time?.name]) if (name) used.add(name);
  const rows = table.rows.length;
  const epochs = epoch === null ? null : spread(table, epoch);
  const base = { time: time?.seconds ?? null, row: table.rows, rowUnit: table.rowUnit };
  if (step !== null) {
    const steps = carried(spread(table, step));
    const whole = epochs && countAcrossEpochs(steps, epochs, hints.stepsPerEpoch);
    if (whole) notices.push(derivedNotice(table, step, whole.perEpoch));
    const axes: Axes = {
      ...base,
      stepUnit: "step",
      step: whole?.steps ?? steps,
      epoch: whole?.epochs ?? epochs,
    };
    return { axes, used, notices };
  }
  if (epochs) {
    const counted = completed(epochs, hints.epochRows);
    return { axes: { ...base, stepUnit: "epoch", step: carried(epochs), epoch: counted }, used, notices };
  }
  if (hints.rows === "epoch") {
    const order = Float64Array.from({ length: rows }, (_, i) => i);
    return {
      axes: { ...base, stepUnit: "epoch", step: order, epoch: order.map((i) => i + 1) },
      used,
      notices,
    };
  }
  const order = Float64Array.from({ length: rows }, (_, i) => i + 1);
  notices.push({
    level: "info",
    code: "axis-derived",
    message: "No column counts steps or epochs; rows are counted instead",
    at: { file: table.file },
  });
  return { axes: { ...base, stepUnit: "row", step: order, epoch: null }, used, notices };
}

/** The column that counts steps; one that is only named so is told. */
function stepColumn(table: Table, hint: string | null | undefined, notices: Notice[]): string | null {
  const named = chosen(table, hint, [...STEP_NAMES, ...BATCH_NAMES]);
  if (named === null || hint !== undefined || isCount(spread(table, named))) return named;
  notices.push(amountNotice(table, named));
  return null;
}

/** The column that a hint names, else the first known name that most rows have, else the first that any has. */
function chosen(table: Table, hint: string | null | undefined, names: readonly string[]): string | null {
  if (hint === null) return null;
  if (hint !== undefined) return table.columns.some((column) => column.name === hint) ? hint : null;
  const plain = columnsNamed(table, names, normalName);
  const found = plain.length > 0 ? plain : columnsNamed(table, names, unwrappedName);
  const most = found.find((column) => column.values.length * 2 >= table.rows.length) ?? found[0];
  return most?.name ?? null;
}

function columnsNamed(table: Table, names: readonly string[], nameOf: (name: string) => string) {
  return names.flatMap((name) => table.columns.filter((column) => nameOf(column.name) === name));
}

/** A column over all rows, NaN where it was not logged; records of several splits share the columns that count. */
function spread(table: Table, name: string): Float64Array {
  const columns = table.columns.filter((column) => column.name === name);
  const [first] = columns;
  if (columns.length === 1 && first?.values.length === table.rows.length) return first.values;
  const all = new Float64Array(table.rows.length).fill(Number.NaN);
  for (const { index, values } of columns) {
    for (let i = 0; i < values.length; i += 1) all[index[i] ?? 0] = values[i] ?? Number.NaN;
  }
  return all;
}

/** Rows without a count stand where the last row before them stood: writers leave it out of rows that belong together. */
function carried(steps: Float64Array): Float64Array {
  if (steps.every((step) => Number.isFinite(step))) return steps;
  const filled = Float64Array.from(steps);
  let last = steps.find((step) => Number.isFinite(step)) ?? 0;
  for (let i = 0; i < filled.length; i += 1) {
    const step = filled[i] ?? Number.NaN;
    if (Number.isFinite(step)) last = step;
    else filled[i] = last;
  }
  return filled;
}

/** Epochs done at the end of each row's epoch; without a hint a count from 0 is taken for an index. */
function completed(epochs: Float64Array, rows: "index" | "count" | undefined): Float64Array {
  const first = epochs.find((epoch) => Number.isFinite(epoch)) ?? 0;
  // Whatever the format says: nobody starts a run at epoch 1 of a count from 0.
  const fromZero = rows === "index" ? first !== 1 : rows === undefined && first === 0;
  return fromZero ? epochs.map((epoch) => epoch + 1) : epochs;
}

function amountNotice(table: Table, column: string): Notice {
  const message = `Column ${column} rises and falls from row to row: it is an amount of each row and counts no steps`;
  return { level: "info", code: "axis-derived", message, at: { file: table.file, column } };
}

function derivedNotice(table: Table, step: string, perEpoch: number): Notice {
  return {
    level: "info",
    code: "axis-derived",
    message: `Column ${step} starts anew with each epoch; steps are counted on with ${perEpoch} an epoch`,
    at: { file: table.file, column: step },
  };
}
