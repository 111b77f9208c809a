import { TABLE } from "../base-settings.ts";
import { replayedRun } from "../machine/replayed-run.ts";
import type { Recipe } from "../settings.ts";

const TRAINING = { ...TABLE, logEvery: 1, epochs: 16, data: { ...TABLE.data, seed: 63 } };

export const nonReproducible: Recipe = {
  cause: "non-reproducible",
  why: "The run stopped at step 131 and was resumed from a checkpoint of step 96; the order of the rows was drawn anew, so that steps which were run twice gave other losses. In the other run the order was restored, and the repeated steps agree.",
  present: replayedRun({ ...TRAINING, reseed: { epoch: 8, seed: 99 } }, { from: 96, to: 131 }),
  atLeast: 0.5,
  absent: replayedRun(TRAINING, { from: 96, to: 131 }),
  absentCause: null,
};
