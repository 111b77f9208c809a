import { join } from "node:path";
import { ReadError } from "../model/errors.ts";
import type { Notice } from "../model/position.ts";
import type { SourceFile } from "../model/source.ts";
import type { Memory } from "./file-access.ts";
import type { UnpackLimits } from "./unpack-file.ts";
import { isZip, openZip } from "./zip-source.ts";

interface Options {
  readonly root: string;
  readonly most: number;
  readonly memory: Memory;
  readonly limits: UnpackLimits;
}

/**
 * Puts what zip archives in a folder hold in their place, as if each had been unpacked where it lies: `logs/run.zip` gives
 * `logs/run/metrics.csv`. An archive that lies beside its own folder is taken for a copy of it.
 */
export async function withArchives(
  files: readonly SourceFile[],
  options: Options,
): Promise<{ readonly files: readonly SourceFile[]; readonly notices: readonly Notice[] }> {
  const all: SourceFile[] = [];
  const notices: Notice[] = [];
  for (const file of files) {
    const folder = file.name.replace(/\.zip$/i, "");
    if (folder === file.name || !(await isZip(file))) all.push(file);
    else if (files.some(({ name }) => name.startsWith(`${folder}/`)))
      notices.push(ignored(file, `${file.name} is not read: the folder ${folder} lies beside it`, "info"));
    else {
      const opened = await entriesOf(file, folder, options);
      all.push(...opened.files);
      notices.push(...opened.notices);
    }
  }
  return { files: all, notices };
}

async function entriesOf(
  file: SourceFile,
  folder: string,
  { root, ...options }: Options,
): Promise<{ readonly files: readonly SourceFile[]; readonly notices: readonly Notice[] }> {
  try {
    const archive = { input: file.name, path: join(root, file.name), file };
    const { files, notices = [] } = await openZip(archive, options);
    const inside = files.filter(({ name }) => !DATA.test(name));
    return { files: inside.map((one) => renamed(one, `${folder}/${one.name}`)), notices };
  } catch (error) {
    // What else lies in the folder is still the run.
    if (!(error instanceof ReadError)) throw error;
    return { files: [], notices: [ignored(file, error.message, "warning")] };
  }
}

/** Archives of data sets lie about as well: pictures and sounds are nothing that a run logged. */
const DATA = /\.(png|jpe?g|gif|bmp|webp|tiff?|mp[34]|wav|flac|ogg)$/i;

function renamed(file: SourceFile, name: string): SourceFile {
  return { ...file, name };
}

function ignored(file: SourceFile, message: string, level: Notice["level"]): Notice {
  return { level, code: "file-ignored", message, at: { file: file.name } };
}
