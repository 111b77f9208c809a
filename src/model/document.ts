import type { Figure, VegaLiteSpec } from "./chart.ts";
import type { Severity, Verdict } from "./diagnosis.ts";
import type { Ground } from "./position.ts";

/** A run of words in a line. `href` is only ever an anchor of the same page. */
export type Span =
  | { readonly kind: "text" | "code" | "strong"; readonly text: string }
  | { readonly kind: "link"; readonly text: string; readonly href: string };

export type RichText = readonly Span[];

/** A label with its value, in margins and cards. */
export interface Fact {
  readonly label: string;
  readonly value: RichText;
}

/** A figure with the same picture drawn for desktop and paper, and for phones. */
export interface Picture {
  readonly kind: "picture";
  readonly figure: Figure;
  readonly wide: VegaLiteSpec;
  readonly narrow: VegaLiteSpec;
}

/** What stands in one cell of a table: words, or a value with its interval drawn on the column's scale. */
export type TableCell =
  | { readonly kind: "words"; readonly words: RichText }
  | { readonly kind: "interval"; readonly value: number; readonly low: number; readonly high: number };

export interface TableColumn {
  readonly head: string;
  readonly align: "left" | "right";
  /** Ends of the scale of a column of intervals; null where it holds words. */
  readonly scale: { readonly from: number; readonly to: number } | null;
  /** Left out on phones, where the page is 390 px wide. */
  readonly wideOnly: boolean;
}

/** Rows under one head; the first cell of each row names it. */
export interface Table {
  readonly kind: "table";
  readonly title: string | null;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly TableCell[])[];
  /** "The worst 12 of 100 classes": what is left out; null where all is shown. */
  readonly note: string | null;
  /** Dashed rules: not known. */
  readonly dashed: boolean;
}

/** A picture with a table beside it. */
export interface Pair {
  readonly kind: "pair";
  readonly picture: Picture;
  readonly table: Table;
}

export type CellPart = Picture | Table | Pair;

/** A range on the small copy of the step axis; shares of its width, 0 to 1. */
export interface WhenBar {
  /** The plotted ranges; equal ends are a single step. */
  readonly spans: readonly { readonly from: number; readonly to: number }[];
  readonly text: string;
}

export interface EvidenceRow {
  readonly exhibit: string;
  /** Cell that draws it; null where it is not in a picture. */
  readonly href: string | null;
  readonly claim: string;
  readonly when: WhenBar | null;
  readonly ground: Ground;
  readonly place: string;
}

export interface Coverage {
  readonly seen: number;
  readonly absent: number;
  readonly missing: number;
  readonly title: string;
  readonly note: string;
}

export interface DiffLine {
  readonly kind: "same" | "remove" | "add";
  readonly text: string;
}

/** What to change, with its effect, effort, risk and proof. */
export interface FixCard {
  readonly title: string;
  /** The diff of the run's own file; null where the fix is no setting. */
  readonly diff: { readonly file: string; readonly lines: readonly DiffLine[] } | null;
  readonly facts: readonly Fact[];
}

/** Questions asked and answered, by kind of record. */
export interface Reach {
  readonly title: string;
  readonly note: string;
  readonly groups: readonly { readonly label: string; readonly answered: number; readonly asked: number }[];
}

export interface Answer {
  readonly label: string;
  readonly value: RichText;
  /** Confidence 0…1 for the dot scale; null draws none. */
  readonly gauge: number | null;
  readonly lines: readonly RichText[];
}

/** The head of the report: state, what happened and when, why and what to do, what it cost. */
export interface VerdictBlock {
  readonly kind: "verdict";
  readonly verdict: Verdict;
  readonly word: string;
  readonly note: string;
  readonly title: string;
  readonly lead: string;
  /** The user's question with its answer; null where none was asked. */
  readonly asked: {
    readonly question: string;
    readonly word: string;
    readonly answer: string;
    readonly place: string;
  } | null;
  readonly strip: Picture | null;
  readonly answers: readonly Answer[];
  /** How much could be judged, drawn where nothing was found or nothing decided; absent elsewhere. */
  readonly reach?: Reach;
  readonly cardTitle: string;
  readonly card: readonly Fact[];
}

export interface CauseBlock {
  readonly kind: "cause";
  readonly anchor: string;
  readonly rank: number;
  readonly role: "root" | "contributing" | "consequence";
  /** "Root cause", "Contributing", "Consequence of". */
  readonly kicker: string;
  readonly causedBy: { readonly text: string; readonly href: string } | null;
  readonly title: string;
  readonly mechanism: string;
  readonly severity: Severity;
  readonly severityWord: string;
  readonly damage: string;
  readonly confidence: number;
  readonly confidenceText: string;
  readonly calibration: string;
  readonly coverage: Coverage;
  readonly evidence: readonly EvidenceRow[];
  /** False where no piece of evidence has a place in time: the column is left out. */
  readonly timed: boolean;
  readonly against: readonly string[];
  readonly lookAlikes: readonly { readonly title: string; readonly because: string }[];
  readonly fix: FixCard | null;
  /** One line in place of the full fix, against and look-alikes, for ranks that need no more. */
  readonly brief: RichText | null;
}

export interface RequestBlock {
  readonly kind: "request";
  readonly anchor: string;
  readonly title: string;
  readonly kicker: string;
  readonly why: RichText;
  readonly outcomes: readonly string[];
  readonly snippets: readonly { readonly framework: string; readonly code: string }[];
}

/** The rules that were applied to what a cell shows, and a call of the library that computes the cell and them anew. */
export interface Method {
  readonly rules: Table | null;
  readonly call: Span;
}

/** One question put to the run, its answer as a heading, the output, and how it came about. */
export interface CellBlock {
  readonly kind: "cell";
  readonly anchor: string;
  /** 1-based through the page. */
  readonly number: number;
  readonly question: string;
  readonly answer: string;
  readonly parts: readonly CellPart[];
  readonly caption: string;
  readonly how: string;
  /** What was asked of what it shows, and how to have it computed again; absent where nothing is asked of it. */
  readonly method?: Method;
  readonly numbers: Table | null;
  /** Exhibits drawn here, linked to their cause. */
  readonly exhibits: readonly { readonly tag: string; readonly href: string }[];
  readonly facts: readonly Fact[];
}

/** What was asked of the run and not found, or could not be asked. */
export interface ChecklistBlock {
  readonly kind: "checklist";
  /** By what was missing. */
  readonly unanswered: Table | null;
  /** Asked, but the numbers do not decide: folded. */
  readonly undecided: Table | null;
  readonly found: Table | null;
  readonly fine: {
    readonly title: string;
    readonly items: readonly { readonly text: string; readonly value: string }[];
  } | null;
}

export interface ProseBlock {
  readonly kind: "prose";
  readonly paragraphs: readonly RichText[];
  /** What the paragraphs are, where they are none: a heading, items of a list, lines of code. */
  readonly as?: "heading" | "list" | "numbers" | "code";
}

/** Weighed and set aside: folded. */
export interface FoldBlock {
  readonly kind: "fold";
  readonly title: string;
  readonly table: Table;
}

/** The closed set: one template a kind, templates/blocks/<kind>.hbs. */
export type Block =
  | VerdictBlock
  | CauseBlock
  | RequestBlock
  | CellBlock
  | ChecklistBlock
  | ProseBlock
  | FoldBlock
  | Table;

export interface ContentsEntry {
  readonly title: string;
  readonly href: string;
  /** A number at the right: the confidence of a cause. */
  readonly value: string | null;
}

export interface DocumentSection {
  readonly id: string;
  readonly title: string;
  /** False for the verdict, whose title is the page's. */
  readonly headed: boolean;
  readonly lede: string | null;
  readonly contents: readonly ContentsEntry[];
  readonly blocks: readonly Block[];
}

/** The report as data: what HTML, PDF, notebook and Markdown are written from. */
export interface ReportDocument {
  readonly title: string;
  readonly run: string;
  readonly version: string;
  /** Day in words, as given by the caller; null where the report carries none. */
  readonly date: string | null;
  /** One sentence for search results and mail previews. */
  readonly description: string;
  /** A title of the user's own, over that of the run. */
  readonly heading?: string;
  /** An image of the user's own, as a data address. */
  readonly logo?: { readonly uri: string; readonly alt: string };
  readonly sections: readonly DocumentSection[];
}
