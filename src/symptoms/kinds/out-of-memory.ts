import { byEvents } from "../answers/by-events.ts";
import type { Symptom } from "../define-symptom.ts";

/** A request for memory that failed. */
export const outOfMemory: Symptom = {
  id: "out-of-memory",
  title: "whether it ran out of memory",
  example: "GPU out of memory at step 5k",
  patterns: ["OOM*3"],
  causes: ["out-of-memory", "memory-leak", "memory-fragmentation"],
  answer: (subject) =>
    byEvents(subject, ["out-of-memory"], {
      what: "an out-of-memory error",
      log: "the output of the training program with its errors, and the memory in use",
    }),
};
