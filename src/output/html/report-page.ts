import type { ReportDocument } from "../../model/document.ts";
import { dataComment } from "../data/pack.ts";
import { type Edition, MOST_RUN_BYTES, type Reduction, type ReportData } from "../data/report-data.ts";
import { type PageOptions, renderHtml } from "./html.ts";

/** The page of a report with its data in it: the same data gives the same bytes. */
export function renderReportPage(data: ReportData): Promise<string> {
  const { edition } = data;
  return renderHtml(data.document, {
    ...lookOf(data),
    static: edition.static || edition.reductions.includes("script"),
    fonts: edition.reductions.includes("fonts") ? "system" : edition.fonts,
    narrow: narrowOf(edition),
    note: [carriedWords(data), reductionWords(edition)].filter(Boolean).join(" "),
    data: dataComment(data),
  });
}

/** The report for paper only, whole or as a summary of it: in the language, colours and faces of its page. */
export function renderPaperEdition(data: ReportData, summary: ReportDocument | null = null): Promise<string> {
  return renderHtml(summary ?? data.document, {
    ...lookOf(data),
    static: true,
    narrow: "none",
    summary: summary !== null,
  });
}

/** What every edition of a report has in common. */
function lookOf({ edition, date }: ReportData): Pick<PageOptions, "fonts" | "theme" | "voice" | "date"> {
  const { fonts, theme, voice } = edition;
  return { fonts, voice, date, ...(theme ? { theme } : {}) };
}

function narrowOf({ reductions }: Edition): "all" | "curves" | "none" {
  if (reductions.includes("narrow-all")) return "none";
  return reductions.includes("narrow-grids") ? "curves" : "all";
}

/** What can be had back from the page itself. */
function carriedWords({ run, edition }: ReportData): string {
  const what = "It carries its result and every drawn point";
  if (run !== null) return `${what}, and all that was read; postrun extract gives them back.`;
  const kept = `${what}, with the digests of its files; postrun extract gives them back.`;
  if (edition.redacted) return `${kept} The run itself is not in it, because names are hidden here.`;
  const why = edition.reductions.includes("run") ? "" : `: it takes more than ${sizeWords(MOST_RUN_BYTES)}`;
  return `${kept} The run itself is not in it${why}.`;
}

const WORDS: Readonly<Record<Reduction, string>> = {
  run: "the run's own columns (the digests of its files are kept)",
  "narrow-grids": "the drawings of grids for phones",
  "narrow-all": "all drawings for phones",
  script: "the script that makes charts move",
  points: "points between the extremes of long lines",
  fonts: "the fonts",
};

/** What a page leaves out to be as small as was asked, one sentence; empty where nothing. */
export function reductionWords({ reductions, maxBytes }: Edition): string {
  if (reductions.length === 0 || maxBytes === null) return "";
  // A later rule takes in the one before it.
  const told = reductions.filter((one) => one !== "narrow-grids" || !reductions.includes("narrow-all"));
  return `Left out to stay within ${sizeWords(maxBytes)}: ${told.map((one) => WORDS[one]).join(", ")}.`;
}

/** `500 KB`, `1.5 MB`: powers of ten, as file managers count. */
export function sizeWords(bytes: number): string {
  return bytes >= 1_000_000
    ? `${Number((bytes / 1_000_000).toFixed(2))} MB`
    : `${Math.ceil(bytes / 1000)} KB`;
}
