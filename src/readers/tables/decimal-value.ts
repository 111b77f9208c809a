/** Powers of ten that a double holds exactly. */
const TENS: readonly number[] = Array.from({ length: 23 }, (_, i) => Number(`1e${i}`));

/** Most digits that `head` of a decimal may have, so that it is a whole number without rounding. */
export const HEAD_DIGITS = 15;

/** Most digits that `tail` may have. */
export const TAIL_DIGITS = 4;

/**
 * The double nearest to (head × 10^tailDigits + tail) × 10^exponent, as `Number` gives it; NaN where it takes more than
 * double arithmetic to be sure, and the caller asks `Number`. Head has at most 15 digits, and exactly 15 where there is
 * a tail.
 *
 * One division or product of exact doubles is rounded right (Clinger, How to read floating point numbers accurately,
 * 1990). With a tail the remainder of the division is worked out exactly (Dekker 1971), and the sum is taken only where
 * both ends of the error's range round to the same double (Ziv 1991).
 */
export function decimalValue(
  head: number,
  tail: number,
  shape: { tailDigits: number; exponent: number },
): number {
  const { tailDigits, exponent } = shape;
  if (tailDigits === 0) {
    if (exponent < 0) return exponent >= -22 ? head / tenTo(-exponent) : Number.NaN;
    return exponent <= 22 ? head * tenTo(exponent) : Number.NaN;
  }
  if (exponent >= -tailDigits || exponent < -22) return Number.NaN;
  const divisor = tenTo(-exponent - tailDigits);
  const quotient = head / divisor;
  const rest = remainder(head, quotient, divisor) / divisor + tail / tenTo(-exponent);
  // Rest is below 1.2e-14 of the quotient, and its own error below 1e-29 of it.
  const error = quotient * 4e-29;
  const value = quotient + (rest + error);
  return value === quotient + (rest - error) ? value : Number.NaN;
}

/** head − quotient × divisor without rounding, where quotient is their rounded quotient. */
function remainder(head: number, quotient: number, divisor: number): number {
  const product = quotient * divisor;
  const [q, d] = [upperHalf(quotient), upperHalf(divisor)];
  const [r, e] = [quotient - q, divisor - d];
  return head - product - (q * d - product + q * e + r * d + r * e);
}

/** The upper 26 bits of a double's 53. */
function upperHalf(value: number): number {
  const scaled = value * 134_217_729;
  return scaled - (scaled - value);
}

function tenTo(power: number): number {
  return TENS[power] ?? Number.NaN;
}
