import { inVoice, type Voiced } from "../../locale/in-voice.ts";
import type { ReportData } from "./report-data.ts";

/** The document of a report as readers see it, and what says the words around it: what files without markup are written from. */
export function shownDocument({ document, edition, date }: ReportData): Voiced {
  return inVoice(document, edition.voice, { date, marks: false });
}
