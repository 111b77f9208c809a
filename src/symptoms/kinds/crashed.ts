import { presentFinding } from "../answers/by-checks.ts";
import { byEvents } from "../answers/by-events.ts";
import type { Finding, Subject, Symptom } from "../define-symptom.ts";

/** A run that ended before it was meant to. */
export const crashed: Symptom = {
  id: "crashed",
  title: "whether the run crashed or was stopped",
  example: "training crashed at step 5k",
  patterns: ["CRASH*2", "CRASH*2 TRAIN", "FREEZE", "FREEZE TRAIN", "CRASH*2 GPU"],
  causes: ["hardware-fault", "rank-desync", "out-of-memory", "straggler"],
  answer,
};

function answer(subject: Subject): Finding {
  const { course } = subject.diagnosis;
  const found =
    presentFinding(subject, ["hardware-error-in-log", "collective-timeout-in-log", "rank-mismatch-in-log"]) ??
    byEvents(subject, ["error", "killed", "out-of-memory"], {
      what: "an error or of a kill",
      log: "the output of the training program with its errors, and how it ended",
    });
  if (found.verdict === "yes" || course.ended === "unknown") return found;
  const words = { finished: "finished", failed: "failed", killed: "killed" }[course.ended];
  const yes = course.ended !== "finished";
  return {
    ...found,
    verdict: yes ? "yes" : "no",
    text: `${yes ? "Yes" : "No"}: these files record the run as ${words}.`,
    ground: "observed",
  };
}
