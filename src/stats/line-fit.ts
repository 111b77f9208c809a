import { linearRegression, linearRegressionLine, rSquared } from "simple-statistics";

/** A straight line through points, by least squares. */
export interface LineFit {
  readonly slope: number;
  readonly intercept: number;
  /** Share of the variance that the line explains, 0…1. */
  readonly r2: number;
}

/** Fits y = slope·x + intercept; null with fewer than three points or no spread in x. Equal y give r² = 0. */
export function lineFit(points: readonly (readonly [number, number])[]): LineFit | null {
  const finite = points.filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y)).map(([x, y]) => [x, y]);
  if (finite.length < 3 || finite.every(([x]) => x === finite[0]?.[0])) return null;
  const { m, b } = linearRegression(finite);
  const spread = finite.some(([, y]) => y !== finite[0]?.[1]);
  return { slope: m, intercept: b, r2: spread ? rSquared(finite, linearRegressionLine({ m, b })) : 0 };
}
