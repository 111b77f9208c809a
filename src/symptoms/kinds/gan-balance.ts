import { byChecks } from "../answers/by-checks.ts";
import type { Symptom } from "../define-symptom.ts";

/** One network of the two that wins. */
export const ganBalance: Symptom = {
  id: "gan-balance",
  title: "whether discriminator and generator are out of balance",
  example: "discriminator loss goes to zero",
  patterns: [
    "DISC*2",
    "GEN*2 LOSS",
    "DISC*2 GEN*2",
    "DISC*2 LOSS FALL",
    "DISC*2 LOSS VANISH",
    "GEN*2 LOSS RISE",
    "GEN*2",
    "DISC*2 STUCK",
    "DISC*2 BETTER",
  ],
  causes: ["discriminator-dominates", "mode-collapse"],
  answer: (subject) => byChecks(subject, CHECKS, LOG),
};

const CHECKS = ["discriminator-wins", "generator-loss-rises", "modes-lost", "sample-spread-collapsed"];
const LOG = "the losses of both networks and the discriminator output on real and on generated data";
