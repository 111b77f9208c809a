import type { Split } from "../../model/metric-role.ts";
import type { Notice } from "../../model/position.ts";
import { isArray, type Json, type JsonObject } from "../json/tolerant-json.ts";
import { numberInText } from "./number-cell.ts";
import { identity, NumberColumn, RowNumbers } from "./number-column.ts";
import type { Table } from "./table.ts";
import { WordCells } from "./word-column.ts";

/** Makes a table of records: nested keys joined by "/", a number in a list by its place. */
export class RecordTable {
  readonly #file: string;
  readonly #rowUnit: Table["rowUnit"];
  readonly #asText: ReadonlySet<string>;
  readonly #numbers = new Map<string, { readonly column: NumberColumn; readonly split: Split | undefined }>();
  readonly #words = new Map<string, WordCells>();
  readonly #rows = new RowNumbers();

  /** `asText` names values that stay words, also where all of them are numbers: ids, names of classes. */
  constructor(file: string, rowUnit: Table["rowUnit"], asText: ReadonlySet<string> = new Set()) {
    this.#file = file;
    this.#rowUnit = rowUnit;
    this.#asText = asText;
  }

  get length(): number {
    return this.#rows.length;
  }

  /** Adds one record, standing at a line or record number; `split` where the record as a whole says it. */
  add(record: JsonObject, at: number, split?: Split): void {
    this.#addValue({ name: "", split, row: this.#rows.length, depth: 0 }, record);
    this.#rows.push(at);
  }

  table(notices: readonly Notice[] = []): Table {
    const shared = identity(this.#rows.length);
    return {
      file: this.#file,
      columns: [...this.#numbers.values()].map(({ column, split }) => ({
        name: column.name,
        index: column.index(shared),
        values: column.values(),
        ...(split === undefined ? {} : { split }),
      })),
      words: [...this.#words.values()].map((cells) => cells.column()),
      rows: this.#rows.numbers(),
      rowUnit: this.#rowUnit,
      notices,
    };
  }

  #addValue(place: Place, value: Json): void {
    if (typeof value === "number") this.#addNumber(place, value);
    else if (typeof value === "string") this.#addText(place, value);
    else if (place.depth <= MAX_DEPTH && !(isArray(value) && value.length > MAX_LIST)) {
      // An array's entries are its items by their place.
      for (const [key, item] of Object.entries(value ?? {})) this.#addValue(below(place, key), item);
    }
  }

  #addNumber(place: Place, value: number): void {
    const key = place.split === undefined ? place.name : `${place.split}\n${place.name}`;
    let known = this.#numbers.get(key);
    if (!known) {
      known = { column: new NumberColumn(place.name), split: place.split };
      this.#numbers.set(key, known);
    }
    known.column.push(place.row, value);
  }

  #addText(place: Place, text: string): void {
    const kept = this.#asText.has(place.name);
    const number = kept ? null : numberInText(text);
    if (number !== null) {
      this.#addNumber(place, number);
      return;
    }
    const cells =
      this.#words.get(place.name) ?? new WordCells(place.name, kept ? Number.POSITIVE_INFINITY : undefined);
    this.#words.set(place.name, cells);
    cells.push(place.row, text);
  }
}

/** Nesting below which a record holds no metrics any more. */
const MAX_DEPTH = 8;

/** DETR lists 12 numbers of one evaluation; longer lists are data (predictions, histograms), not metrics. */
const MAX_LIST = 32;

interface Place {
  readonly name: string;
  readonly split: Split | undefined;
  readonly row: number;
  readonly depth: number;
}

function below(place: Place, key: string): Place {
  return { ...place, name: place.name === "" ? key : `${place.name}/${key}`, depth: place.depth + 1 };
}
