/** How the numbers of one type lie in a file, lowest byte first. */
export interface NumberType {
  readonly bytes: number;
  decode(chunk: Uint8Array): ArrayLike<number>;
}

/** The type that weights are stored in, by PyTorch's name; null where its numbers are not read (float8, quantised types). */
export function decoderOf(dtype: string): NumberType | null {
  return TYPES.get(dtype) ?? null;
}

const TYPES: ReadonlyMap<string, NumberType> = new Map<string, NumberType>([
  ["float64", { bytes: 8, decode: (chunk) => new Float64Array(aligned(chunk)) }],
  ["float32", { bytes: 4, decode: (chunk) => new Float32Array(aligned(chunk)) }],
  ["float16", { bytes: 2, decode: (chunk) => halves(new Uint16Array(aligned(chunk))) }],
  ["bfloat16", { bytes: 2, decode: (chunk) => brains(new Uint16Array(aligned(chunk))) }],
  ["int32", { bytes: 4, decode: (chunk) => new Int32Array(aligned(chunk)) }],
  ["int16", { bytes: 2, decode: (chunk) => new Int16Array(aligned(chunk)) }],
  ["int8", { bytes: 1, decode: (chunk) => new Int8Array(aligned(chunk)) }],
  ["uint8", { bytes: 1, decode: (chunk) => chunk }],
]);

/** A copy that begins where typed arrays may begin. */
function aligned(chunk: Uint8Array): ArrayBuffer {
  return chunk.slice().buffer;
}

/** The upper half of a float32. */
function brains(bits: Uint16Array): Float32Array {
  return new Float32Array(Uint32Array.from(bits, (half) => half * 0x10000).buffer);
}

function halves(bits: Uint16Array): Float32Array {
  return Float32Array.from(bits, halfOf);
}

/** IEEE 754 binary16: sign, five bits of exponent, ten of fraction. */
function halfOf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
