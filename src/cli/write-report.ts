import type { ReportData } from "../output/data/report-data.ts";
import { shownDocument } from "../output/data/shown-document.ts";
import { reductionWords, renderReportPage } from "../output/html/report-page.ts";
import { toJson } from "./diagnosis-json.ts";
import type { Formats } from "./report-formats.ts";
import { endProgress, progress, type Terminal } from "./terminal.ts";
import { writeWhole } from "./write-file.ts";
import { writeNotebook } from "./write-notebook.ts";

/** A page as it was written, and the report that it is of: what PDFs are printed from. */
export interface WrittenReport {
  /** Path of its files, without their endings. */
  readonly base: string;
  readonly data: ReportData;
  readonly html: string;
  /** True where the page leaves something out to keep to a size. */
  readonly reduced: boolean;
}

/** Writes the page of a report and what was asked for beside it; PDFs are printed later, all by one browser. */
export async function writeReport(
  whole: ReportData,
  base: string,
  { formats, terminal }: { readonly formats: Formats; readonly terminal: Terminal },
): Promise<WrittenReport> {
  progress(terminal, `writing ${base}.html`);
  const { html, data } = await pageOf(whole, formats.maxBytes);
  await writeWhole(`${base}.html`, html);
  if (formats.md) {
    const { renderMarkdown } = await import("../output/markdown/pull-request.ts");
    const shown = shownDocument(whole);
    await writeWhole(`${base}.md`, renderMarkdown(shown.document, shown.say));
  }
  if (formats.ipynb) await writeNotebook(whole, base, { formats, terminal });
  if (formats.json) await writeWhole(`${base}.json`, resultText(whole));
  endProgress(terminal);
  const left = reductionWords(data.edition);
  terminal.out.write(`${base}.html  ${outcomeOf(whole)}\n${left === "" ? "" : `  ${left}\n`}`);
  return { base, data: whole, html, reduced: left !== "" };
}

/** The result as it stands in its own file. */
export function resultText({ result }: ReportData): string {
  return `${toJson(result, 2)}\n`;
}

async function pageOf(
  data: ReportData,
  maxBytes: number | null,
): Promise<{ html: string; data: ReportData }> {
  if (maxBytes === null) return { html: await renderReportPage(data), data };
  const { fitPage } = await import("../output/html/fit-page.ts");
  return fitPage(data, maxBytes);
}

/** The verdict, and the first cause where it is more likely than not. */
function outcomeOf({ result }: ReportData): string {
  const causes = result["causes"] as readonly { readonly id: string; readonly confidence: number }[];
  const [first] = causes;
  const cause = first && first.confidence >= 0.5 ? `, ${first.id} ${first.confidence.toFixed(2)}` : "";
  return `${String(result["verdict"])}${cause}`;
}
