import { byChecks } from "../answers/by-checks.ts";
import type { Symptom } from "../define-symptom.ts";

/** Weights that do not change. */
export const weightsStill: Symptom = {
  id: "weights-still",
  title: "whether weights stop moving",
  example: "the weights are not updating",
  patterns: ["WEIGHTSTILL*3", "FREEZE*2 WEIGHTSTILL"],
  causes: ["frozen-layers", "optimizer-misconfigured", "lr-too-low", "vanishing-gradients"],
  answer: (subject) => byChecks(subject, CHECKS, LOG),
};

const CHECKS = [
  "weights-unchanged",
  "layer-update-zero",
  "layer-gradient-zero",
  "updates-tiny",
  "frozen-parameters",
];
const LOG = "the weight norm and the update ratio of each layer";
