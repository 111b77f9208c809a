import { readFile, realpath, stat } from "node:fs/promises";
import { join, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { UsageError } from "../model/errors.ts";

/** A file that settings name, by its path relative to them. `at` is the place that names it. */
export interface NamedFile {
  readonly file: string;
  readonly at: string;
}

/** A logo is drawn at 40 px: more than this is a photograph, and travels in every page. */
const MOST_LOGO = 100_000;

/** Nobody reads a section longer than this. */
const MOST_TEXT = 100_000;

/** The image as a data address; PNG and JPEG by their content. */
export async function logoAddress(logo: NamedFile, folder: string): Promise<string> {
  const bytes = await bytesOf(logo, folder, MOST_LOGO);
  const head = bytes.subarray(0, 8).toString("hex");
  if (head === "89504e470d0a1a0a") return `data:image/png;base64,${bytes.toString("base64")}`;
  if (head.startsWith("ffd8ff")) return `data:image/jpeg;base64,${bytes.toString("base64")}`;
  throw new UsageError(
    `Wrong ${logo.at}: ${logo.file} begins with ${head || "nothing"}, expected a PNG or JPEG file`,
  );
}

/** The text of an own section. */
export async function ownText(own: NamedFile, folder: string): Promise<string> {
  return (await bytesOf(own, folder, MOST_TEXT)).toString("utf8");
}

/** What a module of the user's exports; its code runs here, which is why only --allow-plugins leads here. */
export async function moduleExports(
  plugin: NamedFile,
  folder: string,
): Promise<Readonly<Record<string, unknown>>> {
  const path = await placeOf(plugin, folder);
  try {
    return (await import(pathToFileURL(path).href)) as Readonly<Record<string, unknown>>;
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`Wrong ${plugin.at}: ${plugin.file} cannot be loaded: ${message}`, { cause });
  }
}

async function bytesOf(named: NamedFile, folder: string, most: number): Promise<Buffer> {
  const path = await placeOf(named, folder);
  const { size } = await stat(path);
  if (size > most) {
    throw new UsageError(`Wrong ${named.at}: ${named.file} has ${size} bytes, expected at most ${most}`);
  }
  return readFile(path);
}

/** Where the file really lies: a link that leaves the folder of the settings is refused. */
async function placeOf({ file, at }: NamedFile, folder: string): Promise<string> {
  const path = await realpath(join(folder, file)).catch((cause: unknown) => {
    throw new UsageError(`Wrong ${at}: ${file} is not there, expected a file beside the settings`, { cause });
  });
  if (!path.startsWith((await realpath(folder)) + sep)) {
    throw new UsageError(`Wrong ${at}: ${file} leads out of the folder of the settings`);
  }
  return path;
}
