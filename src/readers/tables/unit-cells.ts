import type { Notice } from "../../model/position.ts";
import type { Series } from "../../model/series.ts";
import type { Table, TableColumn, WordColumn } from "./table.ts";

/** A table in which cells such as `92 %`, `25073 MiB` and `01:15` are numbers, with the unit of each such column. */
export interface MeasuredTable {
  readonly table: Table;
  readonly units: ReadonlyMap<string, NonNullable<Series["unit"]>>;
}

/** Columns of words become numbers where each word is a number with one and the same unit, or a duration. */
export function withUnits(table: Table): MeasuredTable {
  const units = new Map<string, NonNullable<Series["unit"]>>();
  const columns: TableColumn[] = [...table.columns];
  const notices: Notice[] = [...table.notices];
  const words = table.words.filter((column) => {
    const mixed = table.columns.some(({ name }) => name === column.name);
    const measured = mixed ? null : measuredColumn(column);
    if (measured === null) return true;
    columns.push(measured.column);
    units.set(column.name, measured.unit);
    const message = `Column ${column.name} is written as "${column.words[0]}" and read in ${UNIT_WORDS[measured.unit]}`;
    notices.push({
      level: "info",
      code: "unit-assumed",
      message,
      at: { file: table.file, column: column.name },
    });
    return false;
  });
  return { table: { ...table, columns, words, notices }, units };
}

const UNIT_WORDS = { percent: "percent", s: "seconds", MB: "megabytes", fraction: "fractions" } as const;

interface Unit {
  readonly unit: NonNullable<Series["unit"]>;
  readonly factor: number;
}

/** What is written after a number, in lower case, and how much of our unit it is. */
const UNITS: ReadonlyMap<string, Unit> = new Map<string, Unit>([
  ["%", { unit: "percent", factor: 1 }],
  ["s", { unit: "s", factor: 1 }],
  ["sec", { unit: "s", factor: 1 }],
  ["ms", { unit: "s", factor: 1e-3 }],
  ["mb", { unit: "MB", factor: 1 }],
  ["mib", { unit: "MB", factor: 1.048576 }],
  ["gb", { unit: "MB", factor: 1e3 }],
  ["gib", { unit: "MB", factor: 1073.741824 }],
]);

function measuredColumn(column: WordColumn): { column: TableColumn; unit: Unit["unit"] } | null {
  if (column.words.length === 0) return null;
  const found = column.words.map(measure);
  const unit = found[0]?.unit;
  if (unit === undefined || found.some((one) => one === null || one.unit !== unit)) return null;
  const values = Float64Array.from(column.codes, (code) => found[code]?.value ?? Number.NaN);
  return { column: { name: column.name, index: column.index, values }, unit };
}

/** `12.5 s`, `92%`, and durations as fastai and Hugging Face write them: `01:15` is minutes and seconds. */
function measure(word: string): { value: number; unit: Unit["unit"] } | null {
  const clock = /^(?:(\d+):)?(\d{1,3}):(\d\d(?:\.\d+)?)$/.exec(word.trim());
  if (clock) {
    const [, hours = "0", minutes = "0", seconds = "0"] = clock;
    return { value: Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds), unit: "s" };
  }
  const [, number = "", suffix = ""] = /^([-+]?[\d.]+(?:e[-+]?\d+)?)\s*([a-z%]+)$/i.exec(word.trim()) ?? [];
  const unit = UNITS.get(suffix.toLowerCase());
  const value = Number(number);
  return unit === undefined || Number.isNaN(value) ? null : { value: value * unit.factor, unit: unit.unit };
}
