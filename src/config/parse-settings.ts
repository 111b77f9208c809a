import { UsageError } from "../model/errors.ts";
import type { SectionChoice, Settings, SettingsFile } from "../model/settings.ts";
import {
  anyEntriesOf,
  type ConfigNode,
  entriesOf,
  itemsOf,
  numberOf,
  parseConfig,
  placeOf,
  switchOf,
  textOf,
  wrongNode,
} from "./config-node.ts";
import { parseCriterion } from "./parse-criterion.ts";
import { parseTheme } from "./parse-theme.ts";
import { parseVoice, VOICE_KEYS } from "./parse-voice.ts";

const KEYS = [
  "title",
  "author",
  "logo",
  "sections",
  "hide",
  "thresholds",
  "criteria",
  "redaction",
  ...VOICE_KEYS,
  "theme",
  "plugins",
] as const;

/** More than a hundred times what all keys take. */
const MOST_CHARACTERS = 100_000;

/** Reads postrun.yaml; the first wrong value is a UsageError with file, line and column. Pure. */
export function parseSettings(text: string, { file, found }: SettingsFile): Settings {
  if (text.length > MOST_CHARACTERS) {
    throw new UsageError(
      `Wrong ${file}: it has ${text.length} characters, expected at most ${MOST_CHARACTERS}`,
    );
  }
  const root = parseConfig(text, file);
  const empty = root.node === null;
  const entries = empty ? new Map<string, ConfigNode>() : entriesOf(root, KEYS);
  const at = <T, E>(key: (typeof KEYS)[number], read: (node: ConfigNode) => T, otherwise: E): T | E => {
    const node = entries.get(key);
    return node === undefined ? otherwise : read(node);
  };
  return {
    file,
    found,
    title: at("title", (node) => textOf(node, "a text"), null),
    author: at("author", (node) => textOf(node, "a name"), null),
    logo: at("logo", (node) => ({ file: pathOf(node, LOGO), at: placeOf(node) }), null),
    sections: at("sections", parseSections, []),
    hide: at("hide", parseHidden, []),
    thresholds: at("thresholds", parseThresholds, []),
    criteria: at("criteria", (node) => itemsOf(node, "a list of criteria").map(parseCriterion), []),
    redaction: at("redaction", parseRedaction, { names: false, words: [] }),
    voice: parseVoice(entries),
    theme: at("theme", parseTheme, null),
    plugins: at("plugins", parsePlugins, []),
  };
}

const LOGO = { endings: ["png", "jpg", "jpeg"], what: "a PNG or JPEG file" };
const OWN = { endings: ["md", "hbs"], what: "a Markdown (.md) or Handlebars (.hbs) file" };
const MODULE = { endings: ["mjs", "js"], what: "an ES module (.mjs or .js)" };

/** A file beside the settings or below them: settings that came with a run must not reach what lies elsewhere. */
function pathOf(node: ConfigNode, { endings, what }: typeof LOGO): string {
  const path = textOf(node, what).replace(/^\.\//, "");
  const parts = path.split(/[/\\]/);
  if (parts.includes("..") || /^[/\\~]|^[A-Za-z]:/.test(path))
    throw wrongNode(node, `${what} in the folder of ${node.file.name} or below it`);
  if (!endings.some((ending) => path.toLowerCase().endsWith(`.${ending}`))) throw wrongNode(node, what);
  return path;
}

function parseSections(node: ConfigNode): readonly SectionChoice[] {
  const expected = "the id of a section, or own: FILE";
  return itemsOf(node, "a list of sections").map((item): SectionChoice => {
    const place = placeOf(item);
    if (!isMapping(item)) return { kind: "known", id: textOf(item, expected), at: place };
    const own = entriesOf(item, ["own"]).get("own");
    if (!own) throw wrongNode(item, expected);
    return { kind: "own", file: pathOf(own, OWN), at: place };
  });
}

function isMapping({ node }: ConfigNode): boolean {
  return typeof node === "object" && node !== null && "items" in node;
}

function parseHidden(node: ConfigNode): Settings["hide"] {
  return itemsOf(node, "a list of sections").map((item) => ({
    id: textOf(item, "the id of a section"),
    at: placeOf(item),
  }));
}

function parseThresholds(node: ConfigNode): Settings["thresholds"] {
  const checks = anyEntriesOf(node, "a mapping of checks to their thresholds");
  return [...checks].flatMap(([check, { value }]) =>
    [...anyEntriesOf(value, "a mapping of thresholds to numbers")].map(([name, threshold]) => ({
      check,
      name,
      value: numberOf(threshold.value, {
        from: -Number.MAX_VALUE,
        to: Number.MAX_VALUE,
        expected: "a number",
      }),
      at: placeOf({ ...threshold.value, node: threshold.keyNode }),
    })),
  );
}

/** A pattern must say enough: two letters would hide half of a page. */
const LEAST_LETTERS = 4;

function parseRedaction(node: ConfigNode): Settings["redaction"] {
  const entries = entriesOf(node, ["names", "words"]);
  const names = entries.get("names");
  const words = entries.get("words");
  return {
    names: names ? switchOf(names) : false,
    words: (words ? itemsOf(words, "a list of words to hide") : []).map((item) => {
      const pattern = textOf(item, "a text to hide, * for any letters and digits");
      const stars = pattern.split("*").length - 1;
      if (pattern.replace(/[*\s]/g, "").length < LEAST_LETTERS || stars > 2 || pattern.length > 100)
        throw wrongNode(item, `a text of ${LEAST_LETTERS} to 100 characters with at most two *`);
      return { pattern, at: placeOf(item) };
    }),
  };
}

function parsePlugins(node: ConfigNode): Settings["plugins"] {
  return itemsOf(node, "a list of ES modules").map((item) => ({
    file: pathOf(item, MODULE),
    at: placeOf(item),
  }));
}
