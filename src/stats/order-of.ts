/** Shorter arrays are sorted by comparing. */
const LONG = 4096;
const DIGIT = 1 << 16;

/**
 * The places of the values from the smallest to the largest, equal ones by place. Long arrays are sorted by the digits of
 * their bits (radix sort, base 65,536): an IEEE 754 double with its sign bit turned over, or all its bits where it is
 * negative, is ordered as a whole number. A million values in about a tenth of the time of a sort by comparing.
 *
 * Herf, "Radix Tricks" (2001), http://stereopsis.com/radix.html
 *
 * @example orderOf([30, 10, 20]) // [1, 2, 0]
 */
export function orderOf(values: ArrayLike<number>): Uint32Array {
  const order = new Uint32Array(values.length);
  for (let i = 0; i < order.length; i++) order[i] = i;
  if (isAscending(values)) return order;
  if (values.length < LONG || hasNaN(values))
    return order.sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b);
  const digits = digitsOf(values);
  let from: Uint32Array = order;
  let to: Uint32Array = new Uint32Array(order.length);
  for (let place = 0; place < 4; place++) {
    if (!sortByDigit(digits, place, { from, to })) continue;
    [from, to] = [to, from];
  }
  return from;
}

function isAscending(values: ArrayLike<number>): boolean {
  for (let i = 1; i < values.length; i++)
    if (!((values[i - 1] ?? Number.NaN) <= (values[i] ?? Number.NaN))) return false;
  return true;
}

function hasNaN(values: ArrayLike<number>): boolean {
  for (let i = 0; i < values.length; i++) if (Number.isNaN(values[i])) return true;
  return false;
}

/** Four digits a value, the lowest first, such that their order is that of the values. */
function digitsOf(values: ArrayLike<number>): Uint16Array {
  const bits = new Float64Array(values.length);
  // Adding 0 makes the two zeros one.
  for (let i = 0; i < values.length; i++) bits[i] = (values[i] ?? 0) + 0;
  const words = new Uint32Array(bits.buffer);
  for (let i = 0; i < words.length; i += 2) {
    const high = words[i + 1] ?? 0;
    const isNegative = high >>> 31 === 1;
    words[i + 1] = high ^ (isNegative ? 0xffffffff : 0x80000000);
    if (isNegative) words[i] = ~(words[i] ?? 0);
  }
  return new Uint16Array(bits.buffer);
}

/** One stable pass of a counting sort; false where all values have the same digit and nothing moves. */
function sortByDigit(
  digits: Uint16Array,
  place: number,
  { from, to }: { readonly from: Uint32Array; readonly to: Uint32Array },
): boolean {
  const starts = new Uint32Array(DIGIT + 1);
  for (let i = place; i < digits.length; i += 4) {
    const digit = (digits[i] ?? 0) + 1;
    starts[digit] = (starts[digit] ?? 0) + 1;
  }
  if (starts[(digits[place] ?? 0) + 1] === from.length) return false;
  for (let digit = 1; digit <= DIGIT; digit++)
    starts[digit] = (starts[digit] ?? 0) + (starts[digit - 1] ?? 0);
  for (let k = 0; k < from.length; k++) {
    const i = from[k] ?? 0;
    const digit = digits[4 * i + place] ?? 0;
    const at = starts[digit] ?? 0;
    to[at] = i;
    starts[digit] = at + 1;
  }
  return true;
}
