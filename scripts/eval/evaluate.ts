import { causes } from "../../src/causes/index.ts";
import { calibration } from "../../src/diagnosis/calibration.generated.ts";
import type { CalibrationTable } from "../../src/diagnosis/confidence.ts";
import { diagnoseRun } from "../../src/diagnosis/diagnose.ts";
import type { Label } from "../corpus.ts";
import { callsOn, tablesWithoutTask } from "../fit-table.ts";
import { answerOf, type Labelled } from "./read-labelled.ts";
import { type Answer, type Score, score } from "./score.ts";

/** Answers of one table of confidence, and how they score. */
export interface Evaluation {
  readonly answers: ReadonlyMap<string, Answer>;
  readonly score: Score;
}

/** With the table as it is in force. */
export function inForce(all: readonly Labelled[]): Evaluation {
  return evaluate(all, () => calibration);
}

/** Each run judged by the table that was fitted to the runs of all other tasks. */
export function crossValidated(all: readonly Labelled[]): Evaluation {
  const calls = all.flatMap(({ label, read }) => (read ? callsOn(label, read.observations) : []));
  const tables = tablesWithoutTask(
    calls,
    all.map(({ label }) => label.task),
  );
  return evaluate(all, ({ task }) => tables.get(task) ?? calibration);
}

function evaluate(all: readonly Labelled[], tableFor: (label: Label) => CalibrationTable): Evaluation {
  const answers = new Map<string, Answer>();
  for (const { label, read } of all) {
    if (!read) continue;
    const knowledge = { causes, calibration: tableFor(label) };
    answers.set(label.run, answerOf(label.run, diagnoseRun(read.run, read.observations, knowledge)));
  }
  return {
    answers,
    score: score(
      all.map(({ label }) => label),
      answers,
    ),
  };
}
