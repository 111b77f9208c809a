import type { Repeats } from "../model/group.ts";
import { defineSignal } from "../model/signal.ts";
import { deviationOf } from "../stats/deviation-of.ts";
import { medianOf } from "../stats/median-of.ts";

/** How far the ends of several runs lie apart. */
export interface EndSpread {
  /** Runs that ended in a number. */
  readonly n: number;
  readonly deviation: number;
  /** Best end minus worst, as a distance. */
  readonly range: number;
  /** What the median run gained from its first value to its end, as a distance. */
  readonly gain: number;
}

/** Of the runs that ended in a number; NaN where fewer than two did. */
export const endSpread = defineSignal(({ ends }: Repeats): EndSpread => {
  const finite = ends.filter(({ end }) => Number.isFinite(end));
  const values = finite.map(({ end }) => end);
  return {
    n: finite.length,
    deviation: deviationOf(values),
    range: Math.max(...values) - Math.min(...values),
    gain: medianOf(finite.map(({ first, end }) => Math.abs(end - first))),
  };
});

/** Times the noise of one evaluation beyond which a deviation of n ends is more: it is uncertain by about 1 ÷ √(2(n − 1)). */
export function noiseMargin(n: number): number {
  return 1 + 2 / Math.sqrt(2 * (n - 1));
}

/** The spread of ends with the noise to hold it against. */
export interface JudgedSpread extends EndSpread {
  readonly noise: NonNullable<Repeats["noise"]>;
}

/** The spread of these ends beside the noise of one evaluation, or why it cannot be held against that. */
export function judgedSpread(repeats: Repeats, fewest: number): JudgedSpread | string {
  const spread = endSpread(repeats);
  if (spread.n < fewest || !(spread.gain > 0)) return `fewer than ${fewest} of these runs ended in a number`;
  const { noise } = repeats;
  return noise && noise.value > 0
    ? { ...spread, noise }
    : "how far one evaluation is off by chance is not known";
}
