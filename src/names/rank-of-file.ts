import { baseOf } from "./file-path.ts";

/** The rank that a file or its folder is named after (`rank_0.csv`, `train_rank3.log`, `rank1/metrics.csv`); null for none. */
export function rankOfFile(file: string): number | null {
  const inName = RANK.exec(baseOf(file).replace(/\.[^.]*$/, ""))?.[1];
  const inFolder = /(?:^|\/)rank[_-]?(\d{1,5})\//i.exec(file)?.[1];
  const rank = inName ?? inFolder;
  return rank === undefined ? null : Number(rank);
}

/** The file's name without its rank: files of one job have the same. */
export function jobOfFile(file: string): string {
  return file
    .replace(/(^|\/)rank[_-]?\d{1,5}\//i, "$1")
    .replace(/(^|[/_.-])rank[_-]?\d{1,5}(?=[_.-][^/]*$)/i, "$1");
}

/**
 * The files that are ranks of one job: named alike but for the rank, and rank 0 among them. Without it a rank may be that
 * of a LoRA adapter, and each file a training of its own.
 */
export function isRankOfJob(file: string, files: readonly string[]): boolean {
  if (rankOfFile(file) === null) return false;
  const job = jobOfFile(file);
  const members = files.filter((other) => rankOfFile(other) !== null && jobOfFile(other) === job);
  return members.length > 1 && members.some((other) => rankOfFile(other) === 0);
}

const RANK = /(?:^|[_.-])rank[_-]?(\d{1,5})(?=[_.-]|$)/i;
