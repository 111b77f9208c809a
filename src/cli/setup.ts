import { basename } from "node:path";
import { causes } from "../causes/index.ts";
import { checks } from "../checks/index.ts";
import type { Reader } from "../model/reader.ts";
import type { Declared, Settings, UsedPlugin } from "../model/settings.ts";
import { declareThresholds } from "../own/declare-thresholds.ts";
import type { OwnText } from "../own/own-section.ts";
import { type Parts, withPlugin } from "../own/plugin-parts.ts";
import { readers } from "../readers/index.ts";
import { type FoundSettings, findSettings } from "./find-settings.ts";
import type { ParsedOptions } from "./options.ts";
import { logoAddress, moduleExports, ownText } from "./settings-files.ts";

/** Options of the commands that heed postrun.yaml. */
export const CONFIG_OPTIONS = {
  config: { type: "string" },
  "allow-plugins": { type: "boolean" },
} as const;

/** What an input is read, diagnosed and shown with, where there are settings for it. */
export interface Setup {
  readonly settings: Settings;
  readonly parts: Parts;
  /** What the report says of it; the criteria are judged for each run. */
  readonly declared: Declared;
  readonly logo: string | null;
  readonly own: readonly OwnText[];
}

/** Finds the setup of each input; settings that serve several are read, and modules loaded, once. */
export function setups({ values }: ParsedOptions): (input: string) => Promise<Setup | null> {
  const given = typeof values["config"] === "string" ? values["config"] : null;
  const allowed = values["allow-plugins"] === true;
  const known = new Map<string, Promise<Setup>>();
  return async (input) => {
    const found = await findSettings(input, given);
    if (found === null) return null;
    const setup = known.get(found.settings.file) ?? setUp(found, allowed);
    known.set(found.settings.file, setup);
    return setup;
  };
}

async function setUp({ settings, folder }: FoundSettings, allowed: boolean): Promise<Setup> {
  const usual: Parts = { checks, causes, readers };
  const { parts, plugins } = await withPlugins({ settings, folder }, { usual, allowed });
  // Knows every section of the report, which a run without settings need not load.
  const { refuseUnknownNames } = await import("./settings-names.ts");
  refuseUnknownNames(settings, parts);
  const declared = declareThresholds(parts.checks, settings.thresholds);
  const own: OwnText[] = [];
  for (const one of settings.sections) {
    if (one.kind === "own")
      own.push({ file: one.file, text: await ownText(one, folder), number: own.length + 1 });
  }
  return {
    settings,
    parts: { ...parts, checks: declared.checks },
    declared: {
      file: basename(settings.file),
      found: settings.found,
      thresholds: declared.used,
      criteria: [],
      plugins,
      hidden: settings.hide.map(({ id }) => id),
      own: own.map(({ file }) => file),
      hiddenWords: settings.redaction.words.length,
    },
    logo: settings.logo ? await logoAddress(settings.logo, folder) : null,
    own,
  };
}

async function withPlugins(
  { settings, folder }: FoundSettings,
  { usual, allowed }: { readonly usual: Parts; readonly allowed: boolean },
): Promise<{ readonly parts: Parts; readonly plugins: readonly UsedPlugin[] }> {
  let parts = usual;
  const plugins: UsedPlugin[] = [];
  for (const plugin of settings.plugins) {
    const { file } = plugin;
    if (!allowed) {
      plugins.push({ file, loaded: false, checks: [], causes: [], readers: [] });
      continue;
    }
    const before = parts;
    parts = withPlugin(parts, file, await moduleExports(plugin, folder));
    plugins.push({
      file,
      loaded: true,
      checks: parts.checks.slice(before.checks.length).map(({ id }) => id),
      causes: parts.causes.slice(before.causes.length).map(({ id }) => id),
      readers: parts.readers.slice(before.readers.length).map(({ id }) => id),
    });
  }
  return { parts, plugins };
}

/** The readers of a setup where it brings some of its own. */
export function readersOf(setup: Setup | null): { readonly readers?: readonly Reader[] } {
  return setup !== null && setup.parts.readers.length > readers.length
    ? { readers: setup.parts.readers }
    : {};
}
