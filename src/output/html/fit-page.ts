import { RenderError } from "../../model/errors.ts";
import { type Edition, REDUCTIONS, type Reduction, type ReportData } from "../data/report-data.ts";
import { renderReportPage, sizeWords } from "./report-page.ts";
import { thinPoints } from "./thin-points.ts";

/** A page with the data that it carries. */
export interface FittedPage {
  readonly html: string;
  readonly data: ReportData;
}

/**
 * The page within a size: what a reader misses least goes first, rule after rule, and the page says what went.
 * A RenderError where the smallest page is larger still.
 */
export async function fitPage(whole: ReportData, maxBytes: number): Promise<FittedPage> {
  let data: ReportData = { ...whole, edition: { ...whole.edition, reductions: [], maxBytes } };
  let html = await renderReportPage(data);
  for (const rule of REDUCTIONS) {
    if (Buffer.byteLength(html) <= maxBytes) return { html, data };
    if (!applies(rule, data)) continue;
    data = reduced(data, rule);
    html = await renderReportPage(data);
  }
  if (Buffer.byteLength(html) <= maxBytes) return { html, data };
  throw new RenderError(
    `Cannot write the page of ${whole.document.run} within ${sizeWords(maxBytes)}: with all left out that can be it has ${sizeWords(Buffer.byteLength(html))}`,
    { hint: "Give a larger --max-size" },
  );
}

function applies(rule: Reduction, { run, edition }: ReportData): boolean {
  if (rule === "run") return run !== null;
  if (rule === "script") return !edition.static;
  return rule !== "fonts" || edition.fonts === "embedded";
}

function reduced(data: ReportData, rule: Reduction): ReportData {
  const edition: Edition = { ...data.edition, reductions: [...data.edition.reductions, rule] };
  if (rule === "run") return { ...data, edition, run: null };
  if (rule === "points") return { ...data, edition, document: thinPoints(data.document) };
  return { ...data, edition };
}
