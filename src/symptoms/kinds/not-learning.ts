import { byLearning, byPlateau } from "../answers/by-progress.ts";
import { lossAsked, metricAsked } from "../asked-series.ts";
import type { Finding, Subject, Symptom } from "../define-symptom.ts";
import { cannotTell } from "../finding-words.ts";

/** A loss that does not come down. */
export const notLearning: Symptom = {
  id: "not-learning",
  title: "whether it learns anything",
  example: "the model is not learning anything",
  patterns: [
    "NOTLEARN",
    "NOTLEARN LOSS",
    "NOTLEARN MODEL",
    "NOTLEARN TRAIN",
    "NOTLEARN TRAIN LOSS",
    "NOTLEARN LOSS STUCK",
    "CHANCE*3",
    "LOSS NEVERBELOW",
    "MODEL WORSE",
    "NOTLEARN OUTPUT",
  ],
  causes: [
    "lr-too-high",
    "lr-too-low",
    "dead-relu",
    "vanishing-gradients",
    "degenerate-initialization",
    "frozen-layers",
    "loss-output-mismatch",
    "inputs-not-normalized",
    "capacity-too-small",
    "over-regularized",
    "redundant-softmax",
    "saturated-activations",
  ],
  answer,
};

function answer(subject: Subject): Finding {
  const series = lossAsked(subject) ?? metricAsked(subject);
  const fromStart = subject.place === null || (subject.place.unit === "share" && subject.place.from === 0);
  const found = series && (fromStart ? byLearning(series) : byPlateau(subject, series));
  return found ?? cannotTell("they hold no loss or metric of two values or more", "the loss of each step");
}
