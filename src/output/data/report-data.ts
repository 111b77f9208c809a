import { drawFigure } from "../../charts/draw-figure.ts";
import type { CellPart, Picture, ReportDocument } from "../../model/document.ts";
import type { Provenance, Run } from "../../model/run.ts";
import type { Axes, Series } from "../../model/series.ts";
import type { Theme } from "../../model/settings.ts";
import type { Voice } from "../../model/voice.ts";
import { fromExactJson, toExactJson } from "./exact-json.ts";
import { numbersFromText, numbersToText } from "./number-text.ts";
import { packJson } from "./pack-json.ts";
import { unpackJson } from "./unpack-json.ts";

/** Version of what a report carries; a change that an older postrun cannot read counts it up. */
export const REPORT_SCHEMA = "postrun.report/2";

/** Versions that can be read: all that ever were. */
export const KNOWN_SCHEMAS: readonly string[] = ["postrun.report/1", REPORT_SCHEMA];

/** How a page is written, apart from what it says. */
export interface Edition {
  readonly static: boolean;
  /** Names were hidden: rows of data and what else was read stay out. */
  readonly redacted: boolean;
  readonly fonts: "embedded" | "system";
  readonly reductions: readonly Reduction[];
  /** The size that the reductions were for, in bytes; null where none was asked for. */
  readonly maxBytes: number | null;
  /** Colours and faces of the user's own. */
  readonly theme?: Theme;
  /** Language, numbers and dates; absent where the page is in plain English. */
  readonly voice?: Voice;
}

/** What is left out of a page to make it smaller, in the order in which it goes. */
export const REDUCTIONS = ["run", "narrow-grids", "narrow-all", "script", "points", "fonts"] as const;

export type Reduction = (typeof REDUCTIONS)[number];

/** What a report carries besides what it shows: enough to check it, to take it apart and to write it anew. */
export interface ReportData {
  readonly schema: typeof REPORT_SCHEMA;
  /** Of the postrun that diagnosed. */
  readonly version: string;
  /** Who signs the report, where it says so. */
  readonly author: string | null;
  /** ISO moment that its files state as their creation; null where none was given. */
  readonly date: string | null;
  readonly edition: Edition;
  /** The diagnosis as `postrun report --json` writes it. */
  readonly result: Readonly<Record<string, unknown>>;
  readonly sources: readonly Provenance[];
  /** The page as data: every drawn point is in its figures. */
  readonly document: ReportDocument;
  /** All that was read; null where it would weigh more than MOST_RUN_BYTES. */
  readonly run: Run | null;
}

/** Bytes of a deflated run up to which it travels with its report: a page of 800 KB has room for it beside its pictures. */
export const MOST_RUN_BYTES = 200_000;

/** The data as one text, drawings left out since their figures say it all, axes that series share once. */
export function writeReportData(data: ReportData): string {
  return toExactJson(withoutRepeats(data), numbersToText);
}

/** The data of a text that writeReportData made; the drawings are made again. */
export function readReportData(text: string): ReportData {
  return withRepeats(fromExactJson(text, numbersFromText) as WrittenData);
}

/** The same data as bytes that compress to about two thirds of what the text does. */
export function packReportData(data: ReportData): Buffer {
  return packJson(withoutRepeats(data));
}

/** The data of bytes that packReportData made. */
export function unpackReportData(bytes: Uint8Array): ReportData {
  return withRepeats(unpackJson(bytes) as WrittenData);
}

/** The run as bytes, alone: what it weighs decides whether it travels. */
export function packRun(run: Run): Buffer {
  return packJson(runWithAxesApart(run));
}

type WrittenData = Omit<ReportData, "run"> & { readonly run: RunWithAxesApart | null };

function withoutRepeats(data: ReportData): WrittenData {
  const { document, run } = data;
  return { ...data, document: withoutDrawings(document), run: run && runWithAxesApart(run) };
}

function withRepeats(data: WrittenData): ReportData {
  return {
    ...data,
    schema: REPORT_SCHEMA,
    document: withDrawings(data.document),
    run: data.run && runWithAxes(data.run),
  };
}

/** A run as it is written down. */
export interface RunWithAxesApart extends Omit<Run, "series"> {
  readonly axes: readonly Axes[];
  readonly series: readonly (Omit<Series, "axes"> & { readonly axes: number })[];
}

/** The run with each of its axes once; series name theirs by its place. */
export function runWithAxesApart(run: Run): RunWithAxesApart {
  const axes = [...new Set(run.series.map((series) => series.axes))];
  const place = new Map(axes.map((one, i) => [one, i]));
  return {
    ...run,
    axes,
    series: run.series.map((series) => ({ ...series, axes: place.get(series.axes) ?? 0 })),
  };
}

function runWithAxes({ axes, ...run }: RunWithAxesApart): Run {
  return {
    ...run,
    series: run.series.flatMap((series) => {
      const own = axes[series.axes];
      return own ? [{ ...series, axes: own }] : [];
    }),
  };
}

function withoutDrawings(document: ReportDocument): ReportDocument {
  return withPictures(document, ({ kind, figure }) => ({ kind, figure }) as Picture);
}

function withDrawings(document: ReportDocument): ReportDocument {
  return withPictures(document, ({ kind, figure }) => ({
    kind,
    figure,
    wide: drawFigure(figure, "wide"),
    narrow: drawFigure(figure, "narrow"),
  }));
}

/** The document with each picture as `change` makes it. */
export function withPictures(
  document: ReportDocument,
  change: (picture: Picture) => Picture,
): ReportDocument {
  const changed = (part: CellPart): CellPart => {
    if (part.kind === "picture") return change(part);
    return part.kind === "pair" ? { ...part, picture: change(part.picture) } : part;
  };
  return {
    ...document,
    sections: document.sections.map((section) => ({
      ...section,
      blocks: section.blocks.map((block) => {
        if (block.kind === "verdict") return { ...block, strip: block.strip && change(block.strip) };
        return block.kind === "cell" ? { ...block, parts: block.parts.map(changed) } : block;
      }),
    })),
  };
}
