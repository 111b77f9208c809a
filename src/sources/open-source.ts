import { readdir, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { ReadError } from "../model/errors.ts";
import type { Source, SourceFile } from "../model/source.ts";
import { diskFile, reasonOf, statOrThrow } from "./disk-file.ts";
import { withArchives } from "./folder-archives.ts";
import { isSkippedFolder, SETTINGS_NAME } from "./left-out.ts";
import { isMlflowAddress, parseMlflowAddress } from "./mlflow/address.ts";
import { copyOut } from "./private-copy.ts";
import { UNPACK_LIMITS, type UnpackLimits, unpackAll, unpackFile } from "./unpack-file.ts";
import { isZip, openZip } from "./zip-source.ts";

/** More files than the largest MLflow store seen (one file a metric and parameter); a home folder has more. */
const MOST_FILES = 100_000;

interface OpenOptions {
  /** Most files that are listed before the folder is refused. */
  readonly mostFiles?: number;
  /** How much packed files may become. */
  readonly limits?: UnpackLimits;
  /** Where a tracking server's login may stand (`MLFLOW_TRACKING_USERNAME` …); none unless given. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** Memory for unpacked files, well below Node's default heap on the smallest machine that trains anything. */
const MEMORY = 256 * 1024 ** 2;

/**
 * Opens what the user pointed at, a file, a zip archive, a folder with all below it or a run of an MLflow server, as a
 * set of files.
 */
export async function openSource(path: string, options: OpenOptions = {}): Promise<Source> {
  if (isMlflowAddress(path)) {
    const { openMlflowRun } = await import("./mlflow/source.ts");
    return openMlflowRun(parseMlflowAddress(path, options.environment ?? {}));
  }
  return { ...(await openFiles(path, options)), copyOut };
}

async function openFiles(path: string, options: OpenOptions): Promise<Source> {
  const root = resolve(path);
  const most = options.mostFiles ?? MOST_FILES;
  const unpack = { memory: { left: MEMORY }, limits: options.limits ?? UNPACK_LIMITS };
  const found = await statOrThrow(path, root);
  if (found.isFile()) {
    const file = diskFile(dirname(root), basename(root), found.size);
    // NumPy's archives are zips of arrays, read as one file.
    if (!/\.npz$/i.test(path) && (await isZip(file)))
      return openZip({ input: path, path: root, file }, { most, ...unpack });
    const unpacked = await unpackFile(file, unpack);
    const files = [unpacked.file, ...(await writeAheadLog(root))];
    return { input: path, name: unpacked.file.name, files, notices: unpacked.notices };
  }
  if (!found.isDirectory()) throw new ReadError(`Cannot read ${path}: neither a file nor a folder`);
  const listing = { path, root, most, files: [] as SourceFile[] };
  await listFolder(listing, "");
  if (listing.files.length === 0) {
    throw new ReadError(`Cannot read ${path}: the folder holds no files`, {
      hint: "Point postrun at the folder or file that the training run wrote",
    });
  }
  const archived = await withArchives(listing.files, { root, most, ...unpack });
  const { files, notices } = await unpackAll(archived.files, unpack);
  return { input: path, name: basename(root), files, notices: [...archived.notices, ...notices] };
}

/** The newest rows of a SQLite database may stand in a file beside it alone. */
async function writeAheadLog(database: string): Promise<SourceFile[]> {
  const size = await stat(`${database}-wal`).then(
    (found) => (found.isFile() ? found.size : 0),
    () => 0,
  );
  return size === 0 ? [] : [diskFile(dirname(database), `${basename(database)}-wal`, size)];
}

interface Listing {
  readonly path: string;
  readonly root: string;
  readonly most: number;
  readonly files: SourceFile[];
}

/**
 * Links below the root are not followed: one that stays inside points at a file that is listed anyway (W&B's
 * `latest-run`), one that leaves is no part of the run. So there are no loops either.
 */
async function listFolder(listing: Listing, folder: string): Promise<void> {
  const absolute = join(listing.root, folder);
  const entries = await readdir(absolute, { withFileTypes: true }).catch((cause: unknown) => {
    throw new ReadError(`Cannot read ${folder === "" ? listing.path : folder}: ${reasonOf(cause)}`, {
      cause,
    });
  });
  for (const entry of entries) {
    const name = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory() && !isSkippedFolder(entry.name)) await listFolder(listing, name);
    if (!entry.isFile() || entry.name.startsWith(".") || entry.name === SETTINGS_NAME) continue;
    if (listing.files.length >= listing.most) {
      throw new ReadError(`Cannot read ${listing.path}: it holds more than ${listing.most} files`, {
        hint: "Point postrun at the folder of one run",
      });
    }
    const { size } = await statOrThrow(name, join(absolute, entry.name));
    listing.files.push(diskFile(listing.root, name, size));
  }
}
