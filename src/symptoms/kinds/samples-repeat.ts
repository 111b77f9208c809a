import { byChecks } from "../answers/by-checks.ts";
import type { Symptom } from "../define-symptom.ts";

/** Samples that are copies. */
export const samplesRepeat: Symptom = {
  id: "samples-repeat",
  title: "whether generated samples repeat themselves or one another",
  example: "the generated text repeats itself",
  patterns: [
    "REPEAT*2",
    "REPEAT*2 OUTPUT",
    "REPEAT*2 TOKEN",
    "MODECOLLAPSE*3",
    "REPEAT*2 SAME",
    "REPEAT*2 SAME OUTPUT",
  ],
  causes: ["mode-collapse", "overfitting", "undertrained"],
  answer: (subject) => byChecks(subject, CHECKS, LOG),
};

const CHECKS = ["repeated-phrases", "duplicate-samples", "sample-spread-collapsed", "modes-lost"];
const LOG = "a hundred generated samples at the end";
