import { byMovement } from "../answers/by-movement.ts";
import { lossAsked } from "../asked-series.ts";
import type { Finding, Subject, Symptom } from "../define-symptom.ts";
import { cannotTell } from "../finding-words.ts";

/** A loss that rises for good. */
export const lossDiverges: Symptom = {
  id: "loss-diverges",
  title: "whether the loss diverges",
  example: "loss diverging at epoch 7",
  patterns: [
    "LOSS HUGE",
    "DIVERGE*2",
    "LOSS DIVERGE*2",
    "TRAIN DIVERGE*2",
    "LOSS DIVERGE*2 TRAIN",
    "LOSS NOISY DIVERGE*2",
  ],
  causes: [
    "lr-too-high",
    "warmup-end-instability",
    "warmup-missing",
    "exploding-gradients",
    "adam-state-instability",
    "optimizer-misconfigured",
    "scheduler-misconfigured",
    "fp16-overflow",
    "attention-logit-growth",
  ],
  answer,
};

/** A lasting rise by a tenth is no longer noise to anybody; less is said to be less. */
const DIVERGED = 1.1;

function answer(subject: Subject): Finding {
  const loss = lossAsked(subject);
  const found = loss && byMovement(subject, loss, { direction: "up", lasting: true, times: DIVERGED });
  return found ?? cannotTell("they hold no loss of two values or more", "the loss of each step");
}
