import type { CountName, Score } from "./score.ts";

/** One figure of the evaluation with what it must reach. */
export interface Bar {
  readonly id: CountName | "macroTop1" | "ece";
  readonly title: string;
  /** One line: what is counted. */
  readonly means: string;
  readonly side: "at least" | "at most";
  readonly value: number;
}

/** What the diagnosis must reach on the labelled runs, judged with the table that was fitted without the judged task. */
export const BARS: readonly Bar[] = [
  {
    id: "top1",
    title: "top-1",
    means: "decidable faulty runs whose true cause, or an accepted neighbour, stands first",
    side: "at least",
    value: 0.94,
  },
  { id: "top3", title: "top-3", means: "the same among the first three", side: "at least", value: 0.98 },
  {
    id: "macroTop1",
    title: "macro top-1",
    means: "top-1 with every cause weighing alike, however many runs it has",
    side: "at least",
    value: 0.9,
  },
  {
    id: "exact1",
    title: "exact top-1",
    means: "only the label itself counts, no neighbour",
    side: "at least",
    value: 0.88,
  },
  {
    id: "precision",
    title: "precision at ≥ 0.8",
    means: "right, of the decidable faulty runs that were answered at 0.8 or more",
    side: "at least",
    value: 0.97,
  },
  {
    id: "confident",
    title: "coverage at ≥ 0.8",
    means: "decidable faulty runs that were answered at 0.8 or more",
    side: "at least",
    value: 0.8,
  },
  {
    id: "falseAlarms",
    title: "false alarms",
    means: "healthy runs with any cause at 0.5 or more",
    side: "at most",
    value: 0.015,
  },
  {
    id: "undecidable",
    title: "undecidable, handled right",
    means:
      "no wrong cause at 0.8, and a request for an artifact that would decide (or the right cause at 0.8)",
    side: "at least",
    value: 0.9,
  },
  {
    id: "needlessRequests",
    title: "requests on healthy runs",
    means: "healthy runs that are asked for an artifact",
    side: "at most",
    value: 0.05,
  },
  {
    id: "ece",
    title: "calibration error",
    means: "mean distance between stated confidence and share right, ten bins, decidable faulty runs",
    side: "at most",
    value: 0.05,
  },
];

/** The figure of a bar, 0…1. */
export function figureOf(score: Score, id: Bar["id"]): number {
  if (id === "macroTop1" || id === "ece") return score[id];
  const { hits, of } = score.counts[id];
  return of === 0 ? 0 : hits / of;
}

/** Whether a score reaches a bar. */
export function isMet(score: Score, { id, side, value }: Bar): boolean {
  const figure = figureOf(score, id);
  return side === "at least" ? figure >= value : figure <= value;
}
