import { byChecks } from "../answers/by-checks.ts";
import type { Symptom } from "../define-symptom.ts";

/** A loss of 0. */
export const lossZero: Symptom = {
  id: "loss-zero",
  title: "whether the loss is 0",
  example: "loss is 0 from step 100 on",
  patterns: ["LOSS ZERO*2", "LOSS VANISH*2", "LOSS VANISH*2 STUCK", "LOSS VANISH*2 FALL"],
  causes: ["nan-masked-log", "target-leakage", "loss-output-mismatch", "fp16-overflow"],
  answer: (subject) => byChecks(subject, ["zero-loss"], "the loss of each step"),
};
