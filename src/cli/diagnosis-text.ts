import type { Diagnosis, RankedCause } from "../model/diagnosis.ts";
import { explainedFirst } from "../report/shown-causes.ts";

/** Causes below this are left to the report and the JSON: a terminal shows what may matter. */
const SHOWN_FROM = 0.2;

/** A diagnosis for a terminal: verdict, causes with evidence and first fix, requests. Plain text, no colour. */
export function diagnosisText(diagnosis: Diagnosis): string {
  const lines = [`${diagnosis.run}: ${diagnosis.verdict} (${diagnosis.because})`];
  const { answer } = diagnosis;
  if (answer) lines.unshift(`You asked: ${answer.asked}`, `  ${answer.text}`);
  const shown = explainedFirst(diagnosis, diagnosis.causes).filter(
    ({ confidence }) => confidence >= SHOWN_FROM,
  );
  for (const cause of shown) lines.push(...causeLines(cause));
  for (const request of diagnosis.requests) {
    lines.push(`  would decide: ${request.artifact}. ${request.title}: ${request.why}`);
  }
  for (const { criterion, outcome, because } of diagnosis.declared?.criteria ?? [])
    lines.push(`  criterion ${outcome.replace("-", " ")}: ${criterion}; ${because}`);
  return `${lines.join("\n")}\n`;
}

function causeLines(cause: RankedCause): string[] {
  const place = cause.causedBy === null ? cause.role : `consequence of ${cause.causedBy}`;
  const { seen, absent, missing } = cause.coverage;
  const total = seen + absent + missing;
  const clues = `${seen} of ${total} ${total === 1 ? "clue" : "clues"} seen`;
  const lines = [`  ${cause.confidence.toFixed(2)} ${cause.title} (${cause.id}, ${place}; ${clues})`];
  for (const evidence of cause.evidence)
    lines.push(`       ${evidence.claim} [${evidence.ground}, ${evidence.source}]`);
  const fix = cause.fixes[0];
  if (fix && cause.role !== "consequence") lines.push(`       fix: ${fix.action}${changeWords(fix.change)}`);
  return lines;
}

function changeWords(change: RankedCause["fixes"][number]["change"]): string {
  if (!change) return "";
  return change.from === null
    ? `; ${change.key}: ${change.to}`
    : `; ${change.key} ${change.from} → ${change.to}`;
}
