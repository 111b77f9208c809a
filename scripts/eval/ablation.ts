import { readRuns } from "../../src/assemble/read-runs.ts";
import { AppError } from "../../src/model/errors.ts";
import type { Run } from "../../src/model/run.ts";
import { diagnose } from "../../src/pipeline.ts";
import type { Label } from "../corpus.ts";
import { answerOf, type Labelled, sourceOf } from "./read-labelled.ts";
import { type Answer, type Score, score } from "./score.ts";

/** What an instrumented run shows when it is read again with less. */
export type Level = "curves" | "curves, settings and log" | "everything";

/** Files that tell how a run was set up and what its program printed. */
const SETTINGS = /(^|\/)(config\.(json|ya?ml)|hparams\.ya?ml|args\.(json|ya?ml)|[^/]*\.log|params\/[^/]+)$/;

/**
 * The same instrumented runs, read with their curves alone, with settings and log beside them, and whole. Files are taken from
 * the source; what the files of the curves carry besides (settings, statistics by layer) is left out after reading.
 */
export async function ablation(corpus: string, all: readonly Labelled[]): Promise<ReadonlyMap<Level, Score>> {
  const instrumented = all.filter(({ label }) => label.level === 3);
  const labels = instrumented.map(({ label }) => label);
  const scores = new Map<Level, Score>();
  for (const level of ["curves", "curves, settings and log", "everything"] as const) {
    const answers = new Map<string, Answer>();
    for (const { label, read } of instrumented) {
      const run =
        level === "everything" ? (read?.run ?? null) : await readLess(corpus, { label, read }, level);
      if (run) answers.set(label.run, answerOf(label.run, diagnose(run)));
    }
    scores.set(level, score(labels, answers));
  }
  return scores;
}

/** Null where nothing readable is left. */
async function readLess(corpus: string, { label, read }: Labelled, level: Level): Promise<Run | null> {
  if (!read) return null;
  const withSettings = level !== "curves";
  const curves = new Set(read.run.series.map(({ file }) => file));
  const source = await sourceOf(corpus, label);
  const files = source.files.filter(
    ({ name }) => curves.has(name) || isStore(name, label) || (withSettings && SETTINGS.test(name)),
  );
  const run = await firstRun({ ...source, files }, label);
  if (!run) return null;
  const bare = { ...run, layers: null };
  return withSettings ? bare : { ...bare, config: null, facts: {}, events: [] };
}

/** What a store of runs needs to be known as one. */
function isStore(name: string, { format }: Label): boolean {
  return format === "mlflow" && /(^|\/)meta\.yaml$/.test(name);
}

async function firstRun(source: Parameters<typeof readRuns>[0], label: Label): Promise<Run | null> {
  try {
    const runs = await readRuns(source, { hashes: false });
    return runs.find(({ name }) => name === label.run) ?? runs[0] ?? null;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
