import type { Figure } from "../../model/chart.ts";
import type { Coverage, Reach, Table, TableCell, TableColumn, WhenBar } from "../../model/document.ts";
import { cutMarkup, cutText } from "./cut-text.ts";

/** Acting on a cause takes this confidence; the dotted mark of the dot scale. */
const ACT_AT = 0.8;

/** A longer list of what is fine is named without its values on paper. */
const MOST_PRINTED = 40;

/** More reasons than this are named on paper without the questions they held up. */
const MOST_REASONS = 24;

/** Figures with the step axis of the page at the same places. */
const STEP_FIGURES: ReadonlySet<unknown> = new Set<Figure["kind"]>(["step-lines", "layer-heatmap"]);

/** Helpers known to the templates: geometry and comparisons, pure, with plain data in and out. */
export const HELPERS = {
  /** Text from a run, over-long names cut. */
  said: (text: unknown) => cutMarkup(String(text)),
  /** The same within an attribute. */
  cut: (text: unknown) => cutText(String(text)),
  eq: (a: unknown, b: unknown) => a === b,
  either: (a: unknown, b: unknown) => Boolean(a) || Boolean(b),
  present: (value: unknown) => value !== null,
  manyRows: (table: unknown) => (table as Table).rows.length > MOST_REASONS,
  many: (items: unknown) => Array.isArray(items) && items.length > MOST_PRINTED,
  actable: (confidence: unknown) => toNumber(confidence) >= ACT_AT,
  gaugeX: (confidence: unknown) => tenth(6 + 208 * clampShare(toNumber(confidence))),
  inset: (value: unknown) => toNumber(value) + 0.75,
  reachShape: (group: unknown) => reachShape(group as Reach["groups"][number]),
  reachCount: (group: unknown) => reachCount(group as Reach["groups"][number]),
  coverageShape: (coverage: unknown) => coverageShape(coverage as Coverage),
  overSteps: (kind: unknown) => STEP_FIGURES.has(kind),
  spansOf: (when: unknown) =>
    (when as WhenBar).spans.map(({ from, to }) => `${thousandth(from)}-${thousandth(to)}`).join(" "),
  whenShapes: (when: unknown) => whenShapes(when as WhenBar),
  untitled: (table: unknown) => ({ ...(table as Table), title: null }),
} as const;

interface Square {
  readonly kind: "seen" | "absent" | "missing";
  readonly x: number;
  readonly y: number;
}

/** Squares a row: 12 fill the margin of 232 px. */
const SQUARES_A_ROW = 12;

function coverageShape(coverage: Coverage): { width: number; height: number; squares: readonly Square[] } {
  const kinds = [
    ...Array<"seen">(coverage.seen).fill("seen"),
    ...Array<"absent">(coverage.absent).fill("absent"),
    ...Array<"missing">(coverage.missing).fill("missing"),
  ];
  const squares = kinds.map((kind, i) => ({
    kind,
    x: 18 * (i % SQUARES_A_ROW),
    y: 18 * Math.floor(i / SQUARES_A_ROW),
  }));
  const across = Math.max(1, Math.min(SQUARES_A_ROW, kinds.length));
  const down = Math.max(1, Math.ceil(kinds.length / SQUARES_A_ROW));
  return { width: 18 * across, height: 18 * down - 4, squares };
}

/** The axis of the small copy runs from 4 to 136 px. */
function whenShapes(when: WhenBar): readonly { single: boolean; x: number; width: number }[] {
  return when.spans.map(({ from, to }) => {
    const x = 4 + 132 * clampShare(from);
    const width = 132 * (clampShare(to) - clampShare(from));
    return { single: from === to, x: tenth(x), width: tenth(Math.max(2, width)) };
  });
}

/** Squares a row: seven kinds stand beside each other in 800 px, two on a phone of 320. */
const REACH_ROW = 11;

/** Squares of 7 px, filled ones first. */
function reachShape({ answered, asked }: Reach["groups"][number]): object {
  const place = (i: number): readonly [number, number] => [
    9 * (i % REACH_ROW),
    9 * Math.floor(i / REACH_ROW),
  ];
  const squares = Array.from({ length: asked }, (_, i) => place(i));
  const filled = squares.slice(0, answered).map(([x, y]) => `M${x},${y}h7v7h-7Z`);
  const open = squares.slice(answered).map(([x, y]) => `M${x + 0.5},${y + 0.5}h6v6h-6Z`);
  return {
    width: 9 * Math.min(REACH_ROW, asked) - 2,
    height: 9 * Math.ceil(asked / REACH_ROW) - 2,
    filled: filled.join(""),
    open: open.join(""),
  };
}

function reachCount({ answered, asked }: Reach["groups"][number]): string {
  return `${answered} of ${asked}`;
}

interface ShownCell {
  readonly first: boolean;
  readonly className: string;
  readonly words: Extract<TableCell, { kind: "words" }>["words"];
  readonly interval: {
    readonly low: number;
    readonly high: number;
    readonly value: number;
    readonly label: string;
  } | null;
}

/** A table as its template needs it; `spell` writes the numbers of its scales. */
export function tableShape(table: Table, spell: (text: string) => string): object {
  const numeric = table.columns.slice(1).some(({ align, scale }) => align === "right" || scale !== null);
  return {
    title: table.title,
    note: table.note,
    className: `${numeric ? "num" : "words"}${table.dashed ? " dashed" : ""}`,
    heads: table.columns.map((column) => ({
      text: column.head,
      className: classOf(column, "ax"),
      ends: column.scale
        ? { from: spell(String(column.scale.from)), to: spell(String(column.scale.to)) }
        : null,
    })),
    rows: table.rows.map((row) =>
      row.map((cell, i) => {
        const { interval, ...shown } = shownCell(cell, i, table.columns[i]);
        return { ...shown, interval: interval && { ...interval, label: spell(interval.label) } };
      }),
    ),
  };
}

function shownCell(cell: TableCell, i: number, column: TableColumn | undefined): ShownCell {
  const className = column ? classOf(column, "cic") : "";
  if (cell.kind === "words") {
    // A cell without content is left out of a PDF's structure, and its row is then short of a column.
    const words = cell.words.some(({ text }) => text !== "") ? cell.words : BLANK;
    return { first: i === 0, className, words, interval: null };
  }
  const { from, to } = column?.scale ?? { from: 0, to: 1 };
  const place = (value: number): number => tenth(4 + 232 * clampShare((value - from) / (to - from)));
  const label = `${short(cell.low)} to ${short(cell.high)}`;
  const interval = { low: place(cell.low), high: place(cell.high), value: place(cell.value), label };
  return { first: false, className, words: [], interval };
}

const BLANK = [{ kind: "text", text: "\u00a0" }] as const;

/** As exact as the drawn bar can be read. */
function short(value: number): string {
  return String(Number(value.toPrecision(3)));
}

function classOf(column: TableColumn, intervalClass: string): string {
  const classes = [
    column.align === "right" ? "r" : "",
    column.scale ? intervalClass : "",
    column.wideOnly ? "wide" : "",
  ];
  return classes.filter(Boolean).join(" ");
}

function clampShare(share: number): number {
  return Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0;
}

function thousandth(share: number): number {
  return Math.round(1000 * clampShare(share)) / 1000;
}

function tenth(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}

function toNumber(value: unknown): number {
  return typeof value === "number" ? value : Number.NaN;
}
