import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { RenderError, UsageError } from "../model/errors.ts";
import { SETTINGS_NAME } from "../sources/left-out.ts";
import { parseOptions } from "./options.ts";
import type { Terminal } from "./terminal.ts";

const TEMPLATES = {
  json: "loss_curve.json",
  yaml: "training_metrics.yaml",
  settings: SETTINGS_NAME,
} as const;

type Format = keyof typeof TEMPLATES;

/** `postrun init [PATH]`: writes an example of a training record, or commented settings; overwrites nothing. */
export async function initCommand(argv: readonly string[], terminal: Terminal): Promise<number> {
  const parsed = parseOptions(argv, { format: { type: "string" } });
  if (parsed.positionals.length > 1) {
    throw new UsageError(`Wrong usage: one path is expected, ${parsed.positionals.length} are given`);
  }
  const [given] = parsed.positionals;
  const format = formatOf(parsed.values["format"], given);
  const path = await pathOf(given, format);
  const template = new URL(`../../templates/init/${TEMPLATES[format]}`, import.meta.url);
  await writeNew(path, await readFile(template));
  terminal.out.write(`${path}\n`);
  return 0;
}

function formatOf(option: unknown, path: string | undefined): Format {
  if (option === "json" || option === "yaml" || option === "settings") return option;
  if (option !== undefined) {
    throw new UsageError(`Wrong --format ${JSON.stringify(option)}: expected json, yaml or settings`);
  }
  if (path !== undefined && basename(path) === SETTINGS_NAME) return "settings";
  return path !== undefined && /\.ya?ml$/i.test(path) ? "yaml" : "json";
}

/** A path that ends as such a file does is one; any other is the folder for it. */
async function pathOf(given: string | undefined, format: Format): Promise<string> {
  if (given === undefined) return TEMPLATES[format];
  const isFolder = await stat(given).then(
    (found) => found.isDirectory(),
    () => !/\.(json|ya?ml)$/i.test(given),
  );
  if (isFolder) return join(given, TEMPLATES[format]);
  const fits = format === "json" ? /\.json$/i : /\.ya?ml$/i;
  if (fits.test(given)) return given;
  throw new UsageError(`Wrong path ${given}: a file of format ${format} ends in .${format}`);
}

async function writeNew(path: string, content: Uint8Array): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content, { flag: "wx" });
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
    if (code === "EEXIST") {
      throw new UsageError(`Cannot write ${path}: it exists already`, {
        hint: "Name another path, or remove it yourself",
      });
    }
    throw new RenderError(`Cannot write ${path}: ${code}`, { cause });
  }
}
