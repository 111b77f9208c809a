import { TABLE } from "../base-settings.ts";
import type { Recipe } from "../settings.ts";
import { taskRun } from "../tasks/task-run.ts";

const TASKS = {
  ...TABLE,
  data: { ...TABLE.data, train: 320, columns: 10, separation: 2, seed: 51 },
  schedule: "constant",
  warmupSteps: 0,
  learningRate: 0.003,
  epochs: 12,
  logEvery: 4,
  tasks: 4,
} as const;

export const catastrophicForgetting: Recipe = {
  cause: "catastrophic-forgetting",
  why: "Four tasks are learned one after the other, with nothing of the earlier ones: their accuracy falls. In the other run seven of ten rows of each batch come from the earlier tasks.",
  present: taskRun({ ...TASKS, replay: 0 }),
  atLeast: 0.8,
  absent: taskRun({ ...TASKS, replay: 0.7, hidden: [64, 64], epochs: 20 }),
  absentCause: null,
};
