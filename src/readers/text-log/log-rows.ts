import { NumberColumn, RowNumbers } from "../tables/number-column.ts";

/** Where one line with measurements stands, in the log's own counts; NaN where nothing has said it yet. */
export interface LogRow {
  readonly line: number;
  readonly time: number;
  readonly epoch: number;
  readonly step: number;
  /** The `y` of `step x/y`. */
  readonly steps: number;
  readonly share: number;
  /** Whether the line itself says it; else it was said by a line above. */
  readonly ownEpoch: boolean;
  readonly ownStep: boolean;
}

/** The lines with measurements, as columns. */
export class LogRows {
  readonly lines = new RowNumbers();
  /** Set where a time stands without its zone. */
  unzoned = false;
  readonly #columns = {
    time: new NumberColumn("time"),
    epoch: new NumberColumn("epoch"),
    step: new NumberColumn("step"),
    steps: new NumberColumn("steps"),
    share: new NumberColumn("share"),
    own: new NumberColumn("own"),
  };

  get length(): number {
    return this.lines.length;
  }

  add(row: LogRow): number {
    const at = this.lines.length;
    this.lines.push(row.line);
    this.#columns.time.push(at, row.time);
    this.#columns.epoch.push(at, row.epoch);
    this.#columns.step.push(at, row.step);
    this.#columns.steps.push(at, row.steps);
    this.#columns.share.push(at, row.share);
    this.#columns.own.push(at, (row.ownEpoch ? 1 : 0) + (row.ownStep ? 2 : 0));
    return at;
  }

  /** A table printed in a frame may name its step last: all of its lines stand there. */
  moveFrom(first: number, place: { readonly epoch: number; readonly step: number }): void {
    this.column("epoch").fill(place.epoch, first);
    this.column("step").fill(place.step, first);
    this.column("own").fill(3, first);
  }

  /** Live view of one column. */
  column(name: "time" | "epoch" | "step" | "steps" | "share" | "own"): Float64Array {
    return this.#columns[name].values();
  }
}
