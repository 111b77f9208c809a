import { byChecks } from "../answers/by-checks.ts";
import { byPredictions } from "../answers/by-predictions.ts";
import type { Symptom } from "../define-symptom.ts";

/** The same answer to everything. */
export const oneOutput: Symptom = {
  id: "one-output",
  title: "whether it always gives the same answer: all zeros, one class, one token",
  example: "it always predicts the same class",
  patterns: [
    "SAME !LOSS !METRIC",
    "OUTPUT SAME*2",
    "OUTPUT SAME*2 CLASS",
    "SAME*2 CLASS",
    "SAME*2 TOKEN",
    "OUTPUT VANISH*2",
    "OUTPUT ZERO*2",
    "OUTPUT STUCK",
    "OUTPUT SAME*2 TOKEN",
    "SAME*2 MODEL",
    "OUTPUT RARE SAME*2",
    "OUTPUT SAME*2 ZERO",
  ],
  causes: [
    "class-imbalance",
    "degenerate-initialization",
    "dead-relu",
    "lr-too-high",
    "vanishing-gradients",
    "loss-output-mismatch",
    "mode-collapse",
  ],
  answer: (subject) => byPredictions(subject) ?? byChecks(subject, CHECKS, LOG),
};

const CHECKS = [
  "duplicate-samples",
  "repeated-phrases",
  "accuracy-stuck-at-share",
  "uniform-start-and-flat",
  "sample-spread-collapsed",
];
const LOG = "the prediction of each validation row";
