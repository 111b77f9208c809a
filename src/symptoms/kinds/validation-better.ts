import { presentFinding } from "../answers/by-checks.ts";
import { byComparison } from "../answers/by-comparison.ts";
import type { Finding, Subject, Symptom } from "../define-symptom.ts";
import { cannotTell } from "../finding-words.ts";

/** Validation figures that look better than those of training. */
export const validationBetter: Symptom = {
  id: "validation-better",
  title: "whether validation looks better than training",
  example: "validation loss is lower than training loss",
  patterns: ["VALBETTER*3", "VAL BETTERTHAN TRAIN"],
  causes: [
    "train-eval-mode-mismatch",
    "over-regularized",
    "evaluation-on-training-data",
    "split-overlap",
    "evaluation-too-noisy",
  ],
  answer,
};

const CHECKS = ["train-loss-above-validation", "train-metric-below-validation", "held-out-beats-training"];

function answer(subject: Subject): Finding {
  const { inputs, phrase } = subject;
  const losses = byComparison({
    worse: inputs["train-loss-epoch"] ?? inputs["train-loss"],
    better: inputs["validation-loss"],
    by: 0,
  });
  const metrics = byComparison({ worse: inputs["train-metric"], better: inputs["validation-metric"], by: 0 });
  const asked = phrase.whole.has("METRIC") ? (metrics ?? losses) : (losses ?? metrics);
  return (
    asked ??
    presentFinding(subject, CHECKS) ??
    cannotTell(
      "they hold no figure of both training and validation data",
      "loss and metric of both splits after each epoch",
    )
  );
}
