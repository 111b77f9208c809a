import type { StepAxis } from "../model/chart.ts";
import type { Diagnosis, Evidence, RankedCause, ResolvedFix } from "../model/diagnosis.ts";
import type {
  CauseBlock,
  Coverage,
  EvidenceRow,
  Fact,
  FixCard,
  RichText,
  WhenBar,
} from "../model/document.ts";
import type { SourcePosition } from "../model/position.ts";
import type { Run } from "../model/run.ts";
import { lowerFirst } from "../stats/first-letter.ts";
import { placeWords } from "../stats/step-words.ts";
import { causeHref, cellOfCheck } from "./exhibits.ts";
import { ACT_AT, causeAnchor } from "./shown-causes.ts";
import { stepAxis } from "./step-axis.ts";
import {
  confidenceWords,
  countWords,
  fact,
  plain,
  rangeWords,
  sentence,
  strong,
  upperFirst,
} from "./words.ts";

/** The card of one cause; what stands in its margin has the same form in all. */
export function causeCard(cause: RankedCause, run: Run, diagnosis: Diagnosis): CauseBlock {
  const axis = stepAxis(run, diagnosis);
  const evidence = cause.evidence.map((one) => evidenceRow(one, diagnosis, axis));
  const root = diagnosis.causes.find(({ id }) => id === cause.causedBy);
  // Only the first, and whatever is sure by itself, needs the whole case; the rest is a lead or goes with its root.
  const whole = cause.rank === 1 || (cause.confidence >= ACT_AT && cause.role !== "consequence");
  return {
    kind: "cause",
    anchor: causeAnchor(cause),
    rank: cause.rank,
    role: cause.role,
    kicker: KICKERS[cause.role],
    causedBy: root ? { text: `${root.rank}, ${root.title}`, href: causeHref(root) } : null,
    title: cause.title,
    mechanism: cause.mechanism,
    severity: cause.severity,
    severityWord: cause.severity === "unknown" ? "Cannot be seen" : upperFirst(cause.severity),
    damage: cause.damage,
    confidence: cause.confidence,
    confidenceText: confidenceWords(cause.confidence),
    calibration: calibrationWords(cause),
    coverage: coverageOf(cause),
    evidence,
    timed: evidence.some(({ when }) => when !== null),
    against: whole ? cause.against.map(sentence) : [],
    lookAlikes: whole
      ? cause.ruledOut.map(({ title, because }) => ({ title, because: sentence(because) }))
      : [],
    fix: whole ? fixCard(cause) : null,
    brief: whole ? null : briefWords(cause),
  };
}

const KICKERS = {
  root: "Root cause",
  contributing: "Contributing",
  consequence: "Consequence of",
} as const;

function calibrationWords(cause: RankedCause): string {
  const calls = sentence(cause.calibration);
  return cause.confidence >= ACT_AT ? calls : `Below ${ACT_AT}: a lead, not a finding. ${calls}`;
}

function coverageOf(cause: RankedCause): Coverage {
  const { seen, absent, missing } = cause.coverage;
  const total = seen + absent + missing;
  const parts = [`${seen} seen`];
  if (absent > 0) parts.push(`${absent} looked for and absent`);
  if (missing > 0) parts.push(`${missing} not logged`);
  return {
    ...cause.coverage,
    title: `${seen + absent} of ${countWords(total, "clue")}`,
    note: total === seen ? "all seen" : parts.join(", "),
  };
}

function evidenceRow(evidence: Evidence, diagnosis: Diagnosis, axis: StepAxis): EvidenceRow {
  const observation = diagnosis.observations.find(({ check }) => check === evidence.check);
  const anchor = observation ? cellOfCheck(evidence.check, observation.signal) : undefined;
  return {
    exhibit: evidence.exhibit,
    href: anchor === undefined ? null : `#${anchor}`,
    claim: sentence(evidence.claim),
    when: whenBar(evidence, diagnosis, axis),
    ground: evidence.ground,
    place: placesWords(evidence.sources) || evidence.source,
  };
}

/** Columns that stand in the same lines are named together: "metrics.csv:41–921 train/loss, val/loss". */
function placesWords(sources: readonly SourcePosition[]): string {
  const byPlace = new Map<string, string[]>();
  for (const at of sources) {
    const place = `${at.file}${lineWords(at)}`;
    const columns = byPlace.get(place) ?? [];
    byPlace.set(place, columns);
    if (at.column !== undefined && !columns.includes(at.column)) columns.push(at.column);
  }
  const places = [...byPlace].map(([place, columns]) =>
    columns.length > 0 ? `${place} ${columns.join(", ")}` : place,
  );
  const rest = places.length - MOST_PLACES;
  const told = places.slice(0, MOST_PLACES).join("; ");
  return rest > 0 ? `${told}; and ${rest} more` : told;
}

/** Places a line of evidence names; the data has them all. */
const MOST_PLACES = 2;

function lineWords({ line, lastLine, record }: SourcePosition): string {
  if (line !== undefined)
    return lastLine === undefined || lastLine === line ? `:${line}` : `:${line}–${lastLine}`;
  return record === undefined ? "" : `, record ${record}`;
}

/** More marks than this on 132 px are one smear. */
const MOST_SPANS = 12;

/** On the axis of the figures, so that a mark stands there where it stands here. */
function whenBar(evidence: Evidence, { course }: Diagnosis, { from, to }: StepAxis): WhenBar | null {
  const { firstStep, lastStep } = course;
  const span = lastStep > from ? to - from : 0;
  const ranges = evidence.at.filter((range) => Number.isFinite(range.from) && Number.isFinite(range.to));
  const [first] = ranges;
  if (!first || !(span > 0)) return null;
  const spans = ranges.slice(0, MOST_SPANS).map((range) => ({
    from: (range.from - from) / span,
    to: (range.to - from) / span,
  }));
  if (ranges.length === 1) {
    const whole = first.from <= firstStep && first.to >= lastStep;
    return { spans, text: whole ? "whole run" : rangeWords(first.from, first.to) };
  }
  const last = ranges.reduce((latest, range) => Math.max(latest, range.to), first.to);
  return {
    spans,
    text: `${countWords(ranges.length, "place")}, ${placeWords(first.from)} – ${placeWords(last)}`,
  };
}

function fixCard(cause: RankedCause): FixCard | null {
  const [first, ...others] = cause.fixes;
  if (!first) return null;
  const facts: Fact[] = [];
  if (first.change && !first.patch) facts.push(fact("Change", changeWords(first)));
  facts.push(
    fact("Effect", sentence(first.effect)),
    fact("Source", sentence(first.effectSource)),
    fact("Effort", upperFirst(first.effort)),
    fact("Risk", sentence(first.risk)),
    fact("Verify", sentence(first.verify)),
  );
  if (others.length > 0) facts.push(fact("Or else", sentence(others.map(otherFix).join("; "))));
  facts.push(fact("Log next time", sentence(cause.logNextTime)));
  return {
    title: `Fix: ${lowerFirst(first.action)}`,
    diff: first.patch ? { file: first.patch.file, lines: first.patch.lines } : null,
    facts: facts.filter(({ value }) => value.some(({ text }) => text !== "")),
  };
}

function otherFix(fix: ResolvedFix): string {
  return fix.change ? `${lowerFirst(fix.action)} (${changeWords(fix)})` : lowerFirst(fix.action);
}

function changeWords({ change }: ResolvedFix): string {
  if (!change) return "";
  return `${change.key}${change.from === null ? "" : ` ${change.from}`} → ${change.to}`;
}

function briefWords(cause: RankedCause): RichText {
  const [fix] = cause.fixes;
  const remedy = fix ? `${otherFix(fix)}. ` : "none of its own. ";
  const against = cause.against[0];
  const parts: RichText = against ? [strong("Against: "), plain(`${sentence(against)} `)] : [];
  if (cause.role === "consequence") {
    return [
      ...parts,
      strong("Fix: "),
      plain("it goes when its cause goes; by itself, "),
      plain(fix ? remedy : "nothing."),
    ];
  }
  return [...parts, strong("Fix if confirmed: "), plain(remedy)];
}
