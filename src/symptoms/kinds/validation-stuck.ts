import { byLearning, byPlateau } from "../answers/by-progress.ts";
import { lossAsked, metricAsked } from "../asked-series.ts";
import type { Finding, Subject, Symptom } from "../define-symptom.ts";
import { cannotTell } from "../finding-words.ts";

/** A metric or a validation loss that does not move. */
export const validationStuck: Symptom = {
  id: "validation-stuck",
  title: "whether a metric or validation is stuck",
  example: "accuracy stuck at 0.1 while the loss falls",
  patterns: [
    "METRIC STUCK",
    "METRIC NOTLEARN",
    "METRIC FREEZE*2",
    "LOSS FALL / METRIC FREEZE*2",
    "METRIC SAME",
    "LOSS FALL / METRIC STUCK",
    "LOSS FALL / METRIC NOTLEARN",
    "VAL STUCK",
    "VAL NOTLEARN",
    "VAL LOSS STUCK",
    "VAL LOSS NOTLEARN",
    "VAL METRIC STUCK",
    "VAL METRIC NOTLEARN",
    "VAL SAME",
  ],
  causes: [
    "loss-output-mismatch",
    "class-imbalance",
    "lr-too-low",
    "capacity-too-small",
    "frozen-layers",
    "evaluation-on-training-data",
    "label-noise",
    "lr-decayed-too-early",
  ],
  answer,
};

function answer(subject: Subject): Finding {
  const { phrase } = subject;
  const series = phrase.whole.has("METRIC")
    ? (metricAsked(subject) ?? lossAsked(subject))
    : (lossAsked(subject) ?? metricAsked(subject));
  const learned = series && !subject.place ? byLearning(series) : null;
  if (learned?.verdict === "yes") return learned;
  const held = series && byPlateau(subject, series);
  return (
    held ??
    learned ??
    cannotTell("they hold no such metric", "the metric of the validation split after each epoch")
  );
}
