/** A straight line through points, by least squares. */
export interface LineFit {
  readonly slope: number;
  readonly intercept: number;
  /** Share of the variance that the line explains, 0…1. */
  readonly r2: number;
}

/**
 * Fits y = slope·x + intercept to the points where both are finite; null with fewer than three or no spread in x.
 * Equal y give r² = 0. Centred on the means before products are summed, so that large coordinates cost no digits.
 *
 * https://en.wikipedia.org/wiki/Simple_linear_regression
 *
 * @example lineFit([0, 1, 2], [1, 3, 5]) // { slope: 2, intercept: 1, r2: 1 }
 */
export function lineFit(x: ArrayLike<number>, y: ArrayLike<number>): LineFit | null {
  const points = finitePairs(x, y);
  const count = points.x.length;
  if (count < 3 || isConstant(points.x)) return null;
  const [meanX, meanY] = [mean(points.x), mean(points.y)];
  let xy = 0;
  let xx = 0;
  let yy = 0;
  for (let i = 0; i < count; i++) {
    const dx = (points.x[i] ?? 0) - meanX;
    const dy = (points.y[i] ?? 0) - meanY;
    xy += dx * dy;
    xx += dx * dx;
    yy += dy * dy;
  }
  const slope = xy / xx;
  const intercept = meanY - slope * meanX;
  let left = 0;
  for (let i = 0; i < count; i++)
    left += ((points.y[i] ?? 0) - (intercept + slope * (points.x[i] ?? 0))) ** 2;
  return { slope, intercept, r2: isConstant(points.y) ? 0 : 1 - left / yy };
}

function finitePairs(x: ArrayLike<number>, y: ArrayLike<number>): { x: Float64Array; y: Float64Array } {
  const keptX = new Float64Array(x.length);
  const keptY = new Float64Array(x.length);
  let count = 0;
  for (let i = 0; i < x.length; i++) {
    const [a, b] = [x[i] ?? Number.NaN, y[i] ?? Number.NaN];
    if (!Number.isFinite(a) || !Number.isFinite(b)) continue;
    keptX[count] = a;
    keptY[count] = b;
    count++;
  }
  return { x: keptX.subarray(0, count), y: keptY.subarray(0, count) };
}

function isConstant(values: Float64Array): boolean {
  return values.every((value) => value === values[0]);
}

function mean(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] ?? 0;
  return sum / values.length;
}
