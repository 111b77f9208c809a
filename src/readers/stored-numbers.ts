import type { TensorNumbers } from "../model/artifacts.ts";
import type { SourceFile } from "../model/source.ts";
import { decoderOf } from "./number-types.ts";
import { countOf, type StoredTensor } from "./stored-tensors.ts";

/** Bytes read at a time, so that no tensor is held whole; with the numbers they become, at most five times as many. */
const CHUNK_BYTES = 1024 * 1024;

/** Marks kept, one a row: more rows than the largest vocabularies have are not counted. */
const MOST_ROWS = 4_000_000;

/** Types of counters and masks, which are no weights. */
const COUNTS: ReadonlySet<string> = new Set(["int64", "bool"]);

/** Numbers of tensors, and of how many they cannot be told. */
export interface NumbersRead {
  readonly tensors: readonly TensorNumbers[];
  readonly unread: number;
}

/** Reads the numbers of tensors by chunks; tied weights are read once. */
export async function readNumbers(file: SourceFile, tensors: readonly StoredTensor[]): Promise<NumbersRead> {
  const read: TensorNumbers[] = [];
  let unread = 0;
  for (const tensor of tensors) {
    if (tensor.isShared === true || COUNTS.has(tensor.dtype)) continue;
    const numbers = await numbersOf(file, tensor);
    if (numbers === null) unread += 1;
    else read.push(numbers);
  }
  return { tensors: read, unread };
}

async function numbersOf(file: SourceFile, tensor: StoredTensor): Promise<TensorNumbers | null> {
  const decoder = decoderOf(tensor.dtype);
  const { numbersAt: place, shape } = tensor;
  if (decoder === null || place === undefined) return null;
  const layout = layoutOf(shape, place.strides);
  if (layout === null) return null;
  const tally = new Tally(tensor, layout);
  const end = place.byte + layout.span * decoder.bytes;
  for (let at = place.byte; at < end; at += CHUNK_BYTES) {
    const until = Math.min(end, at + CHUNK_BYTES);
    const chunk = await file.slice(at, until);
    if (chunk.length < until - at) return null;
    tally.add(decoder.decode(chunk));
  }
  return tally.result();
}

/** How numbers lie in the file: position to row. */
interface Layout {
  /** Numbers from the first to the last, with what lies between them. */
  readonly span: number;
  /** Numbers a row where they lie one after another; null where strides say where. */
  readonly rowSize: number | null;
  /** Dimensions by falling stride. */
  readonly dims: readonly { readonly size: number; readonly stride: number; readonly isRow: boolean }[];
}

/** Null where numbers share a place (a tensor that was expanded): then positions do not tell them apart. */
function layoutOf(shape: readonly number[], strides: readonly number[] | null): Layout | null {
  const count = countOf(shape);
  const rowSize = count / Math.max(1, shape[0] ?? 1);
  const plain = shape.map((_, i) => countOf(shape.slice(i + 1)));
  const steps = strides ?? plain;
  if (count === 0) return { span: 0, rowSize, dims: [] };
  const dims = shape
    .map((size, i) => ({ size, stride: steps[i] ?? 0, isRow: i === 0 }))
    .filter(({ size }) => size > 1)
    .sort((a, b) => b.stride - a.stride);
  if (dims.every(({ stride }, i) => stride === plainStride(dims.slice(i + 1))) && dims[0]?.isRow !== false) {
    return { span: count, rowSize, dims };
  }
  const reach = (inner: Layout["dims"]): number =>
    inner.reduce((sum, { size, stride }) => sum + (size - 1) * stride, 0);
  if (dims.some(({ stride }, i) => stride <= reach(dims.slice(i + 1)))) return null;
  return { span: reach(dims) + 1, rowSize: null, dims };
}

function plainStride(inner: Layout["dims"]): number {
  return inner.reduce((product, { size }) => product * size, 1);
}

/** Counts as the numbers pass. */
class Tally {
  readonly #tensor: StoredTensor;
  readonly #layout: Layout;
  readonly #rowAlive: Uint8Array;
  #at = 0;
  #nan = 0;
  #infinite = 0;
  #zeros = 0;
  #sum = 0;
  #squares = 0;

  constructor(tensor: StoredTensor, layout: Layout) {
    this.#tensor = tensor;
    this.#layout = layout;
    const [rows = 0] = tensor.shape;
    this.#rowAlive = new Uint8Array(tensor.shape.length < 2 || rows > MOST_ROWS ? 0 : rows);
  }

  add(values: ArrayLike<number>): void {
    for (let i = 0; i < values.length; i += 1) {
      const row = this.#rowOf(this.#at + i);
      if (row < 0) continue;
      const value = values[i] ?? 0;
      if (value === 0) {
        this.#zeros += 1;
        continue;
      }
      this.#rowAlive[row] = 1;
      if (Number.isFinite(value)) {
        this.#sum += value;
        this.#squares += value * value;
      } else if (Number.isNaN(value)) this.#nan += 1;
      else this.#infinite += 1;
    }
    this.#at += values.length;
  }

  /** −1 where the position holds no number of this tensor. */
  #rowOf(position: number): number {
    const { rowSize, dims } = this.#layout;
    if (rowSize !== null) return Math.floor(position / rowSize);
    let rest = position;
    let row = 0;
    for (const { size, stride, isRow } of dims) {
      const index = Math.floor(rest / stride);
      if (index >= size) return -1;
      if (isRow) row = index;
      rest -= index * stride;
    }
    return rest === 0 ? row : -1;
  }

  result(): TensorNumbers {
    const { name, shape, dtype } = this.#tensor;
    return {
      name,
      shape,
      dtype,
      count: countOf(shape),
      nan: this.#nan,
      infinite: this.#infinite,
      zeros: this.#zeros,
      sum: this.#sum,
      norm: Math.sqrt(this.#squares),
      rows: this.#rowAlive.length,
      zeroRows: this.#rowAlive.reduce((dead, alive) => dead + (alive === 0 ? 1 : 0), 0),
    };
  }
}
