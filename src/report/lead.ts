import type { Diagnosis, RankedCause } from "../model/diagnosis.ts";
import type { Run } from "../model/run.ts";
import { lowerFirst } from "../stats/first-letter.ts";
import { listWords } from "../stats/list-words.ts";
import { numberWords } from "../stats/number-words.ts";
import { stepWords } from "../stats/step-words.ts";
import { answered } from "./headline.ts";
import { seriesTitle } from "./run-card.ts";
import { ACT_AT, shownCauses } from "./shown-causes.ts";
import { confidenceWords, countWords, sentence } from "./words.ts";

/** Two sentences: the course, then cause and remedy. */
export function lead(run: Run, diagnosis: Diagnosis): string {
  return [courseSentence(run, diagnosis), causeSentence(diagnosis)].filter(Boolean).join(" ");
}

function courseSentence(run: Run, diagnosis: Diagnosis): string {
  const { best, onset, stepUnit, nonFinite, firstStep } = diagnosis.course;
  const parts: string[] = [];
  const first = shownCauses(diagnosis)[0];
  if (best) parts.push(bestSentence(run, diagnosis, best));
  const early = nonFinite === null || (onset ?? 0) < nonFinite.step;
  if (first && onset !== null && onset > firstStep && onset !== best?.step && early)
    parts.push(`the first sign of trouble is at ${stepWords(stepUnit, onset)}`);
  return parts.length === 0 ? sentence(diagnosis.because) : sentence(parts.join("; "));
}

/** A best value within this share of the run from its end is the end: an evaluation seldom falls on the last step. */
const AT_END = 0.05;

/** "The validation loss was best at step 209, 0.854, and ended at 1.02". */
function bestSentence(
  run: Run,
  { course: { final, stepUnit, firstStep, lastStep } }: Diagnosis,
  best: NonNullable<Diagnosis["course"]["best"]>,
): string {
  const title = seriesTitle(run, best.seriesId);
  const subject = /^[A-Z]|[_/]/.test(title) ? title : `the ${title}`;
  const [top, at] = [numberWords(best.value), stepWords(stepUnit, best.step)];
  if (final?.seriesId !== best.seriesId) return `${subject} was best at ${at}, with ${top}`;
  // The last value is smoothed more than the best: at the last step they are one, whatever their digits.
  if (numberWords(final.value) === top || best.step === lastStep) {
    const atEnd = lastStep - best.step <= AT_END * (lastStep - firstStep);
    return atEnd
      ? `${subject} was best at its end, ${top} at ${at}`
      : `${subject} was best at ${at}, ${top}, and ended level with it`;
  }
  return `${subject} was best at ${at}, ${top}, and ended at ${numberWords(final.value)}`;
}

function causeSentence(diagnosis: Diagnosis): string {
  if (diagnosis.verdict === "healthy") return healthySentence(diagnosis);
  const shown = shownCauses(diagnosis);
  const sure = shown.filter(({ confidence, role }) => confidence >= ACT_AT && role !== "consequence");
  const [request] = diagnosis.requests;
  if (sure.length > 0) {
    const names = sure.map(({ title }) => lowerFirst(title));
    const label = sure.length === 1 ? "Most likely cause" : "Most likely causes";
    return `${label}: ${listWords(names)}. ${sentence(remedyWords(sure[0]))}`;
  }
  const [first] = shown;
  const said = first
    ? `Possible cause: ${lowerFirst(first.title)}, with a confidence of ${confidenceWords(first.confidence)}`
    : "No cause stands out";
  return request ? `${said}; to decide it, ${lowerFirst(request.title)}.` : `${said}.`;
}

function healthySentence({ observations }: Diagnosis): string {
  const asked = answered(observations);
  const what = `${numberWords(asked)} of ${countWords(observations.length, "question")} could be answered from these files`;
  return `${what}, and ${asked === 1 ? "it" : "none"} found ${asked === 1 ? "nothing" : "anything"} to act on.`;
}

function remedyWords(cause: RankedCause | undefined): string {
  const fix = cause?.fixes[0];
  if (!fix) return "No remedy of its own is known";
  const change = fix.change;
  const values = change
    ? ` (${change.key}${change.from === null ? "" : ` ${change.from}`} → ${change.to})`
    : "";
  return `${lowerFirst(fix.action)}${values}`;
}
