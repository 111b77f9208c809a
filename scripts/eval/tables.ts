import { wilsonInterval } from "../../src/stats/wilson-interval.ts";
import type { Label } from "../corpus.ts";
import type { Level } from "./ablation.ts";
import { BARS, type Bar, figureOf, isMet } from "./bars.ts";
import { calibrationInterval } from "./bootstrap.ts";
import { type Answer, type Count, type CountName, type Score, score } from "./score.ts";

/** Rows of a table, its first the heading; the terminal and the page set them differently. */
export interface Table {
  readonly title: string;
  /** One or two sentences: what is shown. */
  readonly means: string;
  readonly rows: readonly (readonly string[])[];
}

/** Every figure with its interval and its bar. */
export function barTable(judged: Score, how: string): Table {
  const rows = BARS.map((bar) => [
    bar.title,
    percent(figureOf(judged, bar.id)),
    intervalOf(judged, bar.id),
    `${bar.side} ${percent(bar.value)}`,
    verdictOf(judged, bar),
    bar.means,
  ]);
  const { hits, of } = judged.counts.constant;
  const guess = [
    "constant guess",
    share({ hits, of }),
    `n ${of}`,
    "",
    "",
    "a floor: the one cause that would be right most often, said of every run",
  ];
  return {
    title: "Figures and bars",
    means: `${how} Intervals are Wilson's, 95 %; that of the calibration error is a bootstrap's over runs (1,000 draws, seeded).`,
    rows: [["figure", "value", "interval", "bar", "", "what it is"], ...rows, guess],
  };
}

/** How often answers of each confidence were right. */
export function reliabilityTable(judged: Score): Table {
  const rows = judged.bins.map(({ from, n, meanConfidence, right }) => [
    `${from.toFixed(1)} to ${(from + 0.1).toFixed(1)}`,
    String(n),
    meanConfidence.toFixed(2),
    (right / n).toFixed(2),
    interval({ hits: right, of: n }),
  ]);
  return {
    title: "Reliability",
    means: "First causes of decidable faulty runs by stated confidence: said and found should agree.",
    rows: [["confidence", "runs", "said", "found right", "interval"], ...rows],
  };
}

/** Each task judged by the table that was fitted without it. */
export function foldTable(labels: readonly Label[], answers: ReadonlyMap<string, Answer>): Table {
  return cutTable("By task left out", labels, {
    means: "Each task is judged by the table that was fitted to all others.",
    answers,
    key: ({ task }) => task,
  });
}

/** The same figures for parts of the runs. */
export function cutTable(
  title: string,
  labels: readonly Label[],
  by: {
    readonly means: string;
    readonly answers: ReadonlyMap<string, Answer>;
    readonly key: (label: Label) => string;
  },
): Table {
  const keys = [...new Set(labels.map(by.key))].sort();
  const rows = keys.map((key) => {
    const part = labels.filter((label) => by.key(label) === key);
    const { counts, ece } = score(part, by.answers);
    const shown = [
      counts.top1,
      counts.precision,
      counts.confident,
      counts.falseAlarms,
      counts.needlessRequests,
    ];
    return [key, String(part.length), ...shown.map(ofWords), percent(ece)];
  });
  const heading = [
    "",
    "runs",
    "top-1",
    "precision",
    "coverage",
    "false alarms",
    "requests on healthy",
    "calibration error",
  ];
  return { title, means: by.means, rows: [heading, ...rows] };
}

/** The same instrumented runs, read with less. */
export function ablationTable(scores: ReadonlyMap<Level, Score>): Table {
  const rows = [...scores].map(([level, { counts, macroTop1 }]) => [
    level,
    ofWords(counts.top1),
    ofWords(counts.top3),
    percent(macroTop1),
    ofWords(counts.precision),
    ofWords(counts.confident),
    ofWords(counts.falseAlarms),
  ]);
  return {
    title: "What each kind of artifact is worth",
    means:
      "The same instrumented runs, read again with the files of their curves alone, with settings and log beside them, and whole; the table in force.",
    rows: [["read", "top-1", "top-3", "macro top-1", "precision", "coverage", "false alarms"], ...rows],
  };
}

/** Each cause with its runs. */
export function causeTable(judged: Score): Table {
  const rows = [...judged.byCause].map(([cause, { n, first, inThree }]) => [
    cause,
    String(n),
    String(first),
    String(inThree),
    interval({ hits: first, of: n }),
  ]);
  return {
    title: "By cause",
    means: "Decidable runs of each cause: first, and among the first three.",
    rows: [["cause", "n", "first", "in three", "interval of first"], ...rows],
  };
}

/** 0…1 as a percentage. */
export function percent(value: number): string {
  return `${(100 * value).toFixed(1)} %`;
}

function verdictOf(judged: Score, bar: Bar): string {
  const isEmpty = bar.id in judged.counts && judged.counts[bar.id as CountName].of === 0;
  if (isEmpty) return "no such run";
  return isMet(judged, bar) ? "met" : "not met";
}

function intervalOf(judged: Score, id: Bar["id"]): string {
  if (id === "ece") {
    const [low, high] = calibrationInterval(judged.calls);
    return `${(100 * low).toFixed(1)} to ${(100 * high).toFixed(1)}, n ${judged.calls.length}`;
  }
  return id === "macroTop1" ? `${judged.byCause.size} causes` : interval(judged.counts[id]);
}

function interval({ hits, of }: Count): string {
  if (of === 0) return "n 0";
  const { low, high } = wilsonInterval(hits, of);
  return `${(100 * low).toFixed(1)} to ${(100 * high).toFixed(1)}, n ${of}`;
}

function share({ hits, of }: Count): string {
  return percent(of === 0 ? 0 : hits / of);
}

function ofWords(count: Count): string {
  return count.of === 0 ? "–" : `${share(count)} of ${count.of}`;
}

/** What a level of the corpus exported. */
export function levelTitle(level: number): string {
  return LEVELS[level] ?? String(level);
}

const LEVELS: Readonly<Record<number, string>> = {
  1: "1 epoch curves only",
  2: "2 step curves and a configuration",
  3: "3 instrumented",
};
