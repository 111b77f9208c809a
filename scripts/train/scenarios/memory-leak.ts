import { TABLE } from "../base-settings.ts";
import { onMachine } from "../machine/machine-run.ts";
import type { Recipe } from "../settings.ts";

const TRAINING = { ...TABLE, logEvery: 1, epochs: 16, data: { ...TABLE.data, seed: 41 } };

export const memoryLeak: Recipe = {
  cause: "memory-leak",
  why: "The sum of losses that is logged keeps the outputs of every step. In the other run nothing is kept, but the evaluation passes all its rows at once and finds no room.",
  present: onMachine(TRAINING, { memory: { capacity: 16 * 2 ** 20, leaks: true } }),
  atLeast: 0.8,
  absent: onMachine(
    { ...TRAINING, data: { ...TRAINING.data, val: 3000 } },
    { memory: { capacity: 0.5 * 2 ** 20, evaluatesAtOnce: true } },
  ),
  absentCause: "out-of-memory",
};
