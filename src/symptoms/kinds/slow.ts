import { medianOf } from "../../stats/median-of.ts";
import { numberWords } from "../../stats/number-words.ts";
import { absentFinding, presentFinding } from "../answers/by-checks.ts";
import { positionOf } from "../course-of-series.ts";
import type { Finding, Subject, Symptom } from "../define-symptom.ts";
import { cannotTell } from "../finding-words.ts";

/** Time that is lost. */
export const slow: Symptom = {
  id: "slow",
  title: "whether time is lost: slow steps, an idle GPU, waiting for data",
  example: "GPU idle, training is slow",
  patterns: [
    "SLOW",
    "SLOW TRAIN",
    "GPU IDLE*2",
    "IDLE*2",
    "DATALOAD*2",
    "SLOW GPU",
    "DATALOAD*2 SLOW",
    "IDLE*2 SLOW",
    "GPU WORSE IDLE*2",
  ],
  causes: ["data-loader-bound", "straggler", "memory-leak"],
  answer,
};

const CHECKS = ["data-wait", "step-time-shift", "straggler-in-log"];
/** A device that does nothing for more than half of the time is called idle. */
const BUSY = 50;

function answer(subject: Subject): Finding {
  const found = presentFinding(subject, CHECKS);
  if (found) return found;
  const busy = subject.run.series.find(({ role }) => role === "gpu-utilization");
  if (busy?.values.some(Number.isFinite)) {
    const median = medianOf(busy.values) * (busy.unit === "fraction" ? 100 : 1);
    const yes = median < BUSY;
    return {
      verdict: yes ? "yes" : "no",
      text: `${yes ? "Yes" : "No"}: the GPU is busy ${numberWords(Math.round(median))} % of the time in the median of ${numberWords(busy.values.length)} samples (${busy.sourceName}, ${busy.file}).`,
      at: [],
      sources: [positionOf(busy, 0)],
      ground: "computed",
    };
  }
  return (
    absentFinding(subject, CHECKS) ??
    cannotTell(
      "they hold no time of steps or of data loading",
      "the time of each step, and how much of it waits for data",
    )
  );
}
