import { byMovement } from "../answers/by-movement.ts";
import { lossAsked } from "../asked-series.ts";
import type { Finding, Subject, Symptom } from "../define-symptom.ts";
import { cannotTell } from "../finding-words.ts";

/** A loss that goes up, for good or not. */
export const lossRises: Symptom = {
  id: "loss-rises",
  title: "whether the loss rises",
  example: "training loss goes up after epoch 3",
  patterns: [
    "LOSS RISE",
    "TRAIN LOSS RISE",
    "LOSS FALL / LOSS RISE",
    "LOSS WORSE",
    "RISE",
    "TRAIN RISE",
    "LOSS SPIKE RISE",
  ],
  causes: [
    "lr-too-high",
    "scheduler-misconfigured",
    "warmup-end-instability",
    "warmup-missing",
    "optimizer-misconfigured",
    "resume-misconfigured",
  ],
  answer,
};

function answer(subject: Subject): Finding {
  const loss = lossAsked(subject);
  const found = loss && byMovement(subject, loss, { direction: "up", lasting: false });
  return found ?? cannotTell("they hold no loss of two values or more", "the loss of each step");
}
