import type { EventLog, TagValues } from "./event-log.ts";
import { stepRange } from "./trainings.ts";

/** The files of one training in one folder as one log. */
export interface JoinedLogs {
  /** Rows of all files, one after another. */
  readonly step: Float64Array;
  readonly time: Float64Array;
  readonly row: Int32Array;
  readonly files: readonly { readonly file: string; readonly fromRow: number }[];
  readonly tags: ReadonlyMap<string, TagPoints>;
  readonly resumes: readonly Resume[];
}

/** Points of one tag: rows of the joined log and values. */
export interface TagPoints {
  /** First file that holds the tag. */
  readonly file: string;
  readonly index: readonly number[];
  readonly values: readonly number[];
  readonly asTensor: boolean;
}

/** A later file that goes on with the earlier ones. */
export interface Resume {
  readonly log: EventLog;
  readonly step: number;
  /** Points of earlier files at this step or later: left out, for the training that wrote them was given up. */
  readonly dropped: number;
}

/** Joins files in order of their start; where a later one goes on with a tag, it wins from its first step on. */
export function joinLogs(logs: readonly EventLog[]): JoinedLogs {
  const step = Float64Array.from(logs.flatMap((log) => log.rows.step));
  const files: { file: string; fromRow: number }[] = [];
  const tags = new Map<string, TagPoints>();
  const resumes: Resume[] = [];
  let fromRow = 0;
  for (const log of logs) {
    const resume = { log, step: Number.POSITIVE_INFINITY, dropped: 0 };
    for (const [tag, values] of log.scalars) {
      const known = tags.get(tag);
      const first = stepRange(log, tag)?.first ?? 0;
      const kept = known ? pointsBefore(known, step, first) : null;
      tags.set(tag, appended(kept, { values, file: log.file.name, fromRow }));
      if (!known || !kept) continue;
      resume.step = Math.min(resume.step, first);
      resume.dropped += known.index.length - kept.index.length;
    }
    if (resume.step < Number.POSITIVE_INFINITY) resumes.push(resume);
    if (log.rows.step.length > 0) files.push({ file: log.file.name, fromRow });
    fromRow += log.rows.step.length;
  }
  return {
    step,
    time: Float64Array.from(logs.flatMap((log) => log.rows.time)),
    row: Int32Array.from(logs.flatMap((log) => log.rows.record)),
    files,
    tags,
    resumes,
  };
}

function pointsBefore(points: TagPoints, step: Float64Array, first: number): TagPoints {
  const isKept = points.index.map((row) => (step[row] ?? 0) < first);
  return {
    ...points,
    index: points.index.filter((_, i) => isKept[i]),
    values: points.values.filter((_, i) => isKept[i]),
  };
}

function appended(
  kept: TagPoints | null,
  next: { readonly values: TagValues; readonly file: string; readonly fromRow: number },
): TagPoints {
  const index = next.values.rows.map((row) => row + next.fromRow);
  if (!kept) return { file: next.file, index, values: next.values.values, asTensor: next.values.asTensor };
  return { ...kept, index: kept.index.concat(index), values: kept.values.concat(next.values.values) };
}
