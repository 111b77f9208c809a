import { byChecks } from "../answers/by-checks.ts";
import type { Symptom } from "../define-symptom.ts";

/** Memory that grows from step to step. */
export const memoryGrows: Symptom = {
  id: "memory-grows",
  title: "whether memory grows until it runs out",
  example: "memory leak: RAM grows every epoch",
  patterns: ["MEMLEAK*3"],
  causes: ["memory-leak", "out-of-memory", "memory-fragmentation"],
  answer: (subject) => byChecks(subject, CHECKS, LOG),
};

const CHECKS = ["memory-grows"];
const LOG = "the memory in use with each step";
