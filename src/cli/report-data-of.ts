import { namesInVoice } from "../locale/names-in-voice.ts";
import type { Diagnosis } from "../model/diagnosis.ts";
import type { Run } from "../model/run.ts";
import { runToCarry } from "../output/data/pack.ts";
import { REPORT_SCHEMA, type ReportData } from "../output/data/report-data.ts";
import { ownSection } from "../own/own-section.ts";
import { createWordHider } from "../privacy/hide-words.ts";
import type { PageSettings } from "../report/arrange-sections.ts";
import { buildDocument } from "../report/build-document.ts";
import { diagnosisJson } from "./diagnosis-json.ts";
import { dayInWords } from "./report-date.ts";
import type { Setup } from "./setup.ts";
import { version } from "./version.ts";

/** The report of a run as data, as it may be shown: what all its files are written from. */
export function reportDataOf(
  { run, diagnosis }: { readonly run: Run; readonly diagnosis: Diagnosis },
  context: {
    readonly date: string | null;
    readonly author: string | null;
    readonly static: boolean;
    readonly redacted: boolean;
    readonly setup?: Setup | null;
  },
): ReportData {
  const setup = context.setup ?? null;
  const page = setup && pageOf(setup, run, diagnosis);
  const theme = setup?.settings.theme ?? null;
  const voice = setup?.settings.voice ?? null;
  const document = buildDocument(run, diagnosis, {
    version,
    date: dayInWords(context.date),
    ...(page ? { page } : {}),
  });
  return {
    schema: REPORT_SCHEMA,
    version,
    author: context.author ?? setup?.settings.author ?? null,
    date: context.date,
    edition: {
      static: context.static,
      redacted: context.redacted,
      fonts: "embedded",
      reductions: [],
      maxBytes: null,
      ...(theme ? { theme } : {}),
      ...(voice ? { voice: { ...voice, keep: namesInVoice(run, diagnosis, document) } } : {}),
    },
    result: diagnosisJson(run, diagnosis),
    sources: run.provenance,
    document,
    run: context.redacted || hidesWords(setup) ? null : runToCarry(run),
  };
}

/** The run's rows stay out of a page whose words are hidden, as with --redact. */
function hidesWords(setup: Setup | null): boolean {
  return (setup?.settings.redaction.words.length ?? 0) > 0;
}

function pageOf({ settings, logo, own }: Setup, run: Run, diagnosis: Diagnosis): PageSettings {
  const patterns = settings.redaction.words.map(({ pattern }) => pattern);
  const { hide } = createWordHider(patterns);
  const shown = (text: string): string => (patterns.length === 0 ? text : hide(text));
  const built = own.map((one) => ownSection({ ...one, text: shown(one.text) }, run, diagnosis));
  let next = 0;
  return {
    title: settings.title === null ? null : shown(settings.title),
    logo: logo === null ? null : { uri: logo, alt: "Logo" },
    order: settings.sections.map((choice) =>
      choice.kind === "known" ? choice.id : (built[next++]?.id ?? ""),
    ),
    hidden: settings.hide.map(({ id }) => id),
    own: built,
  };
}
