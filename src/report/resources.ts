import type { Diagnosis } from "../model/diagnosis.ts";
import type { CellBlock, Fact } from "../model/document.ts";
import { inputsOf } from "../model/inputs.ts";
import type { Run } from "../model/run.ts";
import type { Series } from "../model/series.ts";
import { medianOf } from "../stats/median-of.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { exhibitLinks } from "./exhibits.ts";
import { picture } from "./picture.ts";
import { cell, type Section } from "./section.ts";
import { linesCaption, scaleOf } from "./series-lines.ts";
import { type StepPicture, stepFigure } from "./step-figure.ts";
import { stepTimeCell } from "./step-time-cell.ts";
import { fact, sentence, upperFirst } from "./words.ts";

/** What a step took, and what it held. */
export const resources: Section = {
  id: "resources",
  title: "Time and memory",
  build: (run, diagnosis) => {
    const cells = [resourcesCell(run, diagnosis), stepTimeCell(run, diagnosis)].filter(
      (block) => block !== null,
    );
    return cells.length > 0 ? cells : null;
  },
};

/** Fewer points are no course. */
const FEWEST_POINTS = 3;

function resourcesCell(run: Run, diagnosis: Diagnosis): CellBlock | null {
  const inputs = inputsOf(run);
  const long = (series: Series | undefined) =>
    series && series.values.length >= FEWEST_POINTS ? series : undefined;
  const step = long(inputs["step-time"]);
  const data = long(inputs["data-time"]);
  const memory = long(inputs.memory);
  const answer = sentence([...timeWords(step, data), ...memoryWords(memory)].join("; "));
  if (answer === "") return null;
  const made = picturesOf({ step, data, memory }).flatMap((draft) => {
    const built = stepFigure(draft, { run, diagnosis, answer });
    return built ? [{ ...built, draft }] : [];
  });
  if (made.length === 0) return null;
  return cell({
    anchor: "c-resources",
    question: "What did a step take, and what did it hold?",
    answer,
    parts: made.map(({ figure }) => picture(figure)),
    caption: made.map(({ draft, drawn }) => linesCaption(draft.series, drawn, scaleOf(drawn))).join(" "),
    how: "The values as logged. Share of waiting: the median time of data loading over the median time of a step.",
    numbers: null,
    exhibits: exhibitLinks(diagnosis, ["resources"]),
    facts: factsOf({ step, data, memory }),
  });
}

interface Logged {
  readonly step: Series | undefined;
  readonly data: Series | undefined;
  readonly memory: Series | undefined;
}

function picturesOf({ step, data, memory }: Logged): readonly StepPicture[] {
  const drafts: StepPicture[] = [];
  const times = [
    ...(step ? [{ series: step, label: "whole step", token: "s1" as const }] : []),
    ...(data ? [{ series: data, label: "waiting for data", token: "s2" as const }] : []),
  ];
  if (times.length > 0)
    drafts.push({
      id: "c-resources",
      title: times.length > 1 ? "seconds a step" : `seconds, ${times[0]?.label}`,
      series: times,
      zero: false,
      size: "second",
      levels: [],
      signals: [],
    });
  if (memory)
    drafts.push({
      id: times.length > 0 ? "c-memory" : "c-resources",
      title: memory.unit === "MB" ? "memory in MB" : "memory",
      series: [{ series: memory, label: "memory", token: "s1" }],
      zero: false,
      size: "second",
      levels: [],
      signals: ["resources"],
    });
  return drafts;
}

function timeWords(step: Series | undefined, data: Series | undefined): readonly string[] {
  const whole = step ? medianOf(step.values) : Number.NaN;
  const waiting = data ? medianOf(data.values) : Number.NaN;
  if (Number.isFinite(whole) && Number.isFinite(waiting) && whole > 0)
    return [
      `a step takes ${secondsWords(whole)} in the median, ${percentWords(waiting / whole)} of it waiting for data`,
    ];
  if (Number.isFinite(whole)) return [`a step takes ${secondsWords(whole)} in the median`];
  return Number.isFinite(waiting) ? [`a step waits ${secondsWords(waiting)} for data in the median`] : [];
}

function memoryWords(memory: Series | undefined): readonly string[] {
  const first = memory?.values.find(Number.isFinite);
  const last = memory?.values.findLast(Number.isFinite);
  if (first === undefined || last === undefined) return [];
  const unit = memory?.unit === "MB" ? " MB" : "";
  if (numberWords(first) === numberWords(last))
    return [`memory begins and ends at ${numberWords(first)}${unit}`];
  return [`memory goes from ${numberWords(first)} to ${numberWords(last)}${unit}`];
}

function secondsWords(seconds: number): string {
  return seconds < 1
    ? `${numberWords(Number((1000 * seconds).toPrecision(3)))} ms`
    : `${numberWords(seconds)} s`;
}

function factsOf({ step, data, memory }: Logged): readonly Fact[] {
  const facts: Fact[] = [];
  if (step) facts.push(fact("Step, median", secondsWords(medianOf(step.values))));
  if (data) facts.push(fact("Waiting, median", secondsWords(medianOf(data.values))));
  if (memory) {
    const most = memory.values
      .filter(Number.isFinite)
      .reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    if (Number.isFinite(most))
      facts.push(fact("Most memory", upperFirst(`${numberWords(most)}${memory.unit === "MB" ? " MB" : ""}`)));
  }
  return facts;
}
