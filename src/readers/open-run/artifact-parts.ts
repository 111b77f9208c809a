import type { Notice } from "../../model/position.ts";
import type { RunPart, RunPartBody } from "../../model/run.ts";
import { folderOf } from "../../names/file-path.ts";

/** What reading one artifact file gave. */
export interface ReadArtifact {
  readonly file: string;
  readonly body: RunPartBody;
  /** In words, for the list of files: "layer statistics". */
  readonly gave: string;
  readonly rows: number | null;
  readonly notices: readonly Notice[];
}

/** The parts of one artifact file: what it holds, what was odd, and that it was read. */
export function artifactParts(reader: string, read: ReadArtifact, group = folderOf(read.file)): RunPart[] {
  const { file, gave, rows, notices } = read;
  const parts: RunPart[] = [
    { group, reader, ...read.body },
    { group, reader, kind: "provenance", provenance: { file, readAs: reader, gave, rows } },
  ];
  if (notices.length > 0) parts.push({ group, reader, kind: "notices", notices });
  return parts;
}
