import type { Diagnosis } from "../model/diagnosis.ts";
import type { Run } from "../model/run.ts";
import { diagnose } from "../pipeline.ts";
import { redact } from "../privacy/redact.ts";
import { redactedName } from "./options.ts";

/** The runs of an input with their diagnoses, one after the other, as they may be shown. */
export function* shownRuns(
  runs: readonly Run[],
  redacts: boolean,
): Generator<{ readonly run: Run; readonly diagnosis: Diagnosis }> {
  for (const [i, run] of runs.entries()) {
    const diagnosis = diagnose(run);
    yield redacts ? redact(run, diagnosis, redactedName(i, runs.length)) : { run, diagnosis };
  }
}
