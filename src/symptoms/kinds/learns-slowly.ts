import { byChecks } from "../answers/by-checks.ts";
import type { Symptom } from "../define-symptom.ts";

/** Learning that is too slow or was cut short. */
export const learnsSlowly: Symptom = {
  id: "learns-slowly",
  title: "whether it learns too slowly, or stopped while still improving",
  example: "loss decreases very slowly",
  patterns: ["SLOWLY*2", "SLOWLY*2 LOSS", "UNDERFIT*2", "SLOWLY*2 TRAIN"],
  causes: [
    "undertrained",
    "lr-too-low",
    "lr-decayed-too-early",
    "capacity-too-small",
    "optimizer-misconfigured",
    "over-regularized",
  ],
  answer: (subject) => byChecks(subject, CHECKS, LOG),
};

const CHECKS = [
  "still-improving",
  "train-still-improving",
  "validation-slides",
  "progress-stops-with-rate",
  "train-plateau-above-floor",
  "updates-tiny",
];
const LOG = "training and validation loss at least once an epoch";
