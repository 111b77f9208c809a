import { byChecks } from "../answers/by-checks.ts";
import type { Symptom } from "../define-symptom.ts";

/** Probabilities that promise more than is right. */
export const overconfident: Symptom = {
  id: "overconfident",
  title: "whether stated probabilities are too high",
  example: "the model is overconfident",
  patterns: ["OVERCONF*3"],
  causes: ["overconfidence", "overfitting", "label-noise"],
  answer: (subject) => byChecks(subject, CHECKS, LOG),
};

const CHECKS = ["overconfident-predictions", "metric-holds-while-loss-rises"];
const LOG = "the class probabilities of each validation row";
