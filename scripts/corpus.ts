import { existsSync, readFileSync, realpathSync } from "node:fs";
import { join, resolve } from "node:path";

/** One labelled run of a corpus, as truth.jsonl states it. */
export interface Label {
  readonly run: string;
  readonly cause: string;
  readonly accept: readonly string[];
  readonly needs: readonly string[];
  readonly level: number;
  readonly decidable: boolean;
  readonly format: string;
  readonly task: string;
}

const DEV = resolve(import.meta.dirname, "../../shared/corpus/dev");

/** Where labelled runs lie: POSTRUN_CORPUS, else ../shared/corpus/dev beside the project. Null where absent. */
export function corpusFolder(): string | null {
  const folder = process.env["POSTRUN_CORPUS"] ?? DEV;
  return existsSync(join(folder, "truth.jsonl")) ? folder : null;
}

/** The real path of the labelled runs that the table of confidence is fitted to; null where they are absent. */
export function devFolder(): string | null {
  return existsSync(DEV) ? realpathSync(DEV) : null;
}

/** The labels of a corpus, in file order. */
export function readLabels(folder: string): readonly Label[] {
  return readFileSync(join(folder, "truth.jsonl"), "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as Label);
}
