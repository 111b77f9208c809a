import type { PackedColumn } from "./column.ts";
import { toExactJson } from "./exact-json.ts";
import { packColumn } from "./pack-column.ts";

/**
 * Plain data as bytes: a JSON list that says how each column of numbers stands, a zero byte, JSON in which each list of
 * numbers is the place of its column, a zero byte, the columns one behind the other. Lists with the same numbers are one
 * column.
 */
export function packJson(value: unknown): Buffer {
  const columns: PackedColumn[] = [];
  const places = new Map<string, number>();
  const data = toExactJson(value, (numbers) => {
    const packed = packColumn(numbers);
    const key = `${JSON.stringify(packed.column)}${Buffer.from(packed.bytes).toString("latin1")}`;
    const place = places.get(key) ?? columns.push(packed) - 1;
    places.set(key, place);
    return { at: place };
  });
  const heads = JSON.stringify(columns.map(({ column }) => column));
  return Buffer.concat([Buffer.from(`${heads}\0${data}\0`), ...columns.map(({ bytes }) => bytes)]);
}
