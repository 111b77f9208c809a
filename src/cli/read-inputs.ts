import { basename, resolve } from "node:path";
import { AppError } from "../model/errors.ts";
import type { Run } from "../model/run.ts";
import { readRuns } from "../readers/read-runs.ts";
import { openSource } from "./open-source.ts";

/** What one argument gave: its runs, or the one error that says why not. */
export type InputResult =
  | { readonly input: string; readonly name: string; readonly runs: readonly Run[] }
  | { readonly input: string; readonly name: string; readonly error: AppError };

/** Reads one argument; an unreadable one is a result, so that the others go on. Bugs are thrown. */
export async function readInput(
  input: string,
  options: { readonly format?: string; readonly maps?: Readonly<Record<string, string>> },
): Promise<InputResult> {
  const name = basename(resolve(input));
  try {
    return { input, name, runs: await readRuns(await openSource(input), options) };
  } catch (error) {
    if (error instanceof AppError && error.exitCode === 3) return { input, name, error };
    throw error;
  }
}
