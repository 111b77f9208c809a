import { ReadError } from "../model/errors.ts";
import type { Run } from "../model/run.ts";
import { readInput } from "./read-inputs.ts";

/**
 * The one run at a path. Throws a ReadError where there is none, and where there are several: it names them, and
 * `readRuns(await openSource(path))` gives them all.
 */
export async function readRun(path: string): Promise<Run> {
  const result = await readInput(path, {});
  if ("error" in result) throw result.error;
  const [run, ...others] = result.runs;
  if (!run) throw new ReadError(`Cannot read ${path}: it holds no run`);
  if (others.length > 0) {
    const names = result.runs.slice(0, 5).map(({ name }) => name);
    throw new ReadError(
      `Cannot read ${path} as one run: it holds ${result.runs.length} (${names.join(", ")} …)`,
      {
        hint: "readRuns(await openSource(path)) gives them all",
      },
    );
  }
  return run;
}
