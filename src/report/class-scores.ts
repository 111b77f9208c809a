import type { ClassPredictions, ClassReport } from "../model/artifacts.ts";
import type { CellBlock, Table } from "../model/document.ts";
import type { Run } from "../model/run.ts";
import { type ClassScore, confusion } from "../signals/confusion.ts";
import { numberWords } from "../stats/number-words.ts";
import { wilsonInterval } from "../stats/wilson-interval.ts";
import { cell } from "./section.ts";
import { cellOf, fact, shortened } from "./words.ts";

/** Rows before the rest is left to the data: the worst. */
const MOST_CLASSES = 12;

/** Precision, recall and F1 of each class as the predictions give them, worst recall first. */
export function classScoresCell(predictions: ClassPredictions, run: Run): CellBlock | null {
  return scoresCell(confusion(predictions).perClass, run, "");
}

/** The same from a report that the run wrote itself; the interval of the recall is that of its support. */
export function classReportCell(report: ClassReport, run: Run): CellBlock | null {
  const scores = report.classes.map((name, k): ClassScore => {
    const support = report.support[k] ?? 0;
    const recall = report.recall[k] ?? Number.NaN;
    const bare = (value: number | undefined) => ({
      value: value ?? Number.NaN,
      low: Number.NaN,
      high: Number.NaN,
    });
    return {
      name,
      support,
      // A report does not say how often a class was answered; the table does not ask.
      predicted: Number.NaN,
      precision: bare(report.precision[k]),
      recall: { ...wilsonInterval(recall * support, support), value: recall },
      f1: bare(report.f1[k]),
    };
  });
  return scoresCell(scores, run, ` As ${report.file} has them, on the ${report.split} split.`);
}

function scoresCell(perClass: readonly ClassScore[], run: Run, source: string): CellBlock | null {
  const scored = perClass.filter(({ support }) => support > 0);
  if (scored.length < 2) return null;
  const worstFirst = [...scored].sort((a, b) => a.recall.value - b.recall.value || b.support - a.support);
  const empty = perClass.filter(({ support }) => support === 0).length;
  const counts = run.classCounts?.counts.train;
  const trained = counts ? Object.values(counts) : [];
  const facts = [
    fact("Classes", numberWords(perClass.length)),
    ...(empty > 0 ? [fact("Without an item here", numberWords(empty))] : []),
    ...(trained.length > 1
      ? [
          fact(
            "Largest ÷ smallest in training",
            numberWords(Math.max(...trained) / Math.max(1, Math.min(...trained))),
          ),
        ]
      : []),
  ];
  return cell({
    anchor: "c-classes",
    question: "Which classes are worst?",
    answer: answerOf(worstFirst),
    parts: [scoresTable(worstFirst)],
    caption: `Worst recall first. The point is the recall, the line its 95 % interval (Wilson).${source}`,
    how: "Recall = right ÷ items of the class; precision = right ÷ items predicted as the class; F1 is their harmonic mean. A class that was never predicted has no precision.",
    numbers: null,
    exhibits: [],
    facts,
  });
}

function answerOf(worstFirst: readonly ClassScore[]): string {
  const [worst] = worstFirst;
  if (!worst) return "";
  const best = worstFirst.at(-1)?.recall.value ?? Number.NaN;
  if (worst.recall.value === best) return `All classes have the same recall, ${best.toFixed(2)}.`;
  const hits = Math.round(worst.recall.value * worst.support);
  return `Class ${shortened(worst.name, 30)} is found least often: ${numberWords(hits)} of ${numberWords(worst.support)}, recall ${worst.recall.value.toFixed(2)}.`;
}

function scoresTable(worstFirst: readonly ClassScore[]): Table {
  const shown = worstFirst.slice(0, MOST_CLASSES);
  const least = Math.min(...shown.map(({ recall }) => recall.low));
  const from = Math.max(0, Math.floor(least * 10) / 10);
  return {
    kind: "table",
    title: null,
    columns: [
      { head: "Class", align: "left", scale: null, wideOnly: false },
      { head: "Support", align: "right", scale: null, wideOnly: false },
      { head: "Precision", align: "right", scale: null, wideOnly: true },
      { head: "Recall", align: "right", scale: null, wideOnly: false },
      { head: "Recall, 95 % interval", align: "left", scale: { from, to: 1 }, wideOnly: false },
      { head: "F1", align: "right", scale: null, wideOnly: false },
    ],
    rows: shown.map(({ name, support, precision, recall, f1 }) => [
      cellOf(shortened(name, 28)),
      cellOf(numberWords(support)),
      cellOf(scoreWords(precision.value)),
      cellOf(scoreWords(recall.value)),
      { kind: "interval", value: recall.value, low: recall.low, high: recall.high },
      cellOf(scoreWords(f1.value)),
    ]),
    note:
      worstFirst.length > shown.length
        ? `The worst ${MOST_CLASSES} of ${numberWords(worstFirst.length)} classes.`
        : null,
    dashed: false,
  };
}

function scoreWords(value: number): string {
  return Number.isFinite(value) ? value.toFixed(3) : "–";
}
