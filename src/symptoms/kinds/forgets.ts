import { byChecks } from "../answers/by-checks.ts";
import type { Symptom } from "../define-symptom.ts";

/** Earlier tasks that are lost while later ones are learned. */
export const forgets: Symptom = {
  id: "forgets",
  title: "whether earlier tasks are forgotten",
  example: "it forgets the old tasks",
  patterns: ["FORGET*3"],
  causes: ["catastrophic-forgetting"],
  answer: (subject) => byChecks(subject, CHECKS, LOG),
};

const CHECKS = ["old-tasks-lost"];
const LOG = "the accuracy on every task after each task";
