import type { Split } from "../../model/metric-role.ts";
import { NumberColumn } from "../tables/number-column.ts";

/** Where and how a number stands, apart from its value. */
export interface PointKey {
  readonly name: string;
  /** Named on the line, before the number. */
  readonly split: Split | null;
  /** Named by a heading line above. */
  readonly heading: Split | null;
  /** The text between the number before this one and this one. */
  readonly words: string;
  readonly unit: string;
  readonly tied: boolean;
}

/** All numbers of a log that stand after the same words. */
export interface NamedPoints extends PointKey {
  readonly column: NumberColumn;
  readonly rows: number[];
}

/** More names than this come from text that is no list of measurements. */
const MAX_KEYS = 5_000;

/** Numbers by the words before them, as the log goes by. */
export class LogPoints {
  readonly #byKey = new Map<string, NamedPoints>();
  /** Numbers that were left out because the log has more names than a log of measurements has. */
  dropped = 0;

  add(key: PointKey, row: number, value: number): void {
    const id = `${key.name}\u0000${key.split}\u0000${key.heading}\u0000${key.words}`;
    let points = this.#byKey.get(id);
    if (points === undefined) {
      if (this.#byKey.size >= MAX_KEYS) {
        this.dropped += 1;
        return;
      }
      points = { ...key, column: new NumberColumn(key.name), rows: [] };
      this.#byKey.set(id, points);
    }
    points.rows.push(row);
    points.column.push(points.column.length, value);
  }

  all(): NamedPoints[] {
    return [...this.#byKey.values()];
  }
}
