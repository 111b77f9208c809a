import type { Language, NumberFormat } from "../model/voice.ts";

/** How a region writes numbers, and days in digits. */
export interface LocaleData {
  readonly numbers: NumberFormat;
  /** `d`, `dd`, `M`, `MM` and `y` stand for the parts of the day. */
  readonly day: string;
}

const NARROW = "\u202f";
const EVEN = "\u00a0";

/**
 * Numbers with European digits, by CLDR 46 (cldr.unicode.org), and days in its short or medium form with a year of four
 * digits. A table of our own: the same bytes with every version of Node and its ICU. A group starts at 1,000 everywhere,
 * also where a region leaves four digits together, so that columns and axes agree with sentences.
 */
export const LOCALES: Readonly<Record<string, LocaleData>> = {
  "cs-CZ": { numbers: numbers(",", EVEN), day: "d. M. y" },
  "da-DK": { numbers: numbers(",", "."), day: "dd.MM.y" },
  "de-AT": { numbers: numbers(",", EVEN), day: "dd.MM.y" },
  "de-CH": { numbers: numbers(".", "’"), day: "dd.MM.y" },
  "de-DE": { numbers: numbers(",", "."), day: "dd.MM.y" },
  "el-GR": { numbers: numbers(",", "."), day: "d/M/y" },
  "en-AU": { numbers: numbers(".", ","), day: "dd/MM/y" },
  "en-CA": { numbers: numbers(".", ","), day: "y-MM-dd" },
  "en-GB": { numbers: numbers(".", ","), day: "dd/MM/y" },
  "en-IN": { numbers: numbers(".", ",", "indian"), day: "dd/MM/y" },
  "en-US": { numbers: numbers(".", ","), day: "M/d/y" },
  "en-ZA": { numbers: numbers(",", EVEN), day: "y/MM/dd" },
  "es-ES": { numbers: numbers(",", "."), day: "d/M/y" },
  "es-MX": { numbers: numbers(".", ","), day: "d/M/y" },
  "fi-FI": { numbers: numbers(",", EVEN), day: "d.M.y" },
  "fr-CA": { numbers: numbers(",", EVEN), day: "y-MM-dd" },
  "fr-CH": { numbers: numbers(",", NARROW), day: "dd.MM.y" },
  "fr-FR": { numbers: numbers(",", NARROW), day: "dd/MM/y" },
  "hi-IN": { numbers: numbers(".", ",", "indian"), day: "d/M/y" },
  "hu-HU": { numbers: numbers(",", EVEN), day: "y. MM. dd." },
  "id-ID": { numbers: numbers(",", "."), day: "d/M/y" },
  "it-CH": { numbers: numbers(".", "’"), day: "dd.MM.y" },
  "it-IT": { numbers: numbers(",", "."), day: "dd/MM/y" },
  "ja-JP": { numbers: numbers(".", ","), day: "y/MM/dd" },
  "ko-KR": { numbers: numbers(".", ","), day: "y. M. d." },
  "nb-NO": { numbers: numbers(",", EVEN), day: "dd.MM.y" },
  "nl-NL": { numbers: numbers(",", "."), day: "dd-MM-y" },
  "pl-PL": { numbers: numbers(",", EVEN), day: "d.MM.y" },
  "pt-BR": { numbers: numbers(",", "."), day: "dd/MM/y" },
  "pt-PT": { numbers: numbers(",", EVEN), day: "dd/MM/y" },
  "ro-RO": { numbers: numbers(",", "."), day: "dd.MM.y" },
  "ru-RU": { numbers: numbers(",", EVEN), day: "dd.MM.y" },
  "sv-SE": { numbers: numbers(",", EVEN), day: "y-MM-dd" },
  "tr-TR": { numbers: numbers(",", "."), day: "d.MM.y" },
  "uk-UA": { numbers: numbers(",", EVEN), day: "dd.MM.y" },
  "vi-VN": { numbers: numbers(",", "."), day: "d/M/y" },
  "zh-CN": { numbers: numbers(".", ","), day: "y/M/d" },
  "zh-TW": { numbers: numbers(".", ","), day: "y/M/d" },
};

/** The locale of a language where none is named. */
export const USUAL_LOCALE: Readonly<Record<Language, string>> = {
  de: "de-DE",
  en: "en-GB",
  es: "es-ES",
  fr: "fr-FR",
  ja: "ja-JP",
  zh: "zh-CN",
};

function numbers(decimal: string, group: string, groups: NumberFormat["groups"] = "threes"): NumberFormat {
  return { decimal, group, groups };
}
