import { UsageError } from "../model/errors.ts";
import { diagnosisJson, errorJson, toJson } from "./diagnosis-json.ts";
import { diagnosisText } from "./diagnosis-text.ts";
import {
  parseOptions,
  READ_OPTIONS,
  readOptionsOf,
  runsOf,
  SHOW_OPTIONS,
  type ShowOptions,
  showOptionsOf,
} from "./options.ts";
import { type InputResult, readInput } from "./read-inputs.ts";
import { shownRuns } from "./shown-runs.ts";
import { endProgress, progress, type Terminal } from "./terminal.ts";

/** `postrun diagnose <run…>`: the causes of each run as text, JSON or JSON Lines. Exit code 3 when an input failed. */
export async function diagnoseCommand(argv: readonly string[], terminal: Terminal): Promise<number> {
  const parsed = parseOptions(argv, {
    ...READ_OPTIONS,
    ...SHOW_OPTIONS,
    json: { type: "boolean" },
    jsonl: { type: "boolean" },
  });
  const { json, jsonl } = parsed.values;
  if (json && jsonl) throw new UsageError("Give --json or --jsonl, not both");
  const inputs = runsOf(parsed);
  const options = readOptionsOf(parsed);
  const shows = showOptionsOf(parsed);
  const objects: Record<string, unknown>[] = [];
  let failed = false;
  for (const [i, input] of inputs.entries()) {
    progress(terminal, `${i + 1} of ${inputs.length}: ${input}`);
    const result = await readInput(input, options);
    endProgress(terminal);
    failed ||= "error" in result;
    if (json) objects.push(...toObjects(result, shows));
    else if (jsonl) for (const object of toObjects(result, shows)) terminal.out.write(`${toJson(object)}\n`);
    else writeText(result, terminal, shows);
  }
  if (json) terminal.out.write(`${toJson({ runs: objects }, 2)}\n`);
  return failed ? 3 : 0;
}

function toObjects(result: InputResult, shows: ShowOptions): Record<string, unknown>[] {
  if ("error" in result) return [errorJson(result.input, result.name, result.error)];
  return Array.from(shownRuns(result.runs, shows), ({ run, diagnosis }) => diagnosisJson(run, diagnosis));
}

function writeText(result: InputResult, terminal: Terminal, shows: ShowOptions): void {
  if ("error" in result) {
    terminal.err.write(`postrun: ${result.error.message}\n`);
    if (result.error.hint) terminal.err.write(`  ${result.error.hint}\n`);
    return;
  }
  for (const { diagnosis } of shownRuns(result.runs, shows)) terminal.out.write(diagnosisText(diagnosis));
}
