import { describe, expect, it } from "vitest";
import { dayInVoice } from "../../src/locale/day-words.ts";
import { LOCALES, USUAL_LOCALE } from "../../src/locale/locales.ts";
import { spellNumerals } from "../../src/locale/spell-numerals.ts";
import { LANGUAGES, type Language, type Voice } from "../../src/model/voice.ts";

/** Regions that the ICU of Node 20 to 24 writes otherwise from version to version. */
const UNSTEADY = ["en-ZA", "it-CH"];

describe("the table of locales", () => {
  it.each(Object.entries(LOCALES).filter(([tag]) => !UNSTEADY.includes(tag)))(
    "%s writes numbers as Node's ICU does",
    (tag, { numbers }) => {
      const own = spellNumerals("12,345,678.9", { numbers, keep: [] });
      const theirs = new Intl.NumberFormat(tag, { numberingSystem: "latn", maximumFractionDigits: 1 }).format(
        12345678.9,
      );
      expect(evened(own)).toBe(evened(theirs));
    },
  );

  it.each(Object.entries(LOCALES))("%s writes each part of a day once", (tag, { day }) => {
    expect(day.replace(/[^dMy]/g, "").replace(/(.)\1+/g, "$1")).toMatch(/^(dMy|Mdy|yMd)$/);
    const order = new Intl.DateTimeFormat(tag, { dateStyle: "short", timeZone: "UTC" })
      .formatToParts(new Date("2026-11-24T00:00:00Z"))
      .flatMap(({ type }) => (type === "day" || type === "month" || type === "year" ? [type[0]] : []))
      .join("");
    expect(
      day
        .replace(/[^dMy]/g, "")
        .replace(/(.)\1+/g, "$1")
        .toLowerCase(),
    ).toBe(order);
  });

  it("has the usual one of each language", () => {
    for (const language of LANGUAGES) expect(LOCALES[USUAL_LOCALE[language]]).toBeDefined();
  });
});

describe("days", () => {
  it.each([
    ["de", "de-DE", "words", "24. November 2026"],
    ["en", "en-GB", "words", "24 November 2026"],
    ["en", "en-US", "words", "November 24, 2026"],
    ["es", "es-ES", "words", "24 de noviembre de 2026"],
    ["fr", "fr-FR", "words", "24 novembre 2026"],
    ["ja", "ja-JP", "words", "2026年11月24日"],
    ["zh", "zh-CN", "words", "2026年11月24日"],
    ["en", "de-DE", "words", "24.11.2026"],
    ["de", "de-DE", "digits", "24.11.2026"],
    ["en", "en-US", "digits", "11/24/2026"],
    ["fr", "fr-CA", "iso", "2026-11-24"],
  ] as const)("%s in %s, %s: %s", (...[language, locale, dates, day]) => {
    expect(dayInVoice("2026-11-24T23:59:59.000Z", voice({ language, locale, dates }))).toBe(day);
  });

  it("the first of a month is said as French says it", () => {
    expect(dayInVoice("2026-01-01T00:00:00Z", voice({ language: "fr", locale: "fr-FR" }))).toBe(
      "1er janvier 2026",
    );
  });
});

/** Which apostrophe and which blank changes from one ICU to the next: the reason for a table of our own. */
function evened(text: string): string {
  return text.replaceAll("’", "'").replaceAll("\u202f", "\u00a0");
}

function voice(changes: { language: Language; locale: string; dates?: Voice["dates"] }): Voice {
  const { numbers } = LOCALES[changes.locale] ?? { numbers: { decimal: ".", group: ",", groups: "threes" } };
  return { dates: "words", numbers, words: {}, keep: [], ...changes };
}
