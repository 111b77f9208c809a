import { byChecks } from "../answers/by-checks.ts";
import type { Symptom } from "../define-symptom.ts";

/** Accuracy that an attack takes away. */
export const adversarial: Symptom = {
  id: "adversarial",
  title: "whether small changes of the input fool it",
  example: "accuracy collapses under attack",
  patterns: ["ADV*3"],
  causes: ["adversarial-fragility"],
  answer: (subject) => byChecks(subject, CHECKS, LOG),
};

const CHECKS = ["accuracy-lost-under-attack"];
const LOG = "the accuracy under attacks of several strengths";
