import { TABLE } from "../base-settings.ts";
import { onMachine } from "../machine/machine-run.ts";
import type { Recipe } from "../settings.ts";

const TRAINING = { ...TABLE, logEvery: 1, epochs: 16, data: { ...TABLE.data, val: 3000, seed: 42 } };

export const outOfMemory: Recipe = {
  cause: "out-of-memory",
  why: "The evaluation passes all its rows at once, more than the device has room for; memory was flat before. In the other run the logged sum of losses keeps every step's outputs until the device is full.",
  present: onMachine(TRAINING, { memory: { capacity: 0.5 * 2 ** 20, evaluatesAtOnce: true } }),
  atLeast: 0.8,
  absent: onMachine(
    { ...TRAINING, data: { ...TRAINING.data, val: 200 } },
    { memory: { capacity: 1.5 * 2 ** 20, leaks: true } },
  ),
  absentCause: "memory-leak",
};
