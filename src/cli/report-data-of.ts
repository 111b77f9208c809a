import type { Diagnosis } from "../model/diagnosis.ts";
import type { Run } from "../model/run.ts";
import { runToCarry } from "../output/data/pack.ts";
import { REPORT_SCHEMA, type ReportData } from "../output/data/report-data.ts";
import { buildDocument } from "../report/build-document.ts";
import { diagnosisJson } from "./diagnosis-json.ts";
import { dayInWords } from "./report-date.ts";
import { version } from "./version.ts";

/** The report of a run as data, as it may be shown: what all its files are written from. */
export function reportDataOf(
  { run, diagnosis }: { readonly run: Run; readonly diagnosis: Diagnosis },
  context: {
    readonly date: string | null;
    readonly author: string | null;
    readonly static: boolean;
    readonly redacted: boolean;
  },
): ReportData {
  return {
    schema: REPORT_SCHEMA,
    version,
    author: context.author,
    date: context.date,
    edition: {
      static: context.static,
      redacted: context.redacted,
      fonts: "embedded",
      reductions: [],
      maxBytes: null,
    },
    result: diagnosisJson(run, diagnosis),
    sources: run.provenance,
    document: buildDocument(run, diagnosis, { version, date: dayInWords(context.date) }),
    run: context.redacted ? null : runToCarry(run),
  };
}
