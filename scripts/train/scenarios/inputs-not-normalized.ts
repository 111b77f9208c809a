import { TABLE } from "../base-settings.ts";
import type { Recipe, ScenarioFile } from "../settings.ts";

const FILES: readonly ScenarioFile[] = ["config", "layers", "features"];

export const inputsNotNormalized: Recipe = {
  cause: "inputs-not-normalized",
  why: "The columns enter at the scale of their units, in the tens and hundreds. In the other run they are standardised, and a rate a hundred times too high makes the first steps as rough.",
  present: { ...TABLE, fault: { kind: "raw-scale", factor: 40, offset: 60 }, files: FILES },
  atLeast: 0.8,
  absent: { ...TABLE, learningRate: 0.4, warmupSteps: 0, schedule: "constant", files: FILES },
  absentCause: "lr-too-high",
};
