import { ReadError } from "../../model/errors.ts";
import type { Notice } from "../../model/position.ts";
import type { RunPart } from "../../model/run.ts";
import type { SourceFile } from "../../model/source.ts";
import { folderOf } from "../../names/file-path.ts";
import { isObject, type JsonFault, parseJson } from "../json/tolerant-json.ts";
import { filterRows } from "../tables/filter-rows.ts";
import { RecordTable } from "../tables/record-table.ts";
import type { Table } from "../tables/table.ts";
import { partsOfTable } from "../tables/table-parts.ts";
import { byWriter } from "../tables/two-writers.ts";
import { restartPart, trainingGroup } from "../training-of-file.ts";
import { dialectOf } from "./dialect-of.ts";
import type { LineDialect } from "./line-dialect.ts";
import { splitRestarts } from "./restarts.ts";

/** Reads a file of one record a line into the parts of a run. */
export async function* readLines(file: SourceFile): AsyncGenerator<RunPart> {
  const table = new RecordTable(file.name, "line");
  const faults = new LineFaults(file.name);
  let dialect: LineDialect | null = null;
  for await (const line of file.lines()) {
    if (line.text.trim() === "") continue;
    const { value, fault } = parseJson(line.text);
    if (fault !== null || !isObject(value)) {
      faults.add(line.number, fault);
      continue;
    }
    faults.sawRecord();
    dialect ??= dialectOf(value);
    const shaped = dialect.shape(value);
    if (shaped) table.add(shaped.record, line.number, shaped.split);
  }
  if (!dialect || table.length === 0) throw faults.error(file.name);
  const { axes } = dialect;
  const trainings = byWriter(ofOneWriter(table.table(faults.notices()), dialect)).flatMap((own) =>
    splitRestarts(own, axes),
  );
  for (const [i, one] of trainings.entries()) {
    const group = trainings.length === 1 ? folderOf(file.name) : trainingGroup(file.name, i);
    yield* partsOfTraining(one, { dialect, group, number: i + 1, of: trainings.length });
  }
}

interface Training {
  readonly dialect: LineDialect;
  readonly group: string;
  readonly number: number;
  readonly of: number;
}

function* partsOfTraining(table: Table, { dialect, group, number, of }: Training): Generator<RunPart> {
  const { axes, facts, gave } = dialect;
  yield* partsOfTable(table, { reader: "json-lines", group, axes, facts, gave });
  if (of > 1) {
    const place = { file: table.file, line: table.rows[0] ?? 1, group, reader: "json-lines" };
    yield restartPart(place, { number, of });
  }
  const runFacts = dialect.runFacts();
  if (Object.keys(runFacts).length > 0) yield { group, reader: "json-lines", kind: "facts", facts: runFacts };
  yield* dialect.extraParts(table.file, group);
}

function ofOneWriter(table: Table, dialect: LineDialect): Table {
  const keep = dialect.rowsToKeep?.() ?? null;
  if (keep === null) return table;
  const dropped = keep.indexOf(0);
  const count = keep.filter((kept) => kept === 0).length;
  const notice: Notice = {
    level: "warning",
    code: "two-writers",
    message: `Several processes write this file at once; ${count} lines that are not of the longest are left out`,
    at: { file: table.file, line: table.rows[dropped] ?? 0 },
  };
  return filterRows({ ...table, notices: [...table.notices, notice] }, keep);
}

/** Lines that are no records: counted, with the first; a torn last one is told apart. */
class LineFaults {
  readonly #file: string;
  #first: { line: number; fault: JsonFault | null } | null = null;
  #last: { line: number; fault: JsonFault | null } | null = null;
  #count = 0;

  constructor(file: string) {
    this.#file = file;
  }

  add(line: number, fault: JsonFault | null): void {
    this.#count += 1;
    this.#first ??= { line, fault };
    this.#last = { line, fault };
  }

  /** A record after a fault shows that the fault was not the end of the file. */
  sawRecord(): void {
    this.#last = null;
  }

  notices(): Notice[] {
    const notices: Notice[] = [];
    const torn = this.#last?.fault?.cut === true ? this.#last : null;
    const inside = this.#count - (torn ? 1 : 0);
    if (inside > 0 && this.#first) {
      notices.push({
        level: "warning",
        code: "damaged-record",
        message: `${inside} ${inside === 1 ? "line is" : "lines are"} no JSON record and left out; in the first, ${reasonOf(this.#first.fault)}`,
        at: { file: this.#file, line: this.#first.line },
      });
    }
    if (torn) {
      notices.push({
        level: "warning",
        code: "truncated-file",
        message: "The last line ends in the middle of a record, which is left out",
        at: { file: this.#file, line: torn.line },
      });
    }
    return notices;
  }

  error(file: string): ReadError {
    const { line, fault } = this.#first ?? { line: 1, fault: null };
    const found: string =
      this.#count === 0 ? "it holds no record of metrics" : `in line ${line}, ${reasonOf(fault)}`;
    return new ReadError(`Cannot read ${file}: one JSON record a line is expected, ${found}`);
  }
}

function reasonOf(fault: JsonFault | null): string {
  if (fault === null) return "a value that is no record stands";
  return `${fault.message} at column ${fault.offset + 1}`;
}
