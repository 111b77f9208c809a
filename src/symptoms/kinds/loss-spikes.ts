import { byMovement } from "../answers/by-movement.ts";
import { bySpikes } from "../answers/by-spikes.ts";
import { lossAsked } from "../asked-series.ts";
import type { Finding, Subject, Symptom } from "../define-symptom.ts";
import { cannotTell } from "../finding-words.ts";

/** A loss that jumps. */
export const lossSpikes: Symptom = {
  id: "loss-spikes",
  title: "whether the loss spikes or jumps",
  example: "loss spike around step 20k",
  patterns: [
    "SPIKE",
    "LOSS SPIKE",
    "LOSS SPIKE HUGE",
    "LOSS SPIKE TRAIN",
    "VAL LOSS SPIKE",
    "METRIC SPIKE",
    "LOSS SPIKE FALL",
  ],
  causes: [
    "bad-data-batch",
    "lr-too-high",
    "adam-state-instability",
    "warmup-end-instability",
    "attention-logit-growth",
    "scheduler-misconfigured",
  ],
  answer,
};

function answer(subject: Subject): Finding {
  const loss = lossAsked(subject);
  if (!loss) return cannotTell("they hold no loss", "the loss of each step");
  const spike = bySpikes(subject, loss);
  if (spike?.verdict === "yes") return spike;
  const moved = byMovement(subject, loss, { direction: "up", lasting: false });
  if (moved?.verdict === "yes") return moved;
  return spike ?? moved ?? cannotTell("its loss has too few values", "the loss of each step");
}
