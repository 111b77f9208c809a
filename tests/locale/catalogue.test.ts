import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { blanksOf } from "../../src/locale/message-form.ts";
import { MESSAGES } from "../../src/locale/messages/messages.ts";
import { translatorOf } from "../../src/locale/translator.ts";
import { LANGUAGES } from "../../src/model/voice.ts";
import { SCRIPT_WORDS } from "../../src/output/html/script-voice.ts";

const ROOT = join(import.meta.dirname, "../..");
const AREAS = join(ROOT, "src/locale/messages");

describe("the catalogue of messages", () => {
  it("names no message twice, in whatever table", async () => {
    const ids: string[] = [];
    for (const area of readdirSync(AREAS).filter((name) => !name.endsWith(".ts"))) {
      const { en } = (await import(join(AREAS, area, "en.ts"))) as { en: Record<string, string> };
      ids.push(...Object.keys(en));
    }
    expect(ids.toSorted()).toEqual([...MESSAGES.keys()].toSorted());
  });

  it.each(LANGUAGES)("says every message in %s, with the blanks of the English one", (language) => {
    const wrong = [...MESSAGES].filter(
      ([, message]) =>
        message[language].trim() === "" ||
        blanksOf(message[language]).toSorted().join() !== blanksOf(message.en).toSorted().join(),
    );
    expect(wrong.map(([id]) => id)).toEqual([]);
  });

  it.each(["ja", "zh"] as const)("has words of its own in %s, but for signs and names", (language) => {
    const foreign = [...MESSAGES].filter(
      ([, message]) =>
        /[a-z]{4}/.test(message.en.replace(/\{\w+\}/g, "")) && message[language] === message.en,
    );
    expect(foreign.map(([id]) => id)).toEqual([]);
  });

  it("says one thing for one English text", () => {
    const english = [...MESSAGES.values()].map(({ en }) => en.toLowerCase());
    expect(english.filter((text, i) => english.indexOf(text) !== i)).toEqual([]);
  });

  it("is all that the schema lets the user say otherwise", () => {
    const schema = JSON.parse(readFileSync(join(ROOT, "docs/schemas/postrun-yaml.schema.json"), "utf8"));
    expect(schema.$defs.message.enum).toEqual([...MESSAGES.keys()].toSorted());
    expect(schema.properties.language.enum).toEqual(LANGUAGES);
  });

  it("holds every word of the templates and of the page's scripts", () => {
    const templates = [join(ROOT, "templates/page.hbs"), ...blocks()].map((path) =>
      readFileSync(path, "utf8"),
    );
    const words = templates.flatMap((text) =>
      [...text.matchAll(/\{\{t "([^"]+)"\}\}/g)].map(([, word]) => word),
    );
    expect(words.length).toBeGreaterThan(15);
    const german = translatorOf({ language: "de", words: {} });
    const missing = [...words, ...SCRIPT_WORDS].filter((word) => german.known(word ?? "") === null);
    expect(missing).toEqual([]);
  });

  it("brings every word that a script of the page says", () => {
    const folder = join(ROOT, "templates/scripts");
    const said = readdirSync(folder)
      .filter((name) => name.endsWith(".ts"))
      .flatMap((name) => [
        ...readFileSync(join(folder, name), "utf8").matchAll(/(?:\bsaid|\b[bB]utton)\(\s*"([^"]+)"/g),
      ])
      .map(([, word]) => word);
    expect(said.length).toBeGreaterThan(5);
    expect(said.filter((word) => !(SCRIPT_WORDS as readonly (string | undefined)[]).includes(word))).toEqual(
      [],
    );
  });
});

function blocks(): readonly string[] {
  const folder = join(ROOT, "templates/blocks");
  return readdirSync(folder).map((name) => join(folder, name));
}
