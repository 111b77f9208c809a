import { TABLE } from "../base-settings.ts";
import { STEADY } from "../machine/clock.ts";
import { onMachine } from "../machine/machine-run.ts";
import type { Recipe } from "../settings.ts";

const SPEED = {
  ...STEADY,
  ranks: 4,
  seed: 10,
};
const TRAINING = { ...TABLE, logEvery: 1, epochs: 16, data: { ...TABLE.data, seed: 45 } };

export const straggler: Recipe = {
  cause: "straggler",
  why: "One of four ranks computes at two fifths of its speed from step 80 on, and every step waits for it. In the other run all ranks are alike and wait for the loader.",
  present: onMachine(TRAINING, {
    speed: { ...SPEED, slow: { rank: 1, from: 80, factor: 2.5 } },
    reportsSlowRank: 2,
  }),
  atLeast: 0.8,
  absent: onMachine(TRAINING, { speed: { ...SPEED, rowSeconds: 0.0015, workers: 1 }, reportsSlowRank: 2 }),
  absentCause: "data-loader-bound",
};
