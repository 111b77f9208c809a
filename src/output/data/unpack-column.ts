import { fromPlanes, sumsOf } from "./byte-planes.ts";
import { ODD_NUMBERS, type PackedColumn } from "./column.ts";

/** The numbers of a column; NaN without its payload, all else bit for bit. */
export function unpackColumn({ column, bytes }: PackedColumn): number[] {
  const { as, count } = column;
  if (count === 0) return [];
  if (as === "text") return new TextDecoder().decode(bytes).split(" ").map(Number);
  if (as !== "decimal") return numbersOfBits(bytes, count);
  const whole = fromPlanes(bytes, count);
  const scale = 10 ** (column.digits ?? 0);
  const values = (column.delta ? sumsOf(whole) : whole).map((value) => value / scale);
  for (const [from, many, word] of column.odd ?? []) values.fill(ODD_NUMBERS[word], from, from + many);
  return values;
}

function numbersOfBits(bytes: Uint8Array, count: number): number[] {
  const width = bytes.length / count;
  const view = new DataView(new ArrayBuffer(8));
  return Array.from({ length: count }, (_, i) => {
    for (let p = 0; p < width; p++) view.setUint8(p, bytes[p * count + i] ?? 0);
    return width === 4 ? view.getFloat32(0, true) : view.getFloat64(0, true);
  });
}
