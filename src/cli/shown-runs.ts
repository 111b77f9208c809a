import type { Diagnosis } from "../model/diagnosis.ts";
import type { Run } from "../model/run.ts";
import { answerQuestion, diagnose } from "../pipeline.ts";
import { redact } from "../privacy/redact.ts";
import { redactedName, type ShowOptions } from "./options.ts";

/** The runs of an input with their diagnoses, one after the other, as they may be shown. */
export function* shownRuns(
  runs: readonly Run[],
  { redacts, symptom }: ShowOptions,
): Generator<{ readonly run: Run; readonly diagnosis: Diagnosis }> {
  for (const [i, run] of runs.entries()) {
    const plain = diagnose(run);
    const diagnosis = symptom === null ? plain : answerQuestion(symptom, run, plain);
    yield redacts ? redact(run, diagnosis, redactedName(i, runs.length)) : { run, diagnosis };
  }
}
