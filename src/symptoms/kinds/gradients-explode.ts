import { absentFinding, presentFinding } from "../answers/by-checks.ts";
import { byMovement } from "../answers/by-movement.ts";
import { bySpikes } from "../answers/by-spikes.ts";
import type { Finding, Subject, Symptom } from "../define-symptom.ts";
import { cannotTell } from "../finding-words.ts";

/** Gradients that grow. */
export const gradientsExplode: Symptom = {
  id: "gradients-explode",
  title: "whether gradients explode",
  example: "exploding gradients after step 2,000",
  patterns: ["GRAD DIVERGE*2", "GRAD RISE", "GRAD SPIKE", "GRAD HUGE", "GRAD NOISY", "GRAD BETTER", "GRAD"],
  causes: [
    "exploding-gradients",
    "lr-too-high",
    "warmup-missing",
    "warmup-end-instability",
    "adam-state-instability",
    "initialization-scale",
  ],
  answer,
};

const CHECKS = ["infinite-gradient", "gradient-growth", "gradient-grows-with-depth", "nan-gradient-hidden"];

/** To explode is to grow by an order of magnitude at least. */
const EXPLODED = 10;

function answer(subject: Subject): Finding {
  const norm = subject.inputs["gradient-norm"];
  const phrase = subject.phrase.whole;
  const rises = phrase.has("RISE");
  const found = presentFinding(subject, CHECKS);
  if (found?.verdict === "yes") return found;
  const moved =
    norm &&
    byMovement(subject, norm, { direction: "up", lasting: !rises, ...(rises ? {} : { times: EXPLODED }) });
  if (moved?.verdict === "yes") return moved;
  const spike = norm && bySpikes(subject, norm, phrase.has("SPIKE") ? undefined : EXPLODED);
  if (spike?.verdict === "yes") return spike;
  return (
    moved ??
    found ??
    absentFinding(subject, CHECKS) ??
    cannotTell("they hold no gradient norm", "the gradient norm before clipping with each step")
  );
}
