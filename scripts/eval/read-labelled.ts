import { join } from "node:path";
import { readInput } from "../../src/cli/read-inputs.ts";
import type { Diagnosis, Observation } from "../../src/model/diagnosis.ts";
import type { Run } from "../../src/model/run.ts";
import type { Source } from "../../src/model/source.ts";
import { observe } from "../../src/pipeline.ts";
import { openSource } from "../../src/sources/open-source.ts";
import type { Label } from "../corpus.ts";
import type { Answer } from "./score.ts";

/** A labelled run as it was read, with what the checks found; null where it could not be read. */
export interface Labelled {
  readonly label: Label;
  readonly read: { readonly run: Run; readonly observations: readonly Observation[] } | null;
}

/** Reads and observes the labelled runs of a corpus, one after the other. */
export async function readLabelled(corpus: string, labels: readonly Label[]): Promise<readonly Labelled[]> {
  const all: Labelled[] = [];
  for (const label of labels) {
    const result = await readInput(folderOf(corpus, label), { hashes: false });
    const run = "error" in result ? undefined : result.runs.find(({ name }) => name === label.run);
    all.push({ label, read: run ? { run, observations: observe(run) } : null });
  }
  return all;
}

/** The files of a labelled run. */
export function sourceOf(corpus: string, label: Label): Promise<Source> {
  return openSource(folderOf(corpus, label));
}

/** What is scored of a diagnosis. */
export function answerOf(run: string, diagnosis: Diagnosis): Answer {
  return {
    run,
    causes: diagnosis.causes.map(({ id, confidence }) => ({ id, confidence })),
    requests: diagnosis.requests.map(({ artifact }) => artifact),
  };
}

function folderOf(corpus: string, { run }: Label): string {
  return join(corpus, "runs", run);
}
