import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { capture } from "../cli/capture.ts";

/** The runs that come with the project: each was trained for real. */
export const BUNDLED = ["divergence", "healthy", "overfit", "vanishing-gradient"] as const;

const SCENARIOS = resolve(import.meta.dirname, "../../fixtures/scenarios");

/** Reports in a folder of their own, as the program wrote them. */
export interface Reports {
  readonly folder: string;
  readonly remove: () => Promise<void>;
}

/** Writes reports of bundled runs by the command a user gives, with a fixed date. */
export async function writeReports(
  names: readonly string[],
  flags: readonly string[],
  env: Readonly<Record<string, string>> = { SOURCE_DATE_EPOCH: "1795564800" },
): Promise<Reports> {
  const folder = await mkdtemp(join(tmpdir(), "postrun-promise-"));
  const inputs = names.map((name) => join(SCENARIOS, name));
  const { code, err } = await capture(["report", ...inputs, "--out", folder, ...flags], env);
  if (code !== 0) throw new Error(`report ended with ${code}: ${err}`);
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** One file of a report. */
export async function reportFile({ folder }: Reports, name: string): Promise<Buffer> {
  return readFile(join(folder, name));
}
