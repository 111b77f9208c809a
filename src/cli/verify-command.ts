import { sha256Of } from "../assemble/sha256-of.ts";
import { UsageError } from "../model/errors.ts";
import type { Provenance } from "../model/run.ts";
import type { Source } from "../model/source.ts";
import { openSource } from "../sources/open-source.ts";
import { parseOptions } from "./options.ts";
import { readReport } from "./read-report.ts";
import type { Terminal } from "./terminal.ts";

/** Exit codes besides those of every command. */
const DIFFERS = 10;
const CANNOT_TELL = 11;

/**
 * `postrun verify REPORT [PATH]`: whether the files are still those that the report was made from. 0 all are, 10 one
 * differs or is gone, 11 none can be compared.
 */
export async function verifyCommand(argv: readonly string[], terminal: Terminal): Promise<number> {
  const { positionals } = parseOptions(argv, {});
  const [path, given, ...more] = positionals;
  if (path === undefined || more.length > 0) {
    throw new UsageError("Wrong usage: expected a report, and the folder or file that it was made from");
  }
  const { result, sources } = await readReport(path);
  const source = await openSource(given ?? String(result["input"]), { environment: process.env });
  const digested = sources.filter(({ sha256 }) => sha256 !== "");
  const compared = [];
  for (const one of digested) compared.push({ one, state: await stateOf(one, source) });
  for (const { one, state } of compared) terminal.out.write(`${state.padEnd(9)}  ${one.file}\n`);
  const bad = compared.filter(({ state }) => state !== "same").length;
  const found = compared.filter(({ state }) => state !== "missing").length;
  terminal.out.write(`${summaryOf(compared.length, bad)}\n`);
  if (found === 0) return CANNOT_TELL;
  return bad > 0 ? DIFFERS : 0;
}

type State = "same" | "different" | "missing";

async function stateOf({ file, bytes, sha256 }: Provenance, source: Source): Promise<State> {
  const found = source.files.find(({ name }) => name === file);
  if (!found) return "missing";
  if (found.size !== bytes) return "different";
  return (await sha256Of(found)) === sha256 ? "same" : "different";
}

function summaryOf(count: number, bad: number): string {
  const files = `${count} ${count === 1 ? "file" : "files"}`;
  if (count === 0) return "The report names no file with a digest";
  return bad === 0 ? `${files}, all as they were read` : `${bad} of ${files} not as read`;
}
