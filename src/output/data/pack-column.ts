import { deflateRawSync } from "node:zlib";
import { deltasOf, toPlanes } from "./byte-planes.ts";
import type { Column, OddNumber, PackedColumn } from "./column.ts";
import { decimalsOf } from "./decimals.ts";
import { decimal } from "./number-text.ts";

/** Numbers in the form whose bytes deflate best; of equals the first. */
export function packColumn(values: ArrayLike<number>): PackedColumn {
  const list = Array.from(values);
  const forms = [...decimalColumns(list), bitsColumn(list), textColumn(list)].map((packed) => ({
    packed,
    size: deflateRawSync(packed.bytes).length,
  }));
  return forms.reduce((best, form) => (form.size < best.size ? form : best)).packed;
}

/** As whole multiples of a power of ten, plain and as differences; none where they are no such decimals. */
function decimalColumns(list: readonly number[]): readonly [PackedColumn, ...PackedColumn[]] | readonly [] {
  const odd = oddRuns(list);
  if (odd.length > 1 + list.length / FEWEST_BETWEEN_ODD) return [];
  const decimals = decimalsOf(list);
  if (decimals === null) return [];
  const { whole, digits } = decimals;
  const more = { ...(digits > 0 ? { digits } : {}), ...(odd.length > 0 ? { odd } : {}) };
  const of = (numbers: readonly number[], delta: { readonly delta?: true }): PackedColumn =>
    packed({ as: "decimal", count: list.length, ...more, ...delta }, toPlanes(numbers));
  const steps = deltasOf(whole);
  return steps ? [of(whole, {}), of(steps, { delta: true })] : [of(whole, {})];
}

/** More runs of odd numbers than one in so many numbers cost more as words than all do as bits. */
const FEWEST_BETWEEN_ODD = 8;

function oddRuns(list: readonly number[]): readonly (readonly [number, number, OddNumber])[] {
  const runs: [number, number, OddNumber][] = [];
  for (const [i, value] of list.entries()) {
    if (Number.isFinite(value) && !Object.is(value, -0)) continue;
    const word = decimal(value) as OddNumber;
    const last = runs.at(-1);
    if (last && last[2] === word && last[0] + last[1] === i) last[1] += 1;
    else runs.push([i, 1, word]);
  }
  return runs;
}

function bitsColumn(list: readonly number[]): PackedColumn {
  const single = list.every((value) => Object.is(Math.fround(value), value));
  const width = single ? 4 : 8;
  const bytes = new Uint8Array(width * list.length);
  const view = new DataView(new ArrayBuffer(8));
  for (const [i, value] of list.entries()) {
    if (single) view.setFloat32(0, value, true);
    else view.setFloat64(0, value, true);
    for (let p = 0; p < width; p++) bytes[p * list.length + i] = view.getUint8(p);
  }
  return packed({ as: single ? "single" : "double", count: list.length }, bytes);
}

/** A rate that was computed, 0.00030000000000000003 among 0.0001 and 0.0002, deflates best as it is written. */
function textColumn(list: readonly number[]): PackedColumn {
  return packed({ as: "text", count: list.length }, Buffer.from(list.map(decimal).join(" "), "latin1"));
}

function packed(form: Omit<Column, "bytes">, bytes: Uint8Array): PackedColumn {
  return { column: { ...form, bytes: bytes.length }, bytes };
}
