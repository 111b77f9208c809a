import { byPlateau } from "../answers/by-progress.ts";
import { lossAsked, metricAsked } from "../asked-series.ts";
import type { Finding, Subject, Symptom } from "../define-symptom.ts";
import { cannotTell } from "../finding-words.ts";

/** A loss that stops coming down. */
export const plateau: Symptom = {
  id: "plateau",
  title: "whether the loss is stuck on a plateau",
  example: "loss plateaus after epoch 10",
  patterns: [
    "STUCK",
    "LOSS STUCK",
    "TRAIN STUCK",
    "TRAIN LOSS STUCK",
    "LOSS FREEZE*2",
    "LOSS SAME*2",
    "MODEL STUCK",
    "LOSS FALL / LOSS STUCK",
  ],
  causes: [
    "lr-decayed-too-early",
    "lr-too-low",
    "lr-not-annealed",
    "capacity-too-small",
    "over-regularized",
    "vanishing-gradients",
    "label-noise",
    "lr-too-high",
    "dead-relu",
  ],
  answer,
};

function answer(subject: Subject): Finding {
  const series = lossAsked(subject) ?? metricAsked(subject);
  const found = series && byPlateau(subject, series);
  return found ?? cannotTell("they hold no loss or metric of two values or more", "the loss of each step");
}
