/** Steps counted on through the epochs, with how many an epoch has. */
export interface CountedSteps {
  readonly steps: Float64Array;
  /** Fractional epochs done. */
  readonly epochs: Float64Array;
  readonly perEpoch: number;
}

/**
 * Steps counted on through the epochs, where a file counts them anew in each; null where it does not. It does where the
 * count falls exactly when the epoch rises, each time.
 */
export function countAcrossEpochs(
  steps: Float64Array,
  epochs: Float64Array,
  known?: number,
): CountedSteps | null {
  if (!startsAnew(steps, epochs)) return null;
  const largest = steps.reduce((most, step) => Math.max(most, step), 0);
  const offset = steps.includes(0) ? 1 : 0;
  const perEpoch = known ?? largest + offset;
  const first = Math.floor(epochs[0] ?? 0);
  // Epochs are counted from 0 or from 1; a file that begins later is the rest of a run that counted from 1.
  const origin = first === 0 ? 0 : 1;
  const counted = steps.map((step, i) => (Math.floor(epochs[i] ?? first) - origin) * perEpoch + step);
  return { steps: counted, epochs: counted.map((step) => (step + offset) / perEpoch), perEpoch };
}

function startsAnew(steps: Float64Array, epochs: Float64Array): boolean {
  let falls = 0;
  for (let i = 1; i < steps.length; i += 1) {
    const rises = (epochs[i] ?? Number.NaN) > (epochs[i - 1] ?? Number.NaN);
    const fell = (steps[i] ?? Number.NaN) < (steps[i - 1] ?? Number.NaN);
    if (rises !== fell) return false;
    if (fell) falls += 1;
  }
  return falls > 0;
}
