import { absentFinding, presentFinding } from "../answers/by-checks.ts";
import { byComparison } from "../answers/by-comparison.ts";
import type { Finding, Subject, Symptom } from "../define-symptom.ts";
import { cannotTell } from "../finding-words.ts";

/** Test figures far below those of validation. */
export const testWorse: Symptom = {
  id: "test-worse",
  title: "whether test is worse than validation",
  example: "test accuracy is much worse than validation",
  patterns: [
    "TESTSET*2",
    "TESTSET*2 WORSE",
    "TESTSET*2 FALL",
    "TESTSET*2 METRIC WORSE",
    "VAL / TESTSET*2 WORSE",
    "VAL BETTER / TESTSET*2 WORSE",
    "VAL TESTSET*2 WORSE",
    "VAL BOTHGOOD*2 / TESTSET*2",
    "BETTER / TESTSET*2 WORSE",
  ],
  causes: [
    "distribution-shift",
    "split-mismatch",
    "split-overlap",
    "overfitting",
    "evaluation-on-training-data",
  ],
  answer,
};

const CHECKS = ["test-worse-than-validation", "test-features-drifted"];
/** A difference below this share of the validation figure is not called much worse. */
const MUCH = 0.05;

function answer(subject: Subject): Finding {
  const { inputs } = subject;
  return (
    presentFinding(subject, CHECKS) ??
    byComparison({ worse: inputs["test-metric"], better: inputs["validation-metric"], by: MUCH }) ??
    byComparison({ worse: inputs["test-loss"], better: inputs["validation-loss"], by: MUCH }) ??
    absentFinding(subject, CHECKS) ??
    cannotTell(
      "they hold no figure of a test split beside one of validation",
      "predictions or the metric on the test split",
    )
  );
}
