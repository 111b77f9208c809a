import { absentFinding, presentFinding } from "../answers/by-checks.ts";
import { byMovement } from "../answers/by-movement.ts";
import type { Finding, Subject, Symptom } from "../define-symptom.ts";
import { cannotTell } from "../finding-words.ts";

/** Gradients that come to nothing. */
export const gradientsVanish: Symptom = {
  id: "gradients-vanish",
  title: "whether gradients vanish",
  example: "gradients vanish in the early layers",
  patterns: ["GRAD VANISH*2", "GRAD FALL", "GRAD ZERO*2", "GRAD STUCK"],
  causes: [
    "vanishing-gradients",
    "dead-relu",
    "saturated-activations",
    "degenerate-initialization",
    "fp16-underflow",
  ],
  answer,
};

const CHECKS = ["gradient-fades-with-depth", "layer-gradient-zero", "gradient-often-zero", "updates-tiny"];

function answer(subject: Subject): Finding {
  const found = presentFinding(subject, CHECKS);
  if (found) return found;
  const absent = absentFinding(subject, CHECKS);
  const norm = subject.inputs["gradient-norm"];
  const moved = norm && byMovement(subject, norm, { direction: "down", lasting: true });
  if (absent && moved)
    return { ...absent, text: `${absent.text} Of the whole norm: ${moved.text.replace(/^(Yes|No): /, "")}` };
  return moved ?? absent ?? cannotTell("they hold no gradient norm", "the gradient norm of each layer");
}
