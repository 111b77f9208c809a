import { byChecks } from "../answers/by-checks.ts";
import type { Symptom } from "../define-symptom.ts";

/** Units that give the same for everything. */
export const deadUnits: Symptom = {
  id: "dead-units",
  title: "whether units are dead or saturated",
  example: "dead relus after a few steps",
  patterns: ["DEADUNITS*3"],
  causes: ["dead-relu", "saturated-activations", "degenerate-initialization"],
  answer: (subject) => byChecks(subject, CHECKS, LOG),
};

const CHECKS = ["units-dead-from-start", "units-saturated"];
const LOG = "the share of zero and of saturated outputs by layer";
