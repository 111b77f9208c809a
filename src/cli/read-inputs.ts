import { basename, resolve } from "node:path";
import { readRuns } from "../assemble/read-runs.ts";
import { AppError, UsageError } from "../model/errors.ts";
import type { Run } from "../model/run.ts";
import { isMlflowAddress, parseMlflowAddress } from "../sources/mlflow/address.ts";
import { openSource } from "../sources/open-source.ts";
import type { InputOptions } from "./options.ts";

/** What one argument gave: its runs, or the one error that says why not. */
export type InputResult =
  | { readonly input: string; readonly name: string; readonly runs: readonly Run[] }
  | { readonly input: string; readonly name: string; readonly error: AppError };

/** Reads one argument, shown without a password; an unreadable one is a result, so that the others go on. Bugs are thrown. */
export async function readInput(given: string, options: InputOptions): Promise<InputResult> {
  const input = isMlflowAddress(given) ? parseMlflowAddress(given, {}).shown : given;
  const name = basename(resolve(input));
  const { only, ...readOptions } = options;
  try {
    const runs = await readRuns(await openSource(given, { environment: process.env }), readOptions);
    return { input, name, runs: only === undefined ? runs : chosenRuns(runs, only) };
  } catch (error) {
    if (error instanceof AppError && error.exitCode === 3) return { input, name, error };
    throw error;
  }
}

/** Runs by their name, with or without the input's own name before it, in the order of the files. */
function chosenRuns(runs: readonly Run[], only: readonly string[]): readonly Run[] {
  const unknown = only.find((name) => !runs.some((run) => isCalled(run, name)));
  if (unknown !== undefined) {
    throw new UsageError(`No run is called ${unknown}: ${countOf(runs)} ${namesOf(runs)}`, {
      hint: "postrun list shows the runs of an input",
    });
  }
  return runs.filter((run) => only.some((name) => isCalled(run, name)));
}

function isCalled(run: Run, name: string): boolean {
  if (run.name === name || run.name.slice(run.name.indexOf("/") + 1) === name) return true;
  // A store keeps a run in a folder named by its id, whatever the run is called.
  return run.format === "mlflow-files" && run.series.some(({ file }) => file.split("/").includes(name));
}

function countOf(runs: readonly Run[]): string {
  return runs.length === 1 ? "the input holds one run," : `the input holds ${runs.length} runs,`;
}

/** Enough to find a misspelling; a store of hundreds is for `postrun list`. */
const MOST_NAMES = 30;

function namesOf(runs: readonly Run[]): string {
  const names = runs.map((run) => run.name);
  if (names.length <= MOST_NAMES) return names.join(", ");
  return `${names.slice(0, MOST_NAMES).join(", ")} and ${names.length - MOST_NAMES} more`;
}
