import { presentFinding } from "../answers/by-checks.ts";
import type { Finding, Subject, Symptom } from "../define-symptom.ts";
import { cannotTell } from "../finding-words.ts";

/** A result that another run does not give again. */
export const seedDependent: Symptom = {
  id: "seed-dependent",
  title: "whether the result depends on the seed or the fold",
  example: "works on one seed only",
  patterns: ["SEED*3"],
  causes: ["non-reproducible", "evaluation-too-noisy", "lr-too-high", "batch-too-small", "split-mismatch"],
  answer,
};

function answer(subject: Subject): Finding {
  return (
    presentFinding(subject, ["repeated-steps-differ"]) ??
    cannotTell(
      "one run says nothing of what another seed or fold would give; name several runs in one call, postrun diagnose A B C",
      "three runs or more that differ in the seed or fold alone",
    )
  );
}
