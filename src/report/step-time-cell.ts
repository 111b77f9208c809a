import type { SharesFigure } from "../model/chart.ts";
import type { Diagnosis } from "../model/diagnosis.ts";
import type { CellBlock, Table } from "../model/document.ts";
import type { Run } from "../model/run.ts";
import { REST, type StepShares, stepBreakdown } from "../signals/step-breakdown.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { exhibitLinks } from "./exhibits.ts";
import { picture } from "./picture.ts";
import { cell } from "./section.ts";
import { cellOf, countWords, fact, sentence } from "./words.ts";

const ANCHOR = "c-step-time";

/** What the steps spent their time on; null where no part of a step was timed. */
export function stepTimeCell(run: Run, diagnosis: Diagnosis): CellBlock | null {
  const told = stepBreakdown(run);
  if (!told) return null;
  const strips = [
    { label: `all ${countWords(told.all.steps, "step")}`, shares: told.all },
    ...(told.slowest
      ? [{ label: `the slowest ${countWords(told.slowest.steps, "step")}`, shares: told.slowest }]
      : []),
  ];
  const answer = answerOf(told.all, told.slowest);
  const figure: SharesFigure = {
    kind: "shares",
    id: ANCHOR,
    title: "Time of a step",
    alt: `Time of a step by what it was spent on. ${answer}`,
    bars: strips.map(({ label, shares }) => ({
      label: `${label}, ${timeWords(shares.seconds / shares.steps)} each`,
      parts: shares.parts.map(({ name, seconds }) => ({
        label: name,
        value: seconds,
        text: percentWords(seconds / shares.seconds),
      })),
    })),
  };
  return cell({
    anchor: ANCHOR,
    question: "What did the steps spend their time on?",
    answer,
    parts: [picture(figure)],
    caption: "The whole strip is the time of a step.",
    how: "Sums over the steps at which the step and its parts were both timed; the rest is what no part names. The slowest: the twentieth of the steps that took longest, where they are ten or more.",
    numbers: partsTable(strips),
    exhibits: exhibitLinks(diagnosis, ["resources"]),
    facts: [
      fact("A step, mean", timeWords(told.all.seconds / told.all.steps)),
      ...(told.slowest ? [fact("Slow one, mean", timeWords(told.slowest.seconds / told.slowest.steps))] : []),
    ],
  });
}

function answerOf(all: StepShares, slowest: StepShares | null): string {
  const named = all.parts.filter(({ name }) => name !== REST).sort((a, b) => b.seconds - a.seconds);
  const [top, second] = named;
  if (!top) return "";
  const next = second ? `, ${second.name} ${percentWords(second.seconds / all.seconds)}` : "";
  const slow = slowest?.parts.find(({ name }) => name === top.name);
  const slowly =
    slow && slowest ? `; ${percentWords(slow.seconds / slowest.seconds)} in the slowest steps` : "";
  return sentence(
    `${top.name} takes ${percentWords(top.seconds / all.seconds)} of the time of a step${next}${slowly}`,
  );
}

function partsTable(strips: readonly { readonly label: string; readonly shares: StepShares }[]): Table {
  const right = (head: string) => ({ head, align: "right", scale: null, wideOnly: false }) as const;
  return {
    kind: "table",
    title: null,
    columns: [
      { head: "Part", align: "left", scale: null, wideOnly: false },
      { head: "Of", align: "left", scale: null, wideOnly: true },
      right("A step"),
      right("Share"),
    ],
    rows: strips.flatMap(({ label, shares }) =>
      shares.parts.map(({ name, seconds }) => [
        cellOf(name),
        cellOf(label),
        cellOf(timeWords(seconds / shares.steps)),
        cellOf(percentWords(seconds / shares.seconds)),
      ]),
    ),
    note: null,
    dashed: false,
  };
}

function timeWords(seconds: number): string {
  if (seconds >= 1) return `${numberWords(Number(seconds.toPrecision(3)))} s`;
  return `${numberWords(Number((1000 * seconds).toPrecision(3)))} ms`;
}
