import { byChecks } from "../answers/by-checks.ts";
import type { Symptom } from "../define-symptom.ts";

/** A result that a leak explains better than learning. */
export const tooGood: Symptom = {
  id: "too-good",
  title: "whether the result is too good to be true",
  example: "validation accuracy is suspiciously high",
  patterns: [
    "BOTHGOOD*2",
    "BOTHGOOD*2 METRIC",
    "BOTHGOOD*2 VAL",
    "BOTHGOOD*2 VAL METRIC",
    "BOTHGOOD*2 TESTSET*2",
    "BOTHGOOD*2 LOSS",
  ],
  causes: ["target-leakage", "split-overlap", "evaluation-on-training-data"],
  answer: (subject) => byChecks(subject, CHECKS, LOG),
};

const CHECKS = [
  "shared-ids",
  "shared-rows",
  "single-column-tells",
  "single-column-leads",
  "item-count-equals-training",
  "logged-loss-from-training-rows",
  "logged-metric-from-training-rows",
];
const LOG = "the ids (or a hash) of the examples of each split and the inputs of the validation rows";
