import type { Run } from "../model/run.ts";
import { errorJson, toJson } from "./diagnosis-json.ts";
import { parseOptions, READ_OPTIONS, readOptionsOf, runsOf } from "./options.ts";
import { readInput } from "./read-inputs.ts";
import { type RunLine, runLine, spanText } from "./run-line.ts";
import { endProgress, progress, type Terminal } from "./terminal.ts";
import { textTable } from "./text-table.ts";

/** Version of the JSON that `list --json` prints. */
const LIST_SCHEMA = "postrun.list/1";

/** `postrun list <path…>`: what was found, one line a run, without diagnosing. Exit code 3 when an input failed. */
export async function listCommand(argv: readonly string[], terminal: Terminal): Promise<number> {
  const parsed = parseOptions(argv, { ...READ_OPTIONS, json: { type: "boolean" } });
  const inputs = runsOf(parsed);
  const options = { ...readOptionsOf(parsed), hashes: false };
  const found: Record<string, unknown>[] = [];
  const lines: RunLine[] = [];
  let failed = false;
  for (const [i, input] of inputs.entries()) {
    progress(terminal, `reading ${i + 1} of ${inputs.length}: ${input}`);
    const result = await readInput(input, options);
    endProgress(terminal);
    if ("error" in result) {
      failed = true;
      const { schema: _, ...error } = errorJson(input, result.name, result.error);
      found.push(error);
      if (!parsed.values["json"]) terminal.err.write(errorText(result.error));
      continue;
    }
    for (const run of result.runs) {
      const line = runLine(run);
      lines.push(line);
      found.push({ input: run.input, ...line, notices: noticesByCode(run) });
    }
  }
  if (parsed.values["json"]) terminal.out.write(`${toJson({ schema: LIST_SCHEMA, runs: found }, 2)}\n`);
  else if (lines.length > 0) terminal.out.write(textTable(HEADER, lines.map(cellsOf), [2, 3]));
  return failed ? 3 : 0;
}

function errorText(error: { readonly message: string; readonly hint: string | undefined }): string {
  return `postrun: ${error.message}\n${error.hint ? `  ${error.hint}\n` : ""}`;
}

function noticesByCode(run: Run): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { code } of run.notices) counts[code] = (counts[code] ?? 0) + 1;
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const HEADER = ["run", "format", "series", "rows", "span", "status", "notices"];

function cellsOf(line: RunLine): string[] {
  const { run, format, series, rows, status, warnings } = line;
  const notices = warnings === 0 ? "" : `${warnings} ${warnings === 1 ? "warning" : "warnings"}`;
  return [run, format, String(series), String(rows), spanText(line.span), STATUS_WORDS[status], notices];
}

/** A tool that recorded no end was killed, or was still at work when the files were taken: nothing tells which. */
const STATUS_WORDS: Readonly<Record<RunLine["status"], string>> = {
  finished: "finished",
  failed: "failed",
  killed: "killed",
  running: "no end recorded",
  unknown: "unknown",
};
