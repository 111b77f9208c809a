import type { Diagnosis, Evidence, RankedCause } from "../model/diagnosis.ts";
import type { Run } from "../model/run.ts";
import { version } from "./version.ts";

/** Version of the JSON that `diagnose --json` and `--jsonl` print; docs/schemas/diagnosis.schema.json describes it. */
export const DIAGNOSIS_SCHEMA = "postrun.diagnosis/1";

/** A diagnosis as plain JSON for programs: stable keys, NaN and infinities as strings. */
export function diagnosisJson(run: Run, diagnosis: Diagnosis): Record<string, unknown> {
  return {
    schema: DIAGNOSIS_SCHEMA,
    version,
    input: run.input,
    run: run.name,
    format: run.format,
    verdict: diagnosis.verdict,
    because: diagnosis.because,
    severity: diagnosis.severity,
    regime: diagnosis.regime,
    ...(diagnosis.answer ? { answer: diagnosis.answer } : {}),
    ...(diagnosis.declared ? { declared: diagnosis.declared } : {}),
    course: diagnosis.course,
    causes: diagnosis.causes.map(causeJson),
    requests: diagnosis.requests,
    checks: diagnosis.observations.map(({ check, outcome }) => ({ check, ...outcome })),
    notices: run.notices,
    masked: run.masked,
    provenance: run.provenance,
  };
}

/** The line for an input that could not be read. */
export function errorJson(
  input: string,
  name: string,
  error: { code: string; message: string },
): Record<string, unknown> {
  return { schema: DIAGNOSIS_SCHEMA, input, run: name, error: { code: error.code, message: error.message } };
}

/** JSON text in which NaN and infinities are the strings "NaN", "Infinity" and "-Infinity". */
export function toJson(value: unknown, indent?: number): string {
  return JSON.stringify(
    value,
    (_, item) => (typeof item === "number" && !Number.isFinite(item) ? String(item) : item),
    indent,
  );
}

function causeJson(cause: RankedCause): Record<string, unknown> {
  const { id, title, role, causedBy, confidence, calibration, coverage, severity, damage, onset } = cause;
  return {
    id,
    title,
    role,
    causedBy,
    confidence,
    calibration,
    coverage,
    severity,
    damage,
    onset,
    evidence: cause.evidence.map(evidenceJson),
    against: cause.against,
    ruledOut: cause.ruledOut,
    fixes: cause.fixes,
  };
}

function evidenceJson(evidence: Evidence): Record<string, unknown> {
  const { check, claim, ground, source, sources, at, weight, decisive } = evidence;
  return { check, claim, ground, source, sources, at, weight, decisive };
}
