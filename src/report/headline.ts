import type { Diagnosis, RankedCause } from "../model/diagnosis.ts";
import { METRIC_ROLES } from "../model/metric-role.ts";
import type { Run } from "../model/run.ts";
import { lowerFirst } from "../stats/first-letter.ts";
import { numberWords } from "../stats/number-words.ts";
import { placeWords, stepWords } from "../stats/step-words.ts";
import { isAnswered } from "./reach.ts";
import { bestWords, seriesTitle } from "./run-card.ts";
import { ACT_AT, shownCauses } from "./shown-causes.ts";
import { countWords, shortened, upperFirst } from "./words.ts";

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
      return inconclusiveWordings(run, diagnosis);
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
  return stuckWordings(diagnosis);
}

/** Failed without an error or a NaN: the loss never came down for good. */
function stuckWordings(diagnosis: Diagnosis): readonly string[] {
  const { firstStep, lastStep, stepUnit, lost } = diagnosis.course;
  const learned = lost !== null && lost.fromStep > firstStep ? "Hardly anything" : "Nothing";
  const what = `${learned} was learned in ${countWords(lastStep - Math.min(0, firstStep), stepUnit)}`;
  const first = shownCauses(diagnosis)[0];
  if (!first) return [`${what}; no cause stands out`, what];
  const doubt = first.confidence >= ACT_AT ? "" : "possibly ";
  return [`${what}: ${doubt}${lowerFirst(first.title)}`, what];
}

/** The first cause where it is sure, else what is known without it. */
function impairedWordings(run: Run, diagnosis: Diagnosis): readonly string[] {
  const first = shownCauses(diagnosis)[0];
  const outcome = outcomeWords(run, diagnosis);
  if (!first)
    return [...outcome.map((words) => `${words}; no cause stands out`), ...outcome, "The run fell short"];
  if (first.confidence >= ACT_AT) return sureWordings(run, diagnosis, first);
  const possibly = `possibly ${lowerFirst(first.title)}`;
  return [
    ...outcome.map((words) => `${words}; ${possibly}`),
    ...outcome,
    `The run may have fallen short; ${possibly}`,
    `Fell short; ${possibly}`,
    "The run may have fallen short",
  ];
}

function sureWordings(run: Run, diagnosis: Diagnosis, { title }: RankedCause): readonly string[] {
  const { stepUnit, lastStep, firstStep, onset, best } = diagnosis.course;
  if (onset !== null && onset > firstStep) {
    const when = ` from ${stepWords(stepUnit, onset)}`;
    const of = plannedWords(diagnosis) || ` of ${placeWords(lastStep)}`;
    return [`${title}${when}${of}`, `${title}${when}`, title];
  }
  // Without a moment to name, the outcome says what happened.
  if (!best) return [title];
  return [
    `${title}: best ${bestWords(run, diagnosis)}`,
    `${title}: best ${METRIC_ROLES[best.role].title} ${numberWords(best.value)} at ${stepWords(stepUnit, best.step)}`,
    title,
  ];
}

/** "Validation loss worsens after step 209", longest first; empty where it did not. */
function outcomeWords(run: Run, diagnosis: Diagnosis): readonly string[] {
  const { best, final, lost, stepUnit, lastStep } = diagnosis.course;
  if (!best || !lost || lost.fromStep !== best.step || final?.seriesId !== best.seriesId) return [];
  const what = `${upperFirst(seriesTitle(run, best.seriesId))} worsens after ${stepWords(stepUnit, best.step)}`;
  return [`${what} of ${placeWords(lastStep)}`, what];
}

/** Fewer answered questions than this are no bill of health; a whole log of losses alone answers about 15. */
const FEW_ANSWERED = 10;

/** True where a run without a fault was hardly looked at. */
function hardlyChecked({ observations }: Diagnosis): boolean {
  return answered(observations) < FEW_ANSWERED;
}

/** Questions that these files answer, either way. */
export function answered(observations: Diagnosis["observations"]): number {
  return observations.filter(isAnswered).length;
}

function healthyWordings(run: Run, diagnosis: Diagnosis): readonly string[] {
  if (hardlyChecked(diagnosis)) return ["No fault found, though little could be checked"];
  const best = bestWords(run, diagnosis);
  return [
    best === "" ? "" : `No fault found: best ${best}`,
    best === "" ? "" : `No fault found: ${best}`,
    diagnosis.course.best
      ? `No fault found; best at ${stepWords(diagnosis.course.stepUnit, diagnosis.course.best.step)}`
      : "",
    "No fault found in these files",
  ];
}

function inconclusiveWordings(run: Run, diagnosis: Diagnosis): readonly string[] {
  const first = shownCauses(diagnosis)[0];
  if (first) {
    const possibly = `possibly ${lowerFirst(first.title)}`;
    return [
      `Not decided by these files: ${possibly}`,
      `Not decided: ${possibly}`,
      "These files do not decide what happened",
    ];
  }
  const { best, final } = diagnosis.course;
  const ended =
    best && final?.seriesId === best.seriesId && numberWords(best.value) !== numberWords(final.value)
      ? `ended at ${numberWords(final.value)}; its best was ${numberWords(best.value)}`
      : "";
  if (best && ended !== "")
    return [
      `${upperFirst(seriesTitle(run, best.seriesId))} ${ended}`,
      `${upperFirst(METRIC_ROLES[best.role].title)} ${ended}`,
      "The run ended below its best, for no clear cause",
    ];
  return ["These files do not show how the run went", "Too little was logged to tell"];
}

function plannedWords(diagnosis: Diagnosis): string {
  const { plannedSteps, lastStep, stepUnit } = diagnosis.course;
  return plannedSteps !== null && stepUnit === "step" && plannedSteps >= lastStep
    ? ` of ${numberWords(plannedSteps)}`
    : "";
}
