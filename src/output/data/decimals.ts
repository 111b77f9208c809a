import { MOST_WHOLE } from "./byte-planes.ts";

/** Numbers as whole multiples of one power of ten, as a logger that prints six digits writes them. */
export interface Decimals {
  readonly whole: readonly number[];
  /** `value = whole / 10 ** digits`, to the bit. */
  readonly digits: number;
}

/** Powers of ten up to this are exact, so the quotient is the number nearest to the decimal: the one that was read. */
const MOST_DIGITS = 22;

/**
 * The numbers as decimals; null where one of them has too many digits. What is not finite, and −0, stands as the number
 * before it: whoever packs them notes these places.
 */
export function decimalsOf(values: ArrayLike<number>): Decimals | null {
  const digits = digitsOfAll(values);
  if (digits === null) return null;
  const scale = 10 ** digits;
  const whole: number[] = [];
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? Number.NaN;
    if (!Number.isFinite(value) || Object.is(value, -0)) {
      whole.push(whole.at(-1) ?? 0);
      continue;
    }
    const near = Math.round(value * scale);
    if (Math.abs(near) > MOST_WHOLE || near / scale !== value) return null;
    whole.push(near);
  }
  return { whole, digits };
}

function digitsOfAll(values: ArrayLike<number>): number | null {
  let most = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? Number.NaN;
    if (Number.isInteger(value) || !Number.isFinite(value)) continue;
    most = Math.max(most, digitsOf(value));
    if (most > MOST_DIGITS) return null;
  }
  return most;
}

/** Decimals of the shortest text that reads back as this number. */
function digitsOf(value: number): number {
  const [mantissa = "", exponent = "0"] = String(value).split("e");
  const point = mantissa.indexOf(".");
  return Math.max(0, (point < 0 ? 0 : mantissa.length - point - 1) - Number(exponent));
}
