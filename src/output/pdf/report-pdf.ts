import { type ReportData, writeReportData } from "../data/report-data.ts";
import { shownDocument } from "../data/shown-document.ts";
import { completePdf } from "./complete-pdf.ts";
import { placesOf } from "./places.ts";

/** A printed report with what it states of itself, its result and all its data attached. */
export function completeReportPdf(printed: Uint8Array, data: ReportData, result: string): Uint8Array {
  const { version, author, date } = data;
  const { document } = shownDocument(data);
  const facts = {
    title: document.title,
    subject: document.description,
    author,
    producer: `postrun ${version}; ${browserOf(printed)}`,
    date,
    language: data.edition.voice?.language ?? "en",
    places: placesOf(document),
  };
  return completePdf(printed, facts, [
    {
      name: "report-data.json",
      description: "All that this report was written from; postrun extract and rerender read it",
      text: writeReportData(data),
    },
    { name: "result.json", description: "The diagnosis", text: result },
  ]);
}

/** The browser's own name for what it writes: two builds may differ in bytes. */
function browserOf(printed: Uint8Array): string {
  const head = Buffer.from(printed.subarray(0, 2000)).toString("latin1");
  return /\/Producer \(([^)\\]{1,60})\)/.exec(head)?.[1] ?? "a browser";
}
