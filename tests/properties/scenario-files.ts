import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { readRuns } from "../../src/assemble/read-runs.ts";
import { diagnose } from "../../src/pipeline.ts";
import { sourceOf } from "../source-of.ts";

const FOLDER = resolve(import.meta.dirname, "../../fixtures/scenarios");

/** Texts of a run by the name of their file. */
export type Files = Readonly<Record<string, string>>;

/** What a diagnosis comes down to. */
export interface Answer {
  readonly verdict: string;
  /** The first cause, where one is likelier at work than not. */
  readonly first: string | null;
}

/** The bundled runs, each truly trained. */
export const SCENARIOS: readonly string[] = readdirSync(FOLDER)
  .filter((name) => readdirSync(join(FOLDER, name)).includes("metrics.csv"))
  .sort();

/** The files of a bundled run, its recipe left out. */
export function filesOf(scenario: string): Files {
  const folder = join(FOLDER, scenario);
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name !== "SOURCE.md" && statSync(join(folder, name)).isFile())
    .sort();
  return Object.fromEntries(
    names.map((name) => [
      relative(folder, join(folder, name)).split(sep).join("/"),
      readFileSync(join(folder, name), "utf8"),
    ]),
  );
}

/** Reads and diagnoses files as one run; fails where they are none or several. */
export async function answerFor(files: Readonly<Record<string, string | Uint8Array>>): Promise<Answer> {
  const runs = await readRuns(sourceOf(files), { hashes: false });
  const [run] = runs;
  if (!run || runs.length !== 1) throw new Error(`${runs.length} runs: ${runs.map(({ name }) => name)}`);
  const { verdict, causes } = diagnose(run);
  const first = causes[0];
  return { verdict, first: first && first.confidence >= 0.5 ? first.id : null };
}
