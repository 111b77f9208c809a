import { TABLE } from "../base-settings.ts";
import { STEADY } from "../machine/clock.ts";
import { onMachine } from "../machine/machine-run.ts";
import type { Recipe } from "../settings.ts";

const SPEED = {
  ...STEADY,
  ranks: 1,
  seed: 9,
};
const TRAINING = { ...TABLE, logEvery: 1, epochs: 16, data: { ...TABLE.data, seed: 44 } };

export const dataLoaderBound: Recipe = {
  cause: "data-loader-bound",
  why: "One worker decodes rows in 1.5 ms each, longer than the step that uses them. In the other run four workers are ahead of the steps, and the third of four ranks slows down threefold in the middle.",
  present: onMachine(TRAINING, { speed: { ...SPEED, rowSeconds: 0.0015, workers: 1 } }),
  atLeast: 0.8,
  absent: onMachine(TRAINING, {
    speed: { ...SPEED, ranks: 4, slow: { rank: 2, from: 96, factor: 3 } },
    reportsSlowRank: 2,
  }),
  absentCause: "straggler",
};
