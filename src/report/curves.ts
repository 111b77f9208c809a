import type { StepLinesFigure, StepMark } from "../model/chart.ts";
import type { Diagnosis } from "../model/diagnosis.ts";
import type { Block, CellBlock, Fact } from "../model/document.ts";
import { inputsOf } from "../model/inputs.ts";
import type { Run } from "../model/run.ts";
import type { Series } from "../model/series.ts";
import { alignedLosses } from "../signals/aligned-losses.ts";
import { bestEvaluation } from "../signals/best-evaluation.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { bestFactWords, type Course, courseWords, judgedCourseOf, lastFactWords } from "./course-words.ts";
import { evaluationsTable } from "./evaluations-table.ts";
import { citedRanges, exhibitLinks, signalsOf } from "./exhibits.ts";
import { multiplesCell } from "./multiples-cell.ts";
import { picture } from "./picture.ts";
import { seriesTitle } from "./run-card.ts";
import { cell, type Section } from "./section.ts";
import { hasFinite, linesCaption, pinsOf, type StepSeries, scaleOf, seriesLines } from "./series-lines.ts";
import { stepAxis } from "./step-axis.ts";
import { fact, sentence, upperFirst } from "./words.ts";

/** Training and validation loss, and the primary metric, over the one step axis. */
export const curves: Section = {
  id: "curves",
  title: "Learning curves",
  build: (run, diagnosis) => {
    const cells = [
      lossCell(run, diagnosis),
      metricCell(run, diagnosis),
      multiplesCell(run, diagnosis),
    ].filter((block) => block !== null);
    return cells.length > 0 ? (cells satisfies readonly Block[]) : null;
  },
};

/** The loss series of a run, most finely logged first, each in its colour. */
export function lossSeries(run: Run): readonly StepSeries[] {
  const inputs = inputsOf(run);
  const train = inputs["train-loss"] ?? inputs["train-loss-epoch"];
  return named([
    [train, "training", "s1"],
    [inputs["validation-loss"], "validation", "s2"],
    [inputs["test-loss"], "test", "s3"],
    [inputs["generator-loss"], "generator", "s1"],
    [inputs["discriminator-loss"], "discriminator", "s2"],
  ]);
}

function lossCell(run: Run, diagnosis: Diagnosis): CellBlock | null {
  const series = lossSeries(run);
  if (series.length === 0) return null;
  const courses = series.map((one) => judgedCourseOf(one.series, one.label, diagnosis));
  return linesCell(run, diagnosis, {
    anchor: "c-loss",
    question:
      run.regime.id === "gan"
        ? "How do the losses of the two networks run?"
        : "Does the loss fall, and when does it stop?",
    series,
    noun: "loss",
    zero: false,
    answer: sentence(courseWords(courses, diagnosis.course.stepUnit)),
    facts: lossFacts(run, diagnosis, { series, courses }),
  });
}

function metricCell(run: Run, diagnosis: Diagnosis): CellBlock | null {
  const inputs = inputsOf(run);
  const series = named([
    [inputs["train-metric"], "training", "s1"],
    [inputs["validation-metric"], "validation", "s2"],
    [inputs["test-metric"], "test", "s3"],
  ]);
  const [first] = series;
  if (!first) return null;
  const courses = series.map((one) => judgedCourseOf(one.series, one.label, diagnosis));
  const noun = seriesTitle(run, first.series.id).replace(/^(training|validation|test) /, "");
  const share = series.every(({ series: one }) => one.values.every((value) => !(value < 0 || value > 1)));
  return linesCell(run, diagnosis, {
    anchor: "c-metric",
    question: `How good does it get, by ${noun}?`,
    series,
    noun,
    zero: share,
    answer: sentence(courseWords(courses, diagnosis.course.stepUnit)),
    facts: courseFacts(diagnosis, { series, courses }),
  });
}

interface LinesCell {
  readonly anchor: string;
  readonly question: string;
  readonly series: readonly StepSeries[];
  readonly noun: string;
  readonly zero: boolean;
  readonly answer: string;
  readonly facts: readonly Fact[];
}

function linesCell(run: Run, diagnosis: Diagnosis, draft: LinesCell): CellBlock {
  const signals = signalsOf(draft.anchor);
  const cited = citedRanges(diagnosis, signals);
  const drawn = seriesLines(draft.series, { run, diagnosis, pins: pinsOf(diagnosis, cited) });
  const scale = draft.zero ? "linear" : scaleOf(drawn);
  // Without one finite value a picture would be an empty frame: the numbers say it.
  const numbers = evaluationsTable(draft.series, diagnosis);
  const figure: StepLinesFigure = {
    kind: "step-lines",
    id: draft.anchor,
    title: upperFirst(draft.noun),
    alt: sentence(`${upperFirst(draft.noun)} over ${diagnosis.course.stepUnit}s. ${draft.answer}`),
    axis: stepAxis(run, diagnosis),
    lines: drawn.map(({ line }) => line),
    yTitle: scale === "log" ? `${draft.noun}, log scale` : draft.noun,
    scale,
    zero: draft.zero,
    size: draft.anchor === "c-loss" ? "main" : "second",
    cited,
    marks: marksOf(diagnosis, draft.series),
    levels: [],
    labels: true,
  };
  return cell({
    anchor: draft.anchor,
    question: draft.question,
    answer: draft.answer,
    parts: hasFinite(drawn) || !numbers ? [picture(figure)] : [numbers],
    caption: linesCaption(draft.series, drawn, scale),
    how: howWords(drawn.some(({ window }) => window > 1)),
    numbers: hasFinite(drawn) ? numbers : null,
    exhibits: exhibitLinks(diagnosis, signals),
    facts: draft.facts,
  });
}

function howWords(smoothed: boolean): string {
  const best =
    "Best: the lowest finite value of a loss or error, the highest of a score; the first of equals.";
  if (!smoothed) return `Every logged point is drawn as it stands in the file. ${best}`;
  return `The thick line is a trailing median: at each point the median of it and the points before it. It invents no value and does not move a turn to an earlier step. ${best}`;
}

/** Moments that belong into this picture: best checkpoint and the first value that is no number. */
function marksOf(diagnosis: Diagnosis, series: readonly StepSeries[]): readonly StepMark[] {
  const { best, nonFinite, stepUnit } = diagnosis.course;
  const marks: StepMark[] = [];
  if (best && series.some(({ series: { id } }) => id === best.seriesId))
    marks.push({ step: best.step, label: `best ${numberWords(best.value)}`, kind: "best" });
  if (nonFinite && series.some(({ series: { id } }) => id === nonFinite.seriesId))
    marks.push({ step: nonFinite.step, label: nonFinite.kind, kind: "non-finite" });
  return stepUnit === "row" ? [] : marks;
}

interface Told {
  readonly series: readonly StepSeries[];
  readonly courses: readonly Course[];
}

function lossFacts(run: Run, diagnosis: Diagnosis, told: Told): readonly Fact[] {
  const facts = courseFacts(diagnosis, told);
  const gap = gapFact(run);
  return gap ? [...facts, gap] : facts;
}

/** Best and end of each line, in the figures of the heading above. */
function courseFacts({ course: { stepUnit } }: Diagnosis, { series, courses }: Told): readonly Fact[] {
  return courses.flatMap((course, i) => {
    const logged = series[i]?.series;
    if (!logged) return [];
    const { best, last, label, better } = course;
    const top = better === "lower" ? "Lowest" : "Best";
    const same = best !== null && numberWords(last?.value ?? Number.NaN) === numberWords(best.value);
    return [
      ...(best ? [fact(`${top}, ${label}`, bestFactWords(course, logged, stepUnit))] : []),
      ...(last === null || same ? [] : [fact(`At the end, ${label}`, lastFactWords(course, logged))]),
    ];
  });
}

/** Distance of the two losses at the best evaluation, in share of the training loss. */
function gapFact(run: Run): Fact | null {
  const inputs = inputsOf(run);
  const train = inputs["train-loss"];
  const validation = inputs["validation-loss"];
  if (!train || !validation) return null;
  const best = bestEvaluation(validation);
  if (!best) return null;
  const at = alignedLosses(train, validation);
  const gap = best.value - (at.train[best.index] ?? Number.NaN);
  const share = gap / Math.abs(at.train[best.index] ?? Number.NaN);
  if (!Number.isFinite(gap)) return null;
  const words = Number.isFinite(share) ? ` (${percentWords(share)} of the training loss)` : "";
  return fact("Gap at the best", `${numberWords(Number(gap.toPrecision(3)))}${words}`);
}

function named(
  entries: readonly (readonly [Series | undefined, string, StepSeries["token"]])[],
): readonly StepSeries[] {
  return entries.flatMap(([series, label, token]) =>
    series && series.values.length > 0 ? [{ series, label, token }] : [],
  );
}
