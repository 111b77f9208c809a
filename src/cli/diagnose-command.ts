import { UsageError } from "../model/errors.ts";
import type { GroupKind } from "../model/group.ts";
import type { CriterionResult } from "../model/settings.ts";
import { diagnosisJson, errorJson, toJson } from "./diagnosis-json.ts";
import { diagnosisText } from "./diagnosis-text.ts";
import { groupText } from "./group-text.ts";
import { groupedRuns, type ShownRun } from "./grouped-runs.ts";
import { parseOptions, READ_OPTIONS, readOptionsOf, runsOf, SHOW_OPTIONS, showOptionsOf } from "./options.ts";
import { type InputResult, readInput } from "./read-inputs.ts";
import { CONFIG_OPTIONS, readersOf, setups } from "./setup.ts";
import { shownRuns } from "./shown-runs.ts";
import { endProgress, progress, type Terminal } from "./terminal.ts";

/** `postrun diagnose <run…>`: the causes of each run as text, JSON or JSON Lines. Exit code 3 when an input failed, else the gate's. */
export async function diagnoseCommand(argv: readonly string[], terminal: Terminal): Promise<number> {
  const parsed = parseOptions(argv, {
    ...READ_OPTIONS,
    ...SHOW_OPTIONS,
    ...CONFIG_OPTIONS,
    json: { type: "boolean" },
    jsonl: { type: "boolean" },
  });
  const { json, jsonl } = parsed.values;
  if (json && jsonl) throw new UsageError("Give --json or --jsonl, not both");
  const inputs = runsOf(parsed);
  const options = readOptionsOf(parsed);
  const shows = showOptionsOf(parsed);
  const kept: Kept[] = [];
  const setupOf = setups(parsed);
  const criteria: CriterionResult["outcome"][] = [];
  for (const [i, input] of inputs.entries()) {
    progress(terminal, `${i + 1} of ${inputs.length}: ${input}`);
    const setup = await setupOf(input);
    const result = await readInput(input, { ...options, ...readersOf(setup) });
    endProgress(terminal);
    const runs = "error" in result ? [] : Array.from(shownRuns(result.runs, shows, setup));
    criteria.push(...runs.flatMap(outcomesOf));
    // JSON Lines are one line a run, as it comes: nothing is kept of them for a comparison.
    kept.push({ result, runs: jsonl ? [] : runs });
    if (jsonl) writeLines(result, runs, terminal);
    else if (!json) writeText(result, runs, terminal);
  }
  if (json) writeJson(kept, shows.group, terminal);
  else writeGroups(kept, shows.group, terminal);
  return kept.some(({ result }) => "error" in result) ? 3 : gateCode(criteria);
}

/** 10: a criterion failed; 11: none did, and one cannot be told from the files. */
function gateCode(outcomes: readonly CriterionResult["outcome"][]): number {
  if (outcomes.includes("failed")) return 10;
  return outcomes.includes("cannot-tell") ? 11 : 0;
}

function outcomesOf({ diagnosis }: ShownRun): readonly CriterionResult["outcome"][] {
  return (diagnosis.declared?.criteria ?? []).map(({ outcome }) => outcome);
}

interface Kept {
  readonly result: InputResult;
  readonly runs: readonly ShownRun[];
}

/** The groups in words, after all runs; a question about seeds is answered with them. */
function writeGroups(kept: readonly Kept[], declared: GroupKind | null, terminal: Terminal): void {
  const { runs, groups } = groupedRuns(
    kept.flatMap((one) => one.runs),
    declared,
  );
  const asked = runs.find(({ diagnosis }) => diagnosis.group && diagnosis.answer)?.diagnosis.answer;
  for (const group of groups) terminal.out.write(groupText(group, asked ?? null));
}

/** One document with all inputs in their order, and the groups that their runs form. */
function writeJson(kept: readonly Kept[], declared: GroupKind | null, terminal: Terminal): void {
  const { runs, groups } = groupedRuns(
    kept.flatMap((one) => one.runs),
    declared,
  );
  let from = 0;
  const objects = kept.flatMap(({ result, runs: { length } }) => {
    from += length;
    return toObjects(result, runs.slice(from - length, from));
  });
  terminal.out.write(`${toJson({ runs: objects, ...(groups.length > 0 ? { groups } : {}) }, 2)}\n`);
}

function writeLines(result: InputResult, runs: readonly ShownRun[], terminal: Terminal): void {
  for (const object of toObjects(result, runs)) terminal.out.write(`${toJson(object)}\n`);
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
