import { TABLE } from "../base-settings.ts";
import type { Recipe } from "../settings.ts";

const MEMORISING = {
  ...TABLE,
  hidden: [80, 80],
  schedule: "constant",
  weightDecay: 0,
  epochs: 50,
  logEvery: 6,
  files: ["config", "log"],
} as const;

export const overfitting: Recipe = {
  cause: "overfitting",
  why: "A large network, 240 rows of classes that overlap, 50 epochs and no regularisation: the training loss falls on while the validation loss climbs and accuracy is lost. In the other run the classes lie apart and are fitted early: after that only confidence grows.",
  present: { ...MEMORISING, data: { ...TABLE.data, train: 240, separation: 0.5 } },
  atLeast: 0.8,
  absent: {
    ...MEMORISING,
    data: { ...TABLE.data, train: 400, columns: 12, separation: 1.25, seed: 38 },
    learningRate: 0.005,
    hidden: [48, 48],
    epochs: 90,
  },
  absentCause: "overconfidence",
};
