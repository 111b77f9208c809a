import { absentFinding, presentFinding } from "../answers/by-checks.ts";
import { byComparison } from "../answers/by-comparison.ts";
import { byMovement } from "../answers/by-movement.ts";
import type { Finding, Subject, Symptom } from "../define-symptom.ts";
import { cannotTell } from "../finding-words.ts";

/** Validation that gets worse while training gets better. */
export const overfits: Symptom = {
  id: "overfits",
  title: "whether it overfits",
  example: "training loss falls but validation loss rises",
  patterns: [
    "OVERFIT*3",
    "TRAINBETTER*3",
    "TRAIN FALL / VAL RISE",
    "TRAIN FALL / VAL WORSE",
    "TRAIN BETTER / VAL WORSE",
    "TRAIN BETTER / VAL FALL",
    "TRAIN BETTER / VAL STUCK",
    "TRAIN BETTER / VAL NOTLEARN",
    "TRAIN BOTHGOOD*2 / VAL*2",
    "TRAIN FALL / VAL STUCK",
    "TRAIN FALL / VAL NOTLEARN",
    "TRAIN FALL / TESTSET*2 RISE",
    "TRAIN RISE / VAL FALL",
    "TRAIN RISE / VAL STUCK",
    "TRAIN RISE / VAL NOTLEARN",
    "TRAIN RISE / VAL WORSE",
    "FALL / VAL RISE",
    "TRAIN VAL GAP",
    "TRAIN VAL DIVERGE*2",
  ],
  causes: ["overfitting", "overconfidence", "missing-regularisation"],
  answer,
};

const CHECKS = [
  "validation-rises-as-training-falls",
  "validation-never-improves",
  "validation-turns-before-fit",
  "metric-holds-while-loss-rises",
];

function answer(subject: Subject): Finding {
  const found = presentFinding(subject, CHECKS);
  if (found) return found;
  const { inputs } = subject;
  const gap =
    byComparison({ worse: inputs["validation-metric"], better: inputs["train-metric"], by: 0 }) ??
    byComparison({ worse: inputs["validation-loss"], better: inputs["train-loss"], by: 0 });
  const apart =
    gap?.verdict === "yes" ? ` The two ends lie apart all the same: ${gap.text.replace(/^Yes: /, "")}` : "";
  const validation = inputs["validation-loss"];
  const moved = validation && byMovement(subject, validation, { direction: "up", lasting: true });
  if (moved?.verdict === "no") return { ...moved, text: `${moved.text}${apart}` };
  const absent = absentFinding(subject, CHECKS);
  if (absent) return { ...absent, text: `${absent.text}${apart}` };
  return moved ?? gap ?? cannotTell("they hold no validation loss", "the validation loss after each epoch");
}
