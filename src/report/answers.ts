import type { Diagnosis, Observation, RankedCause } from "../model/diagnosis.ts";
import type { Answer, RichText } from "../model/document.ts";
import type { Run } from "../model/run.ts";
import { epochAt, stepAt } from "../model/series.ts";
import { bestEvaluation } from "../signals/best-evaluation.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { placeWords, stepWords } from "../stats/step-words.ts";
import { causeHref } from "./exhibits.ts";
import { ranWords, seriesTitle } from "./run-card.ts";
import { ACT_AT, shownCauses } from "./shown-causes.ts";
import {
  code,
  confidenceWords,
  countWords,
  durationWords,
  link,
  plain,
  sentence,
  shortened,
  strong,
  upperFirst,
  words,
} from "./words.ts";

/** At most four: since when, why and how sure, what to do, what it cost; or what a run without a fault has to say. */
export function answersOf(run: Run, diagnosis: Diagnosis): readonly Answer[] {
  const [first] = shownCauses(diagnosis);
  const harmed = diagnosis.verdict === "failed" || diagnosis.verdict === "impaired";
  const answers = harmed
    ? [sinceWhen(run, diagnosis), why(diagnosis, first), whatToDo(diagnosis, first), cost(diagnosis)]
    : [
        bestResult(run, diagnosis),
        first ? why(diagnosis, first) : null,
        course(run, diagnosis),
        checked(diagnosis),
        whatToDo(diagnosis, first),
      ];
  return answers.filter((answer) => answer !== null).slice(0, 4);
}

function sinceWhen(run: Run, diagnosis: Diagnosis): Answer | null {
  const { onset, nonFinite, stepUnit, lastStep, firstStep } = diagnosis.course;
  const since = onset ?? nonFinite?.step ?? null;
  if (since === null) return null;
  const epoch = stepUnit === "step" ? epochOf(run, since) : null;
  const place = epoch === null ? "" : `epoch ${placeWords(epoch)}`;
  const first = since <= firstStep ? "from the first logged value on" : place;
  const toEnd =
    lastStep > since && since > firstStep ? `${countWords(lastStep - since, stepUnit)} before the end` : "";
  const before =
    nonFinite !== null && nonFinite.step > since
      ? `${countWords(nonFinite.step - since, stepUnit)} before ${nonFinite.kind}`
      : toEnd;
  return answer("Since when", words(upperFirst(stepWords(stepUnit, since))), [first, before]);
}

function why(diagnosis: Diagnosis, first: RankedCause | undefined): Answer {
  const label = "Why, and how sure";
  if (!first) {
    return answer(label, words("No cause stands out"), ["nothing in these files says why"]);
  }
  const { seen, absent, missing } = first.coverage;
  const lines: RichText[] = [
    [
      plain("confidence "),
      strong(confidenceWords(first.confidence)),
      plain(`, ${seen + absent} of ${countWords(seen + absent + missing, "clue")} could be checked`),
    ],
  ];
  return {
    label,
    value: [link(first.title, causeHref(first))],
    gauge: first.confidence,
    lines: diagnosis.causes.length > 0 ? lines : [],
  };
}

function whatToDo(diagnosis: Diagnosis, first: RankedCause | undefined): Answer | null {
  const fix = first && first.confidence >= ACT_AT ? first.fixes[0] : undefined;
  if (fix?.change) {
    const { key, from, to } = fix.change;
    const value = from === null ? [code(key), plain(` ${to}`)] : [code(key), plain(` ${from} → ${to}`)];
    return answer("What to do", value, [sentence(fix.action)]);
  }
  if (fix) {
    const action = firstClause(fix.action);
    // What the glance leaves out, not the whole once more.
    const rest = fix.action.startsWith(action)
      ? fix.action.slice(action.length).replace(/^[\s:;,]+/, "")
      : fix.action;
    return answer("What to do", words(action), [shortened(rest, 120), `effort: ${fix.effort}`]);
  }
  const [request] = diagnosis.requests;
  if (!request) return null;
  return answer(
    "What would decide it",
    [link(request.title, "#request-1")],
    [[plain("artifact "), code(request.artifact)]],
  );
}

/** An answer is read at a glance: the action up to its first pause, where that says enough. */
function firstClause(action: string): string {
  if (action.length <= LONGEST_ANSWER) return action;
  const pause = action.slice(SHORTEST_CLAUSE).search(/[:;,(]/);
  const clause = pause < 0 ? action : action.slice(0, SHORTEST_CLAUSE + pause).trim();
  return shortened(clause, LONGEST_ANSWER);
}

const LONGEST_ANSWER = 60;
const SHORTEST_CLAUSE = 15;

function cost(diagnosis: Diagnosis): Answer | null {
  const { lost, stepUnit, firstStep } = diagnosis.course;
  if (lost && lost.steps > 0) {
    const time = lost.seconds === null || lost.seconds < 1 ? "" : `, ${durationWords(lost.seconds)}`;
    const all = lost.fromStep <= firstStep;
    const which = all ? "no checkpoint is worth keeping" : "after the best checkpoint";
    return answer("What it cost", words(all ? "The whole run" : `${percentWords(lost.share)} of the run`), [
      `${countWords(lost.steps, stepUnit)}${time}${all ? "; " : " "}${which}`,
    ]);
  }
  const [first] = diagnosis.causes;
  if (!first) return null;
  const unknown = first.severity === "unknown";
  const value = unknown ? "Not visible here" : `${upperFirst(first.severity)} severity`;
  return answer("What it cost", words(value), [shortened(first.damage, 110)]);
}

function bestResult(run: Run, diagnosis: Diagnosis): Answer | null {
  const { best, stepUnit } = diagnosis.course;
  if (!best) return null;
  const judged = run.series.find(({ id }) => id === best.seriesId);
  const raw = judged ? bestEvaluation(judged) : null;
  const smoothed = raw !== null && numberWords(raw.value) !== numberWords(best.value);
  return answer("Best result", words(numberWords(best.value)), [
    `${seriesTitle(run, best.seriesId)}${smoothed ? ", smoothed" : ""}, at ${stepWords(stepUnit, best.step)}`,
    smoothed ? `one point: ${numberWords(raw.value)} at ${stepWords(stepUnit, raw.step)}` : "",
  ]);
}

function course(run: Run, diagnosis: Diagnosis): Answer | null {
  const ran = ranWords(run, diagnosis);
  if (ran === "") return null;
  const { ended, stepUnit, lastStep } = diagnosis.course;
  const end = stepWords(stepUnit, lastStep);
  if (ended === "finished") return answer("How far it went", words("Finished"), [ran]);
  return answer("How far it went", words(upperFirst(end)), [ran.replace(new RegExp(`^to ${end}(, )?`), "")]);
}

function checked(diagnosis: Diagnosis): Answer | null {
  if (diagnosis.observations.length === 0) return null;
  const asked = (kind: Observation["outcome"]["kind"]): number =>
    diagnosis.observations.filter(({ outcome }) => outcome.kind === kind).length;
  const all = diagnosis.observations.length;
  const [fine, found] = [asked("absent"), asked("present")];
  const open = all - fine - found;
  const value: RichText = [
    link(`${numberWords(fine + found)} of ${countWords(all, "question")}`, "#checked"),
  ];
  const parts = [
    `${numberWords(fine)} fine`,
    found === 0 ? "" : `${numberWords(found)} found something`,
    open === 0 ? "" : `${numberWords(open)} could not be answered`,
  ];
  return answer("What could be judged", value, [parts.filter(Boolean).join(", ")]);
}

function answer(label: string, value: RichText, lines: readonly (string | RichText)[]): Answer {
  const filled = lines
    .filter((line) => line !== "")
    .map((line) => (typeof line === "string" ? words(line) : line));
  return { label, value, gauge: null, lines: filled };
}

/** The epoch logged nearest before a step. */
function epochOf(run: Run, step: number): number | null {
  for (const series of run.series) {
    if (!series.axes.epoch || series.axes.stepUnit !== "step") continue;
    let epoch = Number.NaN;
    for (let i = 0; i < series.values.length && stepAt(series, i) <= step; i++) {
      const here = epochAt(series, i);
      if (Number.isFinite(here)) epoch = here;
    }
    if (Number.isFinite(epoch)) return epoch;
  }
  return null;
}
