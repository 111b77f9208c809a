import { UsageError } from "../model/errors.ts";
import type { RunGroup } from "../model/group.ts";
import { diagnosisJson, errorJson, toJson } from "./diagnosis-json.ts";
import { diagnosisText } from "./diagnosis-text.ts";
import { groupText } from "./group-text.ts";
import { groupedRuns, type ShownRun } from "./grouped-runs.ts";
import { parseOptions, READ_OPTIONS, readOptionsOf, runsOf, SHOW_OPTIONS, showOptionsOf } from "./options.ts";
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
  const shown: ShownRun[] = [];
  let failed = false;
  for (const [i, input] of inputs.entries()) {
    progress(terminal, `${i + 1} of ${inputs.length}: ${input}`);
    const result = await readInput(input, options);
    endProgress(terminal);
    failed ||= "error" in result;
    const runs = "error" in result ? [] : Array.from(shownRuns(result.runs, shows));
    // JSON Lines are one line a run, as it comes: nothing is kept for a comparison.
    if (jsonl) for (const object of toObjects(result, runs)) terminal.out.write(`${toJson(object)}\n`);
    else shown.push(...runs);
    if (json) objects.push(...toObjects(result, runs));
    if (!json && !jsonl) writeText(result, runs, terminal);
  }
  writeGroups(groupedRuns(shown, shows.group).groups, json === true ? objects : null, terminal);
  return failed ? 3 : 0;
}

/** What ends the output: the one JSON document, or the groups in words. */
function writeGroups(
  groups: readonly RunGroup[],
  objects: readonly Record<string, unknown>[] | null,
  terminal: Terminal,
): void {
  if (objects)
    terminal.out.write(`${toJson({ runs: objects, ...(groups.length > 0 ? { groups } : {}) }, 2)}\n`);
  else for (const group of groups) terminal.out.write(groupText(group));
}

function toObjects(result: InputResult, runs: readonly ShownRun[]): Record<string, unknown>[] {
  if ("error" in result) return [errorJson(result.input, result.name, result.error)];
  return runs.map(({ run, diagnosis }) => diagnosisJson(run, diagnosis));
}

function writeText(result: InputResult, runs: readonly ShownRun[], terminal: Terminal): void {
  if ("error" in result) {
    terminal.err.write(`postrun: ${result.error.message}\n`);
    if (result.error.hint) terminal.err.write(`  ${result.error.hint}\n`);
    return;
  }
  for (const { diagnosis } of runs) terminal.out.write(diagnosisText(diagnosis));
}
