import { ganRun } from "../gan/gan-run.ts";
import { BALANCED, BEATEN } from "../gan/gan-settings.ts";
import type { Recipe } from "../settings.ts";

export const discriminatorDominates: Recipe = {
  cause: "discriminator-dominates",
  why: "The discriminator takes three steps of 0.005 for each of the generator's, at a hundredth of that rate, and tells the points apart almost surely. In the other run the two are in balance, and the points come to lie on all six clusters.",
  present: ganRun({ ...BEATEN, seed: 6 }),
  atLeast: 0.8,
  absent: ganRun(BALANCED),
  absentCause: null,
};
