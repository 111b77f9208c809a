import { ganRun } from "../gan/gan-run.ts";
import { BALANCED, BEATEN } from "../gan/gan-settings.ts";
import type { Recipe } from "../settings.ts";

export const modeCollapse: Recipe = {
  cause: "mode-collapse",
  why: "The generator takes three large steps for each of a small discriminator's, and ends at one point. In the other run the discriminator is the stronger: its samples stay spread, and the generator learns little.",
  present: ganRun({
    ...BALANCED,
    discriminator: [12],
    generatorRate: 0.006,
    discriminatorRate: 0.001,
    generatorUpdates: 3,
    steps: 800,
  }),
  atLeast: 0.8,
  absent: ganRun(BEATEN),
  absentCause: "discriminator-dominates",
};
