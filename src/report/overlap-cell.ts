import { errorClass } from "../charts/error-class.ts";
import type { MatrixFigure } from "../model/chart.ts";
import type { Diagnosis } from "../model/diagnosis.ts";
import type { CellBlock, Table } from "../model/document.ts";
import { SPLITS, type Split } from "../model/metric-role.ts";
import type { Run } from "../model/run.ts";
import { sharedRows } from "../signals/shared-rows.ts";
import { splitOverlap } from "../signals/split-overlap.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { exhibitsOfCell } from "./exhibits.ts";
import { picture } from "./picture.ts";
import { cell } from "./section.ts";
import { cellOf, countWords, sentence } from "./words.ts";

const ANCHOR = "c-overlap";

/** What two splits have in common, by ids or by whole rows of features. */
interface Shared {
  readonly first: Split;
  readonly second: Split;
  readonly what: "id" | "row";
  readonly count: number;
  /** Of the second split. */
  readonly of: number;
}

/** Whether examples stand in two splits; null where none does, or neither ids nor features of two splits are there. */
export function overlapCell(run: Run, diagnosis: Diagnosis): CellBlock | null {
  const ids = pairsOf((first, second) => sharedIds(run, first, second));
  const rows = pairsOf((first, second) => sharedFeatures(run, first, second));
  const all = [...ids, ...rows];
  // A picture of zeros shows nothing: the list of what was checked says that they share none.
  if (all.every(({ count }) => count === 0)) return null;
  const answer = answerOf(all);
  const drawn =
    ids.length > 0 && !tellMore(rows, ids) ? [ids] : [ids, rows].filter(({ length }) => length > 0);
  return cell({
    anchor: ANCHOR,
    question: "Do examples stand in two splits?",
    answer,
    parts: drawn.map((pairs, i) =>
      picture(figureOf(pairs, run, { answer, id: i === 0 ? ANCHOR : `${ANCHOR}-rows` })),
    ),
    caption:
      "Framed: examples of the split. Below: how many of them stand in both; shaded by share of the smaller split.",
    how: "Ids: distinct ids of one split list that stand in the other. Rows: rows of the features that are equal in every column to a row of the other split; coarse data repeats rows by chance.",
    numbers: overlapTable(all),
    exhibits: exhibitsOfCell(diagnosis, ANCHOR),
    facts: [],
  });
}

/** Equal rows say more than shared ids where they are more. */
function tellMore(rows: readonly Shared[], ids: readonly Shared[]): boolean {
  return rows.some((row) => {
    const same = ids.find(({ first, second }) => first === row.first && second === row.second);
    return row.count > (same?.count ?? 0);
  });
}

function pairsOf(find: (first: Split, second: Split) => Shared | null): readonly Shared[] {
  return SPLITS.flatMap((second, k) =>
    SPLITS.slice(0, k).flatMap((first) => {
      const found = find(first, second);
      return found ? [found] : [];
    }),
  );
}

function sharedIds(run: Run, first: Split, second: Split): Shared | null {
  const [a, b] = [run.splits[first], run.splits[second]];
  if (!a || !b || a.ids.length === 0 || b.ids.length === 0) return null;
  const overlap = splitOverlap(a, b);
  return { first, second, what: "id", count: overlap.shared, of: overlap.second };
}

function sharedFeatures(run: Run, first: Split, second: Split): Shared | null {
  const [a, b] = [run.features[first], run.features[second]];
  const found = a && b ? sharedRows(a, b) : null;
  return found && { first, second, what: "row", count: found.shared, of: found.rows };
}

const WORDS: Readonly<Record<Split, string>> = { train: "training", validation: "validation", test: "test" };

function answerOf(all: readonly Shared[]): string {
  const worst = all.reduce((a, b) => (b.count / b.of > a.count / a.of ? b : a));
  const share = `${numberWords(worst.count)} of ${countWords(worst.of, worst.what)} of the ${WORDS[worst.second]} split (${percentWords(worst.count / worst.of)})`;
  return sentence(
    `${share} ${worst.count === 1 ? "stands" : "stand"} in the ${WORDS[worst.first]} split too`,
  );
}

function figureOf(
  pairs: readonly Shared[],
  run: Run,
  { answer, id }: { readonly answer: string; readonly id: string },
): MatrixFigure {
  const noun = pairs[0]?.what === "row" ? "equal rows" : "shared ids";
  const splits = SPLITS.filter((split) =>
    pairs.some(({ first, second }) => first === split || second === split),
  );
  const sizeOf = (split: Split) =>
    pairs[0]?.what === "row"
      ? (run.features[split]?.values[0]?.length ?? 0)
      : new Set(run.splits[split]?.ids ?? []).size;
  const cellAt = (row: Split, column: Split) => {
    if (row === column) return { text: numberWords(sizeOf(row)), ink: 0, framed: true };
    const pair = pairs.find(({ first, second }) => first === column && second === row);
    if (!pair) return { text: "", ink: null, framed: false };
    const least = Math.min(sizeOf(row), sizeOf(column));
    const ink = pair.count === 0 ? null : Math.max(1, errorClass(pair.count, least));
    return { text: numberWords(pair.count), ink, framed: false };
  };
  return {
    kind: "matrix",
    id,
    title: `Overlap of the splits, ${noun}`,
    alt: `${noun} of each pair of splits. ${answer}`,
    rows: splits.map((split) => WORDS[split]),
    columns: splits.map((split) => WORDS[split]),
    rowTitle: "",
    columnTitle: noun,
    cells: splits.map((row) => splits.map((column) => cellAt(row, column))),
  };
}

function overlapTable(all: readonly Shared[]): Table {
  const right = (head: string) => ({ head, align: "right", scale: null, wideOnly: false }) as const;
  return {
    kind: "table",
    title: null,
    columns: [
      { head: "Splits", align: "left", scale: null, wideOnly: false },
      { head: "By", align: "left", scale: null, wideOnly: false },
      right("In both"),
      right("Of the second"),
    ],
    rows: all.map(({ first, second, what, count, of }) => [
      cellOf(`${WORDS[first]}, ${WORDS[second]}`),
      cellOf(what === "id" ? "ids" : "whole rows"),
      cellOf(numberWords(count)),
      cellOf(of > 0 ? percentWords(count / of) : "–"),
    ]),
    note: null,
    dashed: false,
  };
}
