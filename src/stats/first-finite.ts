/** The first finite value; NaN where none is. */
export function firstFinite(values: Float64Array): number {
  return values.find((value) => Number.isFinite(value)) ?? Number.NaN;
}
