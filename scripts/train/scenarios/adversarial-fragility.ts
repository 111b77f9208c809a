import { attackedRun } from "../attack/attack-run.ts";
import { TABLE } from "../base-settings.ts";
import type { Recipe } from "../settings.ts";

const TRAINING = {
  ...TABLE,
  data: { ...TABLE.data, columns: 16, separation: 0.9, seed: 52 },
  epochs: 16,
} as const;

export const adversarialFragility: Recipe = {
  cause: "adversarial-fragility",
  why: "Inputs that move by 0.3 of a standard deviation against the model cost it most of its accuracy. In the other run the classes lie far apart, and the same attack costs little.",
  present: attackedRun(TRAINING, 0.3),
  atLeast: 0.8,
  absent: attackedRun({ ...TRAINING, data: { ...TRAINING.data, separation: 4 } }, 0.3),
  absentCause: null,
};
