/**
 * Share of the variance of a target that the best affine function of the columns explains (R², 0…1), over the rows
 * given: modified Gram–Schmidt on centred columns, applied twice, which keeps 1 − R² true to about 1e-12 where columns
 * nearly depend on each other. The target needs some variance.
 */
export function affineFit(columns: readonly Float64Array[], target: Float64Array): number {
  const basis: Float64Array[] = [];
  for (const column of columns) {
    const left = centred(column);
    const before = lengthOf(left);
    for (const unit of basis) subtract(left, unit);
    for (const unit of basis) subtract(left, unit);
    const length = lengthOf(left);
    // What is left of a column that the others make up is rounding.
    if (!(length > 1e-9 * before)) continue;
    basis.push(left.map((value) => value / length));
  }
  const left = centred(target);
  const whole = lengthOf(left) ** 2;
  for (const unit of basis) subtract(left, unit);
  for (const unit of basis) subtract(left, unit);
  return Math.max(0, 1 - lengthOf(left) ** 2 / whole);
}

function centred(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}

function lengthOf(values: Float64Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
}

/** Takes the part along a unit vector away, in place. */
function subtract(values: Float64Array, unit: Float64Array): void {
  let along = 0;
  for (let i = 0; i < values.length; i++) along += (values[i] ?? 0) * (unit[i] ?? 0);
  for (let i = 0; i < values.length; i++) values[i] = (values[i] ?? 0) - along * (unit[i] ?? 0);
}
