import { readFile, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { parseSettings } from "../config/parse-settings.ts";
import { ReadError } from "../model/errors.ts";
import type { Settings, SettingsFile } from "../model/settings.ts";
import { SETTINGS_NAME } from "../sources/left-out.ts";
import { isMlflowAddress } from "../sources/mlflow/address.ts";

/** Settings with the folder that their paths start from. */
export interface FoundSettings {
  readonly settings: Settings;
  readonly folder: string;
}

/** The settings for an input: the file given, else that in the run's folder, else that in the current one; null where there is none. */
export async function findSettings(input: string, given: string | null): Promise<FoundSettings | null> {
  if (given !== null) return readSettings({ file: given, found: "given" });
  const inRun = isMlflowAddress(input) ? null : await besideRun(input);
  if (inRun !== null && (await isFile(inRun))) return readSettings({ file: inRun, found: "run-folder" });
  if (await isFile(SETTINGS_NAME)) return readSettings({ file: SETTINGS_NAME, found: "current-folder" });
  return null;
}

/** In the folder that is the run, or in that of the file that is. */
async function besideRun(input: string): Promise<string> {
  return join((await isFile(input)) ? dirname(input) : input, SETTINGS_NAME);
}

async function readSettings(at: SettingsFile): Promise<FoundSettings> {
  const text = await readFile(at.file, "utf8").catch((cause: unknown) => {
    const reason = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
    throw new ReadError(`Cannot read ${at.file}: ${reason}`, { cause });
  });
  return { settings: parseSettings(text, at), folder: resolve(dirname(at.file)) };
}

function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}
