import type { Column } from "./column.ts";
import { fromExactJson } from "./exact-json.ts";
import { unpackColumn } from "./unpack-column.ts";

/** The data of packJson; a RangeError where a column is cut. The page's own script reads with it too. */
export function unpackJson(bytes: Uint8Array): unknown {
  const heads = bytes.indexOf(0);
  const end = bytes.indexOf(0, heads + 1);
  const text = (from: number, to: number): string => new TextDecoder().decode(bytes.subarray(from, to));
  let from = end + 1;
  const numbers = (JSON.parse(text(0, heads)) as readonly Column[]).map((column) => {
    // What claims more numbers than it has bytes is no column.
    if (!(column.count <= column.bytes && column.bytes <= bytes.length - from))
      throw new RangeError("A column is cut");
    from += column.bytes;
    return unpackColumn({ column, bytes: bytes.subarray(from - column.bytes, from) });
  });
  return fromExactJson(text(heads + 1, end), ({ at }: { readonly at: number }) => numbers[at] ?? []);
}
