import { join } from "node:path";
import type { Run } from "../model/run.ts";
import { groupedRuns, type ShownRun } from "./grouped-runs.ts";
import { parseOptions, READ_OPTIONS, readOptionsOf, runsOf, SHOW_OPTIONS, showOptionsOf } from "./options.ts";
import { readInput } from "./read-inputs.ts";
import { reportDataOf } from "./report-data-of.ts";
import { reportDate } from "./report-date.ts";
import { FORMAT_OPTIONS, formatsOf } from "./report-formats.ts";
import { CONFIG_OPTIONS, readersOf, type Setup, setups } from "./setup.ts";
import { hidesNames, shownRuns } from "./shown-runs.ts";
import { endProgress, progress, type Terminal } from "./terminal.ts";
import { writePdfs } from "./write-pdfs.ts";
import { type WrittenReport, writeReport } from "./write-report.ts";

const OPTIONS = {
  ...READ_OPTIONS,
  ...SHOW_OPTIONS,
  ...FORMAT_OPTIONS,
  ...CONFIG_OPTIONS,
  out: { type: "string" },
} as const;

/** `postrun report <run…>`: writes the page of each run, and the other files that were asked for. */
export async function reportCommand(argv: readonly string[], terminal: Terminal): Promise<number> {
  const parsed = parseOptions(argv, OPTIONS);
  const inputs = runsOf(parsed);
  const formats = formatsOf(parsed);
  const shows = showOptionsOf(parsed);
  const context = {
    date: reportDate(terminal.env),
    author: formats.author,
    static: formats.static ?? false,
  };
  const setupOf = setups(parsed);
  const setupOfRun = new Map<Run, Setup | null>();
  const folder = typeof parsed.values["out"] === "string" ? parsed.values["out"] : "postrun-report";
  const taken = new Set<string>();
  const reports: WrittenReport[] = [];
  const read: ShownRun[] = [];
  let failed = false;
  for (const [i, input] of inputs.entries()) {
    progress(terminal, `reading ${i + 1} of ${inputs.length}: ${input}`);
    const setup = await setupOf(input);
    const result = await readInput(input, { ...readOptionsOf(parsed), ...readersOf(setup) });
    endProgress(terminal);
    if ("error" in result) {
      failed = true;
      terminal.err.write(`postrun: ${result.error.message}\n`);
      if (result.error.hint) terminal.err.write(`  ${result.error.hint}\n`);
      continue;
    }
    for (const shown of shownRuns(result.runs, shows, setup)) {
      read.push(shown);
      setupOfRun.set(shown.run, setup);
    }
  }
  for (const shown of groupedRuns(read, shows.group).runs) {
    const base = join(folder, freeName(shown.run.name, taken));
    const setup = setupOfRun.get(shown.run) ?? null;
    const redacted = hidesNames(shows.redacts, setup);
    const data = reportDataOf(shown, { ...context, redacted, setup });
    reports.push(await writeReport(data, base, { formats, terminal }));
  }
  await writePdfs(reports, formats, terminal);
  return failed ? 3 : 0;
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
