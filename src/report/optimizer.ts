import type { StepLinesFigure } from "../model/chart.ts";
import type { Diagnosis } from "../model/diagnosis.ts";
import type { CellBlock, Fact } from "../model/document.ts";
import { inputsOf } from "../model/inputs.ts";
import type { Run } from "../model/run.ts";
import { gradientCourse } from "../signals/gradient-course.ts";
import { rateCourse } from "../signals/rate-course.ts";
import { listWords } from "../stats/list-words.ts";
import { numberWords } from "../stats/number-words.ts";
import { stepWords } from "../stats/step-words.ts";
import { courseOf, extremesWords } from "./course-words.ts";
import { evaluationsTable } from "./evaluations-table.ts";
import { citedRanges, exhibitLinks, signalsOf } from "./exhibits.ts";
import { picture } from "./picture.ts";
import { rateLossCell } from "./rate-loss-cell.ts";
import { cell, type Section } from "./section.ts";
import { linesCaption, pinsOf, type StepSeries, scaleOf, seriesLines } from "./series-lines.ts";
import { stepAxis } from "./step-axis.ts";
import { fact, sentence, upperFirst } from "./words.ts";

/** Learning rate and gradient norm, one above the other on the same steps as the loss. */
export const optimizer: Section = {
  id: "optimizer",
  title: "Learning rate and gradient",
  build: (run, diagnosis) => {
    const cells = [rateCell(run, diagnosis), rateLossCell(run, diagnosis)].filter((block) => block !== null);
    return cells.length > 0 ? cells : null;
  },
};

const ANCHOR = "c-rate";

function rateCell(run: Run, diagnosis: Diagnosis): CellBlock | null {
  const series = optimizerSeries(run);
  if (series.length === 0) return null;
  const cited = citedRanges(diagnosis, signalsOf(ANCHOR));
  const drawn = seriesLines(series, { run, diagnosis, pins: pinsOf(diagnosis, cited) });
  // A schedule is drawn as logged: its top and its ends are told as drawn, not as a median of neighbours.
  const courses = series.map((one, i) => courseOf(one.series, one.label, drawn[i]?.window));
  const answer = sentence(
    listWords(courses.map((course) => extremesWords(course, diagnosis.course.stepUnit))),
  );
  const figures = drawn.map((line, i): StepLinesFigure => {
    const rate = series[i]?.label === "learning rate";
    const scale = scaleOf([line]);
    const name = line.line.label;
    return {
      kind: "step-lines",
      id: rate ? ANCHOR : "c-gradient",
      title: upperFirst(name),
      alt: sentence(`${upperFirst(name)} over ${diagnosis.course.stepUnit}s. ${answer}`),
      axis: stepAxis(run, diagnosis),
      lines: [line.line],
      yTitle: scale === "log" ? `${name}, log scale` : name,
      scale,
      zero: rate && scale === "linear",
      size: rate && drawn.length > 1 ? "companion" : "second",
      // A range stands over the picture of what it was seen in.
      cited: citedRanges(diagnosis, [rate ? "learning-rate" : "gradient-norm"]),
      marks: [],
      levels: [],
      labels: i === drawn.length - 1,
    };
  });
  return cell({
    anchor: ANCHOR,
    question: questionOf(series),
    answer,
    parts: figures.map(picture),
    caption: `Same steps as above. ${drawn.map((line, i) => linesCaption(series.slice(i, i + 1), [line], scaleOf([line]))).join(" ")}`,
    how: "The values as logged. Growth: the largest median of five neighbours over the median of the first three values.",
    numbers: evaluationsTable(series, diagnosis),
    exhibits: exhibitLinks(diagnosis, signalsOf(ANCHOR)),
    facts: factsOf(run, diagnosis),
  });
}

function optimizerSeries(run: Run): readonly StepSeries[] {
  const inputs = inputsOf(run);
  const rate = inputs["learning-rate"];
  const gradient = inputs["gradient-norm"];
  const all: StepSeries[] = [];
  if (rate && rate.values.length > 0) all.push({ series: rate, label: "learning rate", token: "s4" });
  if (gradient && gradient.values.length > 0)
    all.push({ series: gradient, label: "gradient norm", token: "s1" });
  return all;
}

function questionOf(series: readonly StepSeries[]): string {
  const names = series.map(({ label }) => `the ${label}`);
  return `What did ${listWords(names)} do?`;
}

function factsOf(run: Run, diagnosis: Diagnosis): readonly Fact[] {
  const inputs = inputsOf(run);
  const unit = diagnosis.course.stepUnit;
  const facts: Fact[] = [];
  const logged = inputs["learning-rate"];
  const rate = logged ? rateCourse(logged) : null;
  if (logged && rate) {
    const highest = logged.values
      .filter(Number.isFinite)
      .reduce((most, value) => Math.max(most, value), rate.last);
    facts.push(fact("Highest rate", numberWords(highest)), fact("Last rate", numberWords(rate.last)));
    if (rate.ramp.gain > 1.1) facts.push(fact("Raised until", stepWords(unit, rate.ramp.endStep)));
  }
  const gradient = inputs["gradient-norm"] ? gradientCourse(inputs["gradient-norm"]) : null;
  if (gradient && Number.isFinite(gradient.median)) {
    facts.push(fact("Gradient, median", numberWords(gradient.median)));
    if (Number.isFinite(gradient.growth))
      facts.push(fact("Gradient, growth", `${numberWords(gradient.growth)} ×`));
    const bad = gradient.nan + gradient.infinite;
    if (bad > 0)
      facts.push(fact("NaN or infinite", `${numberWords(bad)} of ${numberWords(gradient.points)}`));
  }
  return facts;
}
