import { byChecks } from "../answers/by-checks.ts";
import type { Symptom } from "../define-symptom.ts";

/** Classes with few examples that are not found. */
export const rareClasses: Symptom = {
  id: "rare-classes",
  title: "whether rare classes are missed",
  example: "accuracy is low on rare classes",
  patterns: [
    "RARE*2",
    "RARE*2 METRIC",
    "RARE*2 CLASS",
    "RARE*2 WORSE",
    "RARE*2 CLASS WORSE",
    "RARE*2 OUTPUT",
    "RARE*2 NOTLEARN",
  ],
  causes: ["class-imbalance", "label-noise", "split-mismatch"],
  answer: (subject) => byChecks(subject, CHECKS, LOG),
};

const CHECKS = [
  "rare-classes-missed",
  "accuracy-hides-classes",
  "class-counts-uneven",
  "training-rows-uneven",
];
const LOG = "the prediction of each validation row, and how many training examples each class has";
