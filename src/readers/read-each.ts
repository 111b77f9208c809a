import { ReadError } from "../model/errors.ts";
import type { RunPart } from "../model/run.ts";
import type { SourceFile } from "../model/source.ts";
import { folderOf } from "../names/file-path.ts";

/**
 * Reads files one by one. A damaged one among good ones becomes a notice on its folder; where none could be read, the
 * error of the first is thrown.
 */
export async function* readEach(
  reader: string,
  files: readonly SourceFile[],
  read: (file: SourceFile) => AsyncIterable<RunPart>,
): AsyncGenerator<RunPart> {
  let first: ReadError | null = null;
  let good = 0;
  for (const file of files) {
    try {
      for await (const part of read(file)) yield part;
      good += 1;
    } catch (error) {
      if (!(error instanceof ReadError)) throw error;
      first ??= error;
      yield {
        group: folderOf(file.name),
        reader,
        kind: "notices",
        notices: [
          { level: "warning", code: "file-ignored", message: error.message, at: { file: file.name } },
        ],
      };
    }
  }
  if (first && good === 0) throw first;
}
