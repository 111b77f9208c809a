import type { Diagnosis } from "../model/diagnosis.ts";
import type { Run } from "../model/run.ts";
import { judgeCriteria } from "../own/judge-criteria.ts";
import { answerQuestion, diagnose, diagnoseWith } from "../pipeline.ts";
import { createWordHider, hideWords } from "../privacy/hide-words.ts";
import { redact } from "../privacy/redact.ts";
import { redactedName, type ShowOptions } from "./options.ts";
import type { Setup } from "./setup.ts";

/** The runs of an input with their diagnoses, one after the other, as they may be shown; with what settings say of them. */
export function* shownRuns(
  runs: readonly Run[],
  { redacts, symptom }: ShowOptions,
  setup: Setup | null = null,
): Generator<{ readonly run: Run; readonly diagnosis: Diagnosis }> {
  for (const [i, run] of runs.entries()) {
    const plain = setup === null ? diagnose(run) : declaredDiagnosis(run, setup);
    const diagnosis = symptom === null ? plain : answerQuestion(symptom, run, plain);
    const shown = hidesNames(redacts, setup)
      ? redact(run, diagnosis, redactedName(i, runs.length))
      : { run, diagnosis };
    const words = setup?.settings.redaction.words ?? [];
    yield words.length === 0 ? shown : hideWords(shown, createWordHider(words.map(({ pattern }) => pattern)));
  }
}

/** Whether names are hidden: settings may ask for it, and cannot undo --redact. */
export function hidesNames(redacts: boolean, setup: Setup | null): boolean {
  return redacts || setup?.settings.redaction.names === true;
}

function declaredDiagnosis(run: Run, { parts, settings, declared }: Setup): Diagnosis {
  const diagnosis = diagnoseWith(run, parts);
  const criteria = judgeCriteria(settings.criteria, { run, diagnosis, causes: parts.causes });
  return { ...diagnosis, declared: { ...declared, criteria } };
}
