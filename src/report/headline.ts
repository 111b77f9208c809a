import type { Diagnosis, RankedCause } from "../model/diagnosis.ts";
import type { Run } from "../model/run.ts";
import { numberWords } from "../stats/number-words.ts";
import { bestWords, seriesTitle } from "./run-card.ts";
import { ACT_AT, shownCauses } from "./shown-causes.ts";
import { listWords, lowerFirst, placeWords, sentence, shortened, stepWords, upperFirst } from "./words.ts";

/** What happened and when must be read at one glance. */
const LONGEST = 60;

/** The title of the page: what happened, when. At most 60 characters; the first wording that fits is taken. */
export function headline(run: Run, diagnosis: Diagnosis): string {
  const wordings = wordingsOf(run, diagnosis).filter((wording) => wording !== "");
  return wordings.find((wording) => wording.length <= LONGEST) ?? shortened(wordings.at(-1) ?? "", LONGEST);
}

/** Longest first. */
function wordingsOf(run: Run, diagnosis: Diagnosis): readonly string[] {
  switch (diagnosis.verdict) {
    case "failed":
      return failedWordings(run, diagnosis);
    case "impaired":
      return impairedWordings(run, diagnosis);
    case "healthy":
      return healthyWordings(run, diagnosis);
    case "inconclusive":
      return inconclusiveWordings(diagnosis);
  }
}

function failedWordings(run: Run, diagnosis: Diagnosis): readonly string[] {
  const { nonFinite, stepUnit, lastStep, firstStep, ended } = diagnosis.course;
  const of = plannedWords(diagnosis);
  if (nonFinite) {
    const title = seriesTitle(run, nonFinite.seriesId).replace(/^training /, "");
    const what = `${title} is ${nonFinite.kind === "NaN" ? "NaN" : "infinite"}`;
    if (nonFinite.step <= firstStep)
      return [`${upperFirst(`the ${what}`)} from the start`, `${upperFirst(what)} from the start`];
    const when = `from ${stepWords(stepUnit, nonFinite.step)}`;
    return [
      `Training diverged: the ${what} ${when}${of}`,
      `Training diverged: the ${what} ${when}`,
      `${upperFirst(`the ${what}`)} ${when}${of}`,
      `${upperFirst(what)} ${when}`,
    ];
  }
  const when = `${stepWords(stepUnit, lastStep)}${of}`;
  if (run.events.some(({ kind }) => kind === "out-of-memory")) return [`Out of memory at ${when}`];
  if (ended === "killed") return [`Killed at ${when}`];
  if (ended === "failed")
    return [`The run stopped with an error at ${when}`, `Stopped with an error at ${when}`];
  return causeWordings(run, diagnosis, "The run failed");
}

function impairedWordings(run: Run, diagnosis: Diagnosis): readonly string[] {
  return causeWordings(run, diagnosis, "The run fell short");
}

/** The first cause where it is sure, else what is known without it. */
function causeWordings(run: Run, diagnosis: Diagnosis, otherwise: string): readonly string[] {
  const first = shownCauses(diagnosis)[0];
  const { stepUnit, lastStep, onset } = diagnosis.course;
  const when =
    onset === null || onset <= diagnosis.course.firstStep ? "" : ` from ${stepWords(stepUnit, onset)}`;
  const of = when === "" ? "" : plannedWords(diagnosis) || ` of ${placeWords(lastStep)}`;
  if (!first) return [`${otherwise}; no cause stands out`];
  const { title } = first;
  if (first.confidence >= ACT_AT) {
    // Without a moment to name, the outcome says what happened.
    const best = when === "" ? bestWords(run, diagnosis) : "";
    const outcome = best === "" ? [] : [`${title}: best ${best}`];
    return [...outcome, `${title}${when}${of}`, `${title}${when}`, title];
  }
  return [
    `${otherwise}${when}: may be ${lowerFirst(first.title)}`,
    `${otherwise}: may be ${lowerFirst(first.title)}`,
    otherwise,
  ];
}

function healthyWordings(run: Run, diagnosis: Diagnosis): readonly string[] {
  const best = bestWords(run, diagnosis);
  return [
    best === "" ? "" : `No fault found: best ${best}`,
    best === "" ? "" : `No fault found: ${best}`,
    "No fault found in these files",
  ];
}

function inconclusiveWordings(diagnosis: Diagnosis): readonly string[] {
  const first = shownCauses(diagnosis)[0];
  if (!first) return ["These files do not show how the run went", "Too little was logged to tell"];
  return [
    `Not decided by these files: ${lowerFirst(first.title)}?`,
    "These files do not decide what happened",
  ];
}

function plannedWords(diagnosis: Diagnosis): string {
  const { plannedSteps, lastStep, stepUnit } = diagnosis.course;
  return plannedSteps !== null && stepUnit === "step" && plannedSteps >= lastStep
    ? ` of ${numberWords(plannedSteps)}`
    : "";
}

/** Two sentences: the course, then cause and remedy. */
export function lead(run: Run, diagnosis: Diagnosis): string {
  return [courseSentence(run, diagnosis), causeSentence(diagnosis)].filter(Boolean).join(" ");
}

function courseSentence(run: Run, diagnosis: Diagnosis): string {
  const { best, final, onset, stepUnit, nonFinite, firstStep } = diagnosis.course;
  const parts: string[] = [];
  const first = shownCauses(diagnosis)[0];
  if (first && onset !== null && onset > firstStep && (nonFinite === null || onset < nonFinite.step))
    parts.push(`the first sign stands at ${stepWords(stepUnit, onset)}`);
  if (best) {
    const ended =
      final && final.seriesId === best.seriesId && numberWords(final.value) !== numberWords(best.value)
        ? `, and it ended at ${numberWords(final.value)}`
        : ", its last value";
    const title = seriesTitle(run, best.seriesId);
    parts.push(
      `the best ${title} was ${numberWords(best.value)} at ${stepWords(stepUnit, best.step)}${ended}`,
    );
  }
  return parts.length === 0 ? sentence(diagnosis.because) : sentence(parts.join("; "));
}

function causeSentence(diagnosis: Diagnosis): string {
  if (diagnosis.verdict === "healthy")
    return "None of the questions that could be asked of it found anything to act on.";
  const shown = shownCauses(diagnosis);
  const sure = shown.filter(({ confidence, role }) => confidence >= ACT_AT && role !== "consequence");
  const [request] = diagnosis.requests;
  if (sure.length > 0) {
    const names = sure.map(({ title }) => lowerFirst(title));
    return sentence(`Most likely at work: ${listWords(names)}; ${remedyWords(sure[0])}`);
  }
  const ask = request ? `; to decide it, ${lowerFirst(request.title)}` : "";
  const [first] = shown;
  if (first)
    return sentence(`At work may be ${lowerFirst(first.title)} (${first.confidence.toFixed(2)})${ask}`);
  return sentence(`No cause stands out${ask}`);
}

function remedyWords(cause: RankedCause | undefined): string {
  const fix = cause?.fixes[0];
  if (!fix) return "no remedy of its own is known";
  const change = fix.change;
  const values = change
    ? ` (${change.key}${change.from === null ? "" : ` ${change.from}`} → ${change.to})`
    : "";
  return `${lowerFirst(fix.action)}${values}`;
}
