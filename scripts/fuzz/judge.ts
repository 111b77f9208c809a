import { readRuns } from "../../src/assemble/read-runs.ts";
import { ReadError } from "../../src/model/errors.ts";
import type { Reader } from "../../src/model/reader.ts";
import type { Run } from "../../src/model/run.ts";
import { type FuzzCase, readersFor } from "./fuzz-case.ts";

/** What a case came to: runs, a ReadError that names its file, or what is wrong. */
export type Verdict =
  | { readonly kind: "runs" | "read-error" }
  | { readonly kind: "failed"; readonly why: string };

/** Reads a case by the public function and holds the result to what is promised of any input. */
export async function judge(one: FuzzCase, readers: readonly Reader[], id: string): Promise<Verdict> {
  try {
    const runs = await readRuns(one.source, { readers: readersFor(readers, id, one.forced) });
    const fault = runs.map(faultOf).find((found) => found !== null);
    return fault === undefined ? { kind: "runs" } : { kind: "failed", why: fault ?? "" };
  } catch (error) {
    if (!(error instanceof ReadError)) return { kind: "failed", why: stackOf(error) };
    const names = [one.source.input, ...one.source.files.map((file) => file.name)];
    if (names.some((name) => error.message.includes(name))) return { kind: "read-error" };
    return { kind: "failed", why: `a ReadError that names no file: ${error.message}` };
  }
}

/** What is wrong with a run that was read: arrays that do not fit each other, a notice without words. */
function faultOf(run: Run): string | null {
  for (const { id, index, values, axes } of run.series) {
    const rows = axes.step.length;
    const axis = [axes.epoch?.length ?? rows, axes.time?.length ?? rows, axes.row.length];
    if (axis.some((length) => length !== rows)) return `${id}: axes of ${[rows, ...axis]} rows`;
    if (index.length !== values.length) return `${id}: ${index.length} rows of ${values.length} values`;
    if (index.some((row) => row < 0 || row >= rows)) return `${id}: a value in a row beyond ${rows}`;
  }
  const silent = run.notices.find((notice) => notice.message === "" || /undefined/.test(notice.message));
  return silent === undefined ? null : `a notice without sense: ${silent.code} ${silent.message}`;
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return `no error was thrown but ${String(error)}`;
  const stack = error.stack ?? error.message;
  return stack
    .split("\n")
    .filter((line) => !line.includes("node:internal"))
    .slice(0, 12)
    .join("\n");
}
