/** A number format of half the width: fp16 (5 bits of exponent, 10 of fraction) or bf16 (8 and 7). */
export type Precision = "fp16" | "bf16";

const single = new Float32Array(1);
const bits = new Uint32Array(single.buffer);

/** Rounds to the nearest number of the format, ties to even; beyond its largest, to infinity. */
export function roundTo(value: number, precision: Precision): number {
  return precision === "fp16" ? roundToHalf(value) : roundToBrain(value);
}

function roundToHalf(value: number): number {
  if (value === 0 || !Number.isFinite(value)) return value;
  single[0] = value;
  // Below 2^-14 numbers are 2^-24 apart (subnormal); above, 2^-10 of their own power of two.
  const exponent = Math.max(-14, (((bits[0] ?? 0) >>> 23) & 0xff) - 127);
  const grid = 2 ** (exponent - 10);
  const rounded = toEven(value / grid) * grid;
  return Math.abs(rounded) > 65_504 ? Math.sign(rounded) * Number.POSITIVE_INFINITY : rounded;
}

function roundToBrain(value: number): number {
  if (!Number.isFinite(value)) return value;
  single[0] = value;
  const kept = bits[0] ?? 0;
  bits[0] = (kept + 0x7fff + ((kept >>> 16) & 1)) & 0xffff0000;
  return single[0] ?? 0;
}

function toEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}
