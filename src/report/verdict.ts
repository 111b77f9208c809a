import type { StepMark, StripFigure } from "../model/chart.ts";
import type { Diagnosis } from "../model/diagnosis.ts";
import type { Picture, VerdictBlock } from "../model/document.ts";
import type { Run } from "../model/run.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { placeWords, stepWords } from "../stats/step-words.ts";
import { answersOf } from "./answers.ts";
import { lossSeries } from "./curves.ts";
import { headline } from "./headline.ts";
import { lead } from "./lead.ts";
import { picture } from "./picture.ts";
import { farAsWords, reachOf } from "./reach.ts";
import { bestWords, runCard, seriesTitle } from "./run-card.ts";
import type { Section } from "./section.ts";
import { hasFinite, pinsOf, type StepSeries, scaleOf, seriesLines } from "./series-lines.ts";
import { stepAxis } from "./step-axis.ts";
import { countWords, sentence, upperFirst } from "./words.ts";

/** The head of the page. */
export const verdict: Section = {
  id: "verdict",
  title: "Verdict",
  headed: false,
  build: (run, diagnosis) => [verdictBlock(run, diagnosis)],
};

function verdictBlock(run: Run, diagnosis: Diagnosis): VerdictBlock {
  const card = runCard(run, diagnosis);
  const decided = diagnosis.verdict === "failed" || diagnosis.verdict === "impaired";
  const reach = decided ? null : reachOf(diagnosis);
  return {
    kind: "verdict",
    verdict: diagnosis.verdict,
    word: upperFirst(diagnosis.verdict),
    note: noteOf(run, diagnosis),
    title: headline(run, diagnosis),
    lead: lead(run, diagnosis),
    asked: askedBlock(diagnosis),
    strip: strip(run, diagnosis),
    answers: answersOf(run, diagnosis),
    ...(reach ? { reach } : {}),
    cardTitle: "The run",
    card,
  };
}

const ASKED_WORDS = {
  yes: "Yes",
  no: "No",
  "cannot-tell": "Cannot be told",
  "not-understood": "Not understood",
} as const;

/** The answer without the word that stands before it, and without its place, which stands after it. */
function askedBlock({ answer }: Diagnosis): VerdictBlock["asked"] {
  if (!answer) return null;
  const [, text = answer.text, place = ""] = /^(.*?)(?: \(([^()]*:\d[^()]*)\))?\.?$/s.exec(answer.text) ?? [];
  const plain = text.replace(/^(?:Yes|No)(, [^:]{1,60})?: /, (_, more?: string) =>
    more ? `${more.slice(2)}: ` : "",
  );
  return {
    question: answer.asked,
    word: ASKED_WORDS[answer.verdict],
    answer: sentence(plain),
    place: answer.ground === null || place === "" ? "" : `${answer.ground} in ${place}`,
  };
}

/** Severity, and what can still be used. */
function noteOf(run: Run, diagnosis: Diagnosis): string {
  const { severity, verdict: said, course } = diagnosis;
  const best = bestWords(run, diagnosis);
  if (said === "healthy") return farAsWords(diagnosis) || "nothing to act on";
  if (said === "inconclusive") return "these files do not decide it";
  const usable =
    best !== "" && course.lost && course.lost.fromStep > course.firstStep
      ? `the best checkpoint, ${best}, can still be used`
      : "";
  return [SEVERITY_WORDS[severity], usable].filter(Boolean).join("; ");
}

const SEVERITY_WORDS = {
  none: "",
  unknown: "",
  low: "low severity",
  medium: "medium severity",
  high: "high severity",
  fatal: "fatal",
} as const;

function strip(run: Run, diagnosis: Diagnosis): Picture | null {
  const { firstStep, lastStep } = diagnosis.course;
  const series = stripSeries(run, diagnosis);
  if (!series || lastStep <= firstStep) return null;
  const marks = stripMarks(diagnosis);
  const pins = [...pinsOf(diagnosis, []), ...marks.map(({ step }) => step)];
  const [drawn] = seriesLines([series], { run, diagnosis, pins });
  if (!drawn || !hasFinite([drawn])) return null;
  const scale = scaleOf([drawn]);
  const name = seriesTitle(run, series.series.id);
  const figure: StripFigure = {
    kind: "strip",
    id: "strip",
    title: upperFirst(name),
    alt: altOf(name, marks, diagnosis),
    axis: stepAxis(run, diagnosis),
    line: drawn.line,
    yTitle: scale === "log" ? `${name}, log scale` : name,
    scale,
    marks,
    ledger: ledgerOf(diagnosis),
  };
  return picture(figure);
}

/** The training loss; where none was logged, the series that the run was judged by. */
function stripSeries(run: Run, diagnosis: Diagnosis): StepSeries | null {
  const [loss] = lossSeries(run).filter(({ series }) => series.values.length > 1);
  if (loss) return loss;
  const judged = run.series.find(({ id }) => id === diagnosis.course.best?.seriesId);
  return judged && judged.values.length > 1 ? { series: judged, label: "", token: "s1" } : null;
}

function stripMarks(diagnosis: Diagnosis): readonly StepMark[] {
  const { best, nonFinite, onset, firstStep } = diagnosis.course;
  const marks: StepMark[] = [];
  const harmed = diagnosis.verdict === "failed" || diagnosis.verdict === "impaired";
  const marked = harmed && onset !== null && onset > firstStep && onset !== nonFinite?.step;
  const turn = marked && onset === best?.step;
  if (best && !turn) marks.push({ step: best.step, label: `best ${placeWords(best.step)}`, kind: "best" });
  if (marked)
    marks.push({
      step: onset,
      label: `${turn ? "best, then onset" : "onset"} ${placeWords(onset)}`,
      kind: "onset",
    });
  if (nonFinite)
    marks.push({
      step: nonFinite.step,
      label: `${nonFinite.kind} ${placeWords(nonFinite.step)}`,
      kind: "non-finite",
    });
  return marks;
}

/** Kept and lost steps: what the run cost, drawn. */
function ledgerOf(diagnosis: Diagnosis): StripFigure["ledger"] {
  const { lost, lastStep, stepUnit, firstStep } = diagnosis.course;
  const unknown = diagnosis.verdict === "failed" && lost === null;
  if (diagnosis.verdict === "inconclusive" || unknown) {
    return {
      keptTo: lastStep,
      lostTo: null,
      known: false,
      keptText: "not decided what of it can be kept",
      lostText: "",
    };
  }
  // What a healthy run did after its best evaluation is not called lost.
  if (!lost || lost.steps <= 0 || diagnosis.verdict === "healthy") {
    return {
      keptTo: lastStep,
      lostTo: null,
      known: true,
      keptText: `kept: all ${countWords(lastStep - Math.min(0, firstStep), stepUnit)}`,
      lostText: "",
    };
  }
  return {
    keptTo: lost.fromStep,
    lostTo: lost.fromStep + lost.steps,
    known: true,
    keptText: lost.fromStep <= firstStep ? "" : `kept to ${stepWords(stepUnit, lost.fromStep)}`,
    lostText: `lost: ${countWords(lost.steps, stepUnit)} (${percentWords(lost.share)})`,
  };
}

function altOf(name: string, marks: readonly StepMark[], diagnosis: Diagnosis): string {
  const { firstStep, lastStep, stepUnit, lost } = diagnosis.course;
  const told = marks.map(({ label }) => label).join(", ");
  const after = lost && lost.fromStep > firstStep ? "came after the best checkpoint" : "were lost";
  const cost = lost ? ` ${numberWords(lost.steps)} ${stepUnit}s ${after}.` : "";
  const range = `${stepWords(stepUnit, firstStep)} to ${placeWords(lastStep)}`;
  return `${sentence(`${upperFirst(name)} over ${range}${told === "" ? "" : `: ${told}`}`)}${cost}`;
}
