import { rmSync } from "node:fs";
import { readRuns } from "../../src/assemble/read-runs.ts";
import type { Run } from "../../src/model/run.ts";
import { type Json, parseJson } from "../../src/readers/json/tolerant-json.ts";
import { openSource } from "../../src/sources/open-source.ts";
import { type Writer, writeRun } from "./python.ts";

/** What a writer left, as postrun reads it, and the values that the writer itself says it wrote. */
export interface Written {
  readonly runs: readonly Run[];
  readonly results: Json;
}

const folders: string[] = [];

/** Writes with a real tool and reads what it left. */
export async function readWritten(writer: Writer): Promise<Written> {
  const { folder, said } = writeRun(writer);
  folders.push(folder);
  const runs = await readRuns(await openSource(folder));
  return { runs, results: parseJson(/^results (.*)$/m.exec(said)?.[1] ?? "null").value ?? null };
}

/** Deletes what was written. */
export function removeWritten(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}
