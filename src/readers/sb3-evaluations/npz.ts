import { inflateRawSync } from "node:zlib";

/** One array of numbers with its shape. */
export interface NumpyArray {
  readonly shape: readonly number[];
  readonly values: Float64Array;
}

/** Most bytes of an archive, and of one array unpacked: evaluations of a long training are some kilobytes. */
export const MOST_BYTES = 64 * 1024 ** 2;

/** The arrays of a `.npz`, a zip of `.npy` files, by name; throws where its bytes are none. */
export function arraysOfNpz(bytes: Uint8Array): ReadonlyMap<string, NumpyArray> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const arrays = new Map<string, NumpyArray>();
  const end = endOfDirectory(view);
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (view.getUint32(at, true) !== 0x02014b50) throw new RangeError("its list of arrays is damaged");
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    const content = contentOf(bytes, view, at);
    if (name.endsWith(".npy")) arrays.set(name.slice(0, -4), arrayOfNpy(content));
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return arrays;
}

/** The record at the end of a zip, which has no comment here; a cut file has none. */
function endOfDirectory(view: DataView): number {
  const at = view.byteLength - 22;
  if (at < 0 || view.getUint32(at, true) !== 0x06054b50)
    throw new RangeError("its end is missing, it was cut");
  return at;
}

function contentOf(bytes: Uint8Array, view: DataView, entry: number): Uint8Array {
  const method = view.getUint16(entry + 10, true);
  const size = view.getUint32(entry + 20, true);
  const local = view.getUint32(entry + 42, true);
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const stored = bytes.subarray(start, start + size);
  return method === 0 ? stored : inflateRawSync(stored, { maxOutputLength: MOST_BYTES });
}

/** https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html: magic, length, a Python dictionary, numbers. */
function arrayOfNpy(bytes: Uint8Array): NumpyArray {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const long = view.getUint8(6) > 1;
  const start = long ? 12 : 10;
  const end = start + (long ? view.getUint32(8, true) : view.getUint16(8, true));
  const header = new TextDecoder("latin1").decode(bytes.subarray(start, end));
  const type = /'descr':\s*'([^']+)'/.exec(header)?.[1] ?? "";
  const shape = (/'shape':\s*\(([^)]*)\)/.exec(header)?.[1] ?? "").split(",").flatMap((part) => {
    return part.trim() === "" ? [] : [Number(part)];
  });
  const read = TYPES[type];
  if (read === undefined || /'fortran_order':\s*True/.test(header))
    return { shape, values: new Float64Array(0) };
  const width = Number(type.slice(2));
  const count = shape.reduce((product, length) => product * length, 1);
  if (end + count * width > bytes.length) throw new RangeError("an array is shorter than its shape");
  const values = new Float64Array(count);
  for (let i = 0; i < count; i += 1) values[i] = read(view, end + i * width);
  return { shape, values };
}

const TYPES: Readonly<Record<string, (view: DataView, at: number) => number>> = {
  "<f8": (view, at) => view.getFloat64(at, true),
  "<f4": (view, at) => view.getFloat32(at, true),
  "<i8": (view, at) => Number(view.getBigInt64(at, true)),
  "<i4": (view, at) => view.getInt32(at, true),
};
