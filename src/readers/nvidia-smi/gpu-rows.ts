import type { Notice } from "../../model/position.ts";
import type { SourceLine } from "../../model/source.ts";
import { numberCell } from "../tables/number-cell.ts";
import { momentOf } from "../tables/time-column.ts";
import type { GpuLayout } from "./gpu-layout.ts";

/** One row: what it says of one card at one moment. */
export interface GpuRow {
  readonly line: number;
  /** Index, bus or id of the card as written; "" where the file does not say. */
  readonly card: string;
  /** Seconds since 1970, NaN where not logged. */
  readonly time: number;
  /** By column; undefined where not logged. */
  readonly values: readonly (number | undefined)[];
}

/** Takes the rows of a log of cards one by one. */
export class GpuRows {
  readonly rows: GpuRow[] = [];
  readonly #layout: GpuLayout;
  readonly #odd = new Map<"short" | "word" | "header", { count: number; line: number }>();
  /** True where a moment was written without its zone. */
  isLocalTime = false;

  constructor(layout: GpuLayout) {
    this.#layout = layout;
  }

  get count(): number {
    return this.rows.length;
  }

  add(cells: readonly string[], line: SourceLine): void {
    const text = line.text.trim();
    if (text === "" || text.startsWith("#")) return;
    if (this.#isHeader(cells)) {
      if (this.rows.length > 0) this.#count("header", line.number);
      return;
    }
    if (cells.length !== this.#layout.columns.length) {
      this.#count("short", line.number);
      return;
    }
    this.rows.push({
      line: line.number,
      card: this.#cell(cells, "card") ?? "",
      time: this.#timeOf(cells),
      values: cells.map((cell, c) => this.#number(cell, c, line.number)),
    });
  }

  notices(file: string): Notice[] {
    const notices: Notice[] = [];
    const tell = (kind: "short" | "word" | "header", say: (count: number) => Omit<Notice, "at">): void => {
      const seen = this.#odd.get(kind);
      if (seen !== undefined) notices.push({ ...say(seen.count), at: { file, line: seen.line } });
    };
    tell("header", (count) => ({
      level: "info",
      code: "header-repeated",
      message: `The header stands again ${count === 1 ? "once" : `${count} times`} between the rows`,
    }));
    tell("short", (count) => ({
      level: "warning",
      code: "damaged-record",
      message: `${count} ${count === 1 ? "row has" : "rows have"} another number of cells than the header and ${count === 1 ? "is" : "are"} left out`,
    }));
    tell("word", (count) => ({
      level: "info",
      code: "value-not-numeric",
      message: `${count} ${count === 1 ? "cell holds a word" : "cells hold words"} where a number is expected and ${count === 1 ? "counts" : "count"} as not logged`,
    }));
    return notices;
  }

  #isHeader(cells: readonly string[]): boolean {
    const { columns, hasHeader } = this.#layout;
    return (
      hasHeader && cells.length === columns.length && cells[0]?.replace(/^\uFEFF/, "") === columns[0]?.name
    );
  }

  #cell(cells: readonly string[], quantity: "card" | "time" | "date"): string | undefined {
    const at = this.#layout.columns.findIndex((column) => column.quantity === quantity);
    return at < 0 ? undefined : cells[at];
  }

  /** dmon writes the date as 20241123, in a column of its own, and may write the time of day alone. */
  #timeOf(cells: readonly string[]): number {
    const time = this.#cell(cells, "time") ?? "";
    const unix = Number(time);
    if (time !== "" && unix >= 1e9 && unix < 1e10) return unix;
    if (time !== "" && unix >= 1e12 && unix < 1e13) return unix / 1000;
    const date = this.#cell(cells, "date")?.replace(/^(\d{4})(\d\d)(\d\d)$/, "$1-$2-$3");
    const moment = momentOf(date === undefined ? time : `${date} ${time}`);
    if (!Number.isNaN(moment) && !/(Z|[+-]\d\d:?\d\d)$/.test(time)) this.isLocalTime = true;
    return moment;
  }

  #number(cell: string, column: number, line: number): number | undefined {
    const { quantity = "text" } = this.#layout.columns[column] ?? {};
    if (quantity !== "utilization" && quantity !== "memory" && quantity !== "other") return undefined;
    if (MISSING.test(cell)) return undefined;
    const value = numberCell(cell.replace(UNIT, ""));
    if (typeof value === "number") return value;
    if (value === "text") this.#count("word", line);
    return undefined;
  }

  #count(kind: "short" | "word" | "header", line: number): void {
    const seen = this.#odd.get(kind);
    if (seen === undefined) this.#odd.set(kind, { count: 1, line });
    else seen.count += 1;
  }
}

/** What nvidia-smi puts for a value that a card does not have or that it could not ask for. */
const MISSING =
  /^\[?(n\/a|not supported|not active|active|unknown error|insufficient permissions|requested functionality has been deprecated)\]?$/i;

const UNIT = /\s*(%|MiB|MB|W|MHz|C|KB\/s|MB\/s)$/i;
