import { inVoice } from "../../locale/in-voice.ts";
import type { ReportDocument } from "../../model/document.ts";
import type { ReportData } from "./report-data.ts";

/** The document of a report as readers see it, in its language: what files without markup are written from. */
export function shownDocument({ document, edition, date }: ReportData): ReportDocument {
  return inVoice(document, edition.voice, { date, marks: false }).document;
}
