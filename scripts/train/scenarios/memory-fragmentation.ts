import { TABLE } from "../base-settings.ts";
import { onMachine } from "../machine/machine-run.ts";
import type { Recipe } from "../settings.ts";

const TRAINING = {
  ...TABLE,
  logEvery: 1,
  epochs: 60,
  schedule: "constant",
  learningRate: 0.001,
  batchSizes: [16, 90, 24, 70, 40, 110, 20, 56, 96, 30, 64, 18, 80, 44, 120, 36],
  data: { ...TABLE.data, seed: 43 },
} as const;

export const memoryFragmentation: Recipe = {
  cause: "memory-fragmentation",
  why: "Batches are filled up to a budget, so their sizes differ, and small results of the last 60 steps are kept: they pin pieces of memory too small for the next large batch. In the other run the outputs of every step are kept, and memory itself is full.",
  present: onMachine(TRAINING, { memory: { capacity: 192 * 2 ** 10, keptResults: 60 } }),
  atLeast: 0.8,
  absent: onMachine(TRAINING, { memory: { capacity: 1.5 * 2 ** 20, leaks: true } }),
  absentCause: "memory-leak",
};
