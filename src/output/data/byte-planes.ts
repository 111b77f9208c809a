/** Whole numbers as bytes: all lowest bytes, then all second ones; signs folded in (0, −1, 1, −2 … as 0, 1, 2, 3 …). */
export function toPlanes(whole: readonly number[]): Uint8Array {
  const folded = whole.map((value) => (value < 0 ? -2 * value - 1 : 2 * value));
  const width = bytesFor(folded.reduce((most, value) => Math.max(most, value), 0));
  const bytes = new Uint8Array(width * whole.length);
  for (const [i, value] of folded.entries()) {
    let rest = value;
    for (let p = 0; p < width; p++) {
      bytes[p * whole.length + i] = rest % 256;
      rest = Math.floor(rest / 256);
    }
  }
  return bytes;
}

/** The whole numbers of toPlanes. */
export function fromPlanes(bytes: Uint8Array, count: number): number[] {
  const width = bytes.length / count;
  return Array.from({ length: count }, (_, i) => {
    let folded = 0;
    for (let p = width - 1; p >= 0; p--) folded = 256 * folded + (bytes[p * count + i] ?? 0);
    return folded % 2 === 0 ? folded / 2 : -(folded + 1) / 2;
  });
}

/** Each number less the one before it; null where a difference is no number that planes hold. */
export function deltasOf(whole: readonly number[]): readonly number[] | null {
  const steps = whole.map((value, i) => value - (i === 0 ? 0 : (whole[i - 1] ?? 0)));
  return steps.every((step) => Math.abs(step) <= MOST_WHOLE) ? steps : null;
}

/** The numbers of deltasOf. */
export function sumsOf(steps: readonly number[]): number[] {
  let sum = 0;
  return steps.map((step) => {
    sum += step;
    return sum;
  });
}

/** Folding doubles a number, and doubled it must still be exact. */
export const MOST_WHOLE = 2 ** 52 - 1;

function bytesFor(most: number): number {
  let width = 1;
  for (let limit = 256; limit <= most; limit *= 256) width += 1;
  return width;
}
