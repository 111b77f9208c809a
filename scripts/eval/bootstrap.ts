import { quantileOf } from "../../src/stats/quantile-of.ts";
import { type Call, calibrationError } from "./score.ts";

const RESAMPLES = 1000;
/** The same figures at every run. */
const SEED = 20261124;

/** Percentile interval, 95 %, of the calibration error: calls drawn again with replacement. */
export function calibrationInterval(calls: readonly Call[]): readonly [number, number] {
  const random = mulberry32(SEED);
  const errors = Array.from({ length: RESAMPLES }, () =>
    calibrationError(calls.map((call) => calls[Math.floor(random() * calls.length)] ?? call)),
  );
  return [quantileOf(errors, 0.025), quantileOf(errors, 0.975)];
}

/** Tommy Ettinger's generator of 32 bits: enough for drawing with replacement, and the same everywhere. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
