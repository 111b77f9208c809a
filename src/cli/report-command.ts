import { join } from "node:path";
import type { Diagnosis } from "../model/diagnosis.ts";
import { UsageError } from "../model/errors.ts";
import type { Run } from "../model/run.ts";
import { renderHtml } from "../output/html/html.ts";
import { buildDocument } from "../report/build-document.ts";
import { diagnosisJson, toJson } from "./diagnosis-json.ts";
import {
  type ParsedOptions,
  parseOptions,
  READ_OPTIONS,
  readOptionsOf,
  runsOf,
  SHOW_OPTIONS,
  showOptionsOf,
} from "./options.ts";
import { readInput } from "./read-inputs.ts";
import { dayInWords, reportDate } from "./report-date.ts";
import { shownRuns } from "./shown-runs.ts";
import { endProgress, progress, type Terminal } from "./terminal.ts";
import { version } from "./version.ts";
import { writeWhole } from "./write-file.ts";

const OPTIONS = {
  ...READ_OPTIONS,
  ...SHOW_OPTIONS,
  out: { type: "string" },
  pdf: { type: "boolean" },
  json: { type: "boolean" },
  md: { type: "boolean" },
  static: { type: "boolean" },
  paper: { type: "string" },
  browser: { type: "string" },
} as const;

/** `postrun report <run…>`: writes the page of each run, and its PDF and JSON where asked. */
export async function reportCommand(argv: readonly string[], terminal: Terminal): Promise<number> {
  const parsed = parseOptions(argv, OPTIONS);
  const inputs = runsOf(parsed);
  const paper = paperOf(parsed);
  const folder = typeof parsed.values["out"] === "string" ? parsed.values["out"] : "postrun-report";
  const taken = new Set<string>();
  const pages: Page[] = [];
  let failed = false;
  for (const [i, input] of inputs.entries()) {
    progress(terminal, `reading ${i + 1} of ${inputs.length}: ${input}`);
    const result = await readInput(input, readOptionsOf(parsed));
    endProgress(terminal);
    if ("error" in result) {
      failed = true;
      terminal.err.write(`postrun: ${result.error.message}\n`);
      if (result.error.hint) terminal.err.write(`  ${result.error.hint}\n`);
      continue;
    }
    for (const shown of shownRuns(result.runs, showOptionsOf(parsed))) {
      const base = join(folder, freeName(shown.run.name, taken));
      pages.push(await writePage(shown, base, { parsed, terminal }));
    }
  }
  if (parsed.values["pdf"]) await writePdfs(pages, paper, { parsed, terminal });
  return failed ? 3 : 0;
}

interface Page {
  readonly base: string;
  readonly html: string;
  readonly title: string;
}

interface Context {
  readonly parsed: ParsedOptions;
  readonly terminal: Terminal;
}

interface Shown {
  readonly run: Run;
  readonly diagnosis: Diagnosis;
}

async function writePage(
  { run, diagnosis }: Shown,
  base: string,
  { parsed, terminal }: Context,
): Promise<Page> {
  progress(terminal, `writing ${base}.html`);
  const document = buildDocument(run, diagnosis, { version, date: dayInWords(reportDate(terminal.env)) });
  const html = await renderHtml(document, { static: parsed.values["static"] === true });
  await writeWhole(`${base}.html`, html);
  if (parsed.values["md"]) {
    const { renderMarkdown } = await import("../output/markdown/pull-request.ts");
    await writeWhole(`${base}.md`, renderMarkdown(document));
  }
  if (parsed.values["json"])
    await writeWhole(`${base}.json`, `${toJson(diagnosisJson(run, diagnosis), 2)}\n`);
  endProgress(terminal);
  terminal.out.write(`${base}.html  ${diagnosis.verdict}${firstCause(diagnosis)}\n`);
  return { base, html, title: run.name };
}

function firstCause(diagnosis: Diagnosis): string {
  const [first] = diagnosis.causes;
  return first && first.confidence >= 0.5 ? `, ${first.id} ${first.confidence.toFixed(2)}` : "";
}

/** One browser prints all pages; without any, the HTML stands and the exit code says so. */
async function writePdfs(pages: readonly Page[], paper: "A4" | "Letter", context: Context): Promise<void> {
  const { findBrowser } = await import("./find-browser.ts");
  const { renderPdfs } = await import("../output/pdf/pdf.ts");
  const { parsed, terminal } = context;
  const browser = await findBrowser(terminal.env, stringOption(parsed, "browser"), terminal.places);
  const date = terminal.env["SOURCE_DATE_EPOCH"] === undefined ? null : reportDate(terminal.env);
  await renderPdfs(
    pages.map(({ html }) => html),
    { browser, paper, date },
    async (bytes, i) => {
      const base = pages[i]?.base ?? "";
      progress(terminal, `printing ${base}.pdf`);
      await writeWhole(`${base}.pdf`, bytes);
      endProgress(terminal);
      terminal.out.write(`${base}.pdf\n`);
    },
  );
}

function stringOption(parsed: ParsedOptions, name: string): string | null {
  const value = parsed.values[name];
  return typeof value === "string" ? value : null;
}

function paperOf(parsed: ParsedOptions): "A4" | "Letter" {
  const paper = parsed.values["paper"] ?? "A4";
  if (paper === "A4" || paper === "Letter") return paper;
  throw new UsageError(`Wrong --paper ${JSON.stringify(paper)}: expected A4 or Letter`);
}

/** A file name from a run name: path separators and characters that file systems refuse become "-"; repeats are numbered. */
function freeName(run: string, taken: Set<string>): string {
  const plain =
    run
      .replace(/[/\\:*?"<>|\p{Cc}]+/gu, "-")
      .replace(/^\.+/, "")
      .slice(0, 120) || "run";
  let name = plain;
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${plain}-${n}`;
  taken.add(name.toLowerCase());
  return name;
}
