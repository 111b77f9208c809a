import type { Language, Voice } from "../model/voice.ts";
import { LOCALES } from "./locales.ts";

/** The day of an ISO date, in UTC, as a voice writes it: "24. November 2026", "24.11.2026", "2026-11-24". */
export function dayInVoice(isoDate: string, { language, locale, dates }: Voice): string {
  const [year = "", month = "", day = ""] = isoDate.slice(0, 10).split("-");
  if (dates === "iso") return `${year}-${month}-${day}`;
  // Months have names in the language of the page only: a locale of another one gets digits.
  if (dates === "words" && locale.startsWith(`${language}-`)) {
    const name = MONTHS[language][Number(month) - 1] ?? month;
    return DAYS[language]({ day: Number(day), month: name, year, locale });
  }
  return (LOCALES[locale]?.day ?? "y-MM-dd").replace(/dd?|MM?|y/g, (part) => {
    if (part === "y") return year;
    const digits = part.startsWith("d") ? day : month;
    return part.length === 2 ? digits : String(Number(digits));
  });
}

interface Day {
  readonly day: number;
  readonly month: string;
  readonly year: string;
  readonly locale: string;
}

const DAYS: Readonly<Record<Language, (day: Day) => string>> = {
  de: ({ day, month, year }) => `${day}. ${month} ${year}`,
  en: ({ day, month, year, locale }) =>
    locale === "en-US" ? `${month} ${day}, ${year}` : `${day} ${month} ${year}`,
  es: ({ day, month, year }) => `${day} de ${month} de ${year}`,
  fr: ({ day, month, year }) => `${day === 1 ? "1er" : day} ${month} ${year}`,
  ja: ({ day, month, year }) => `${year}年${month}月${day}日`,
  zh: ({ day, month, year }) => `${year}年${month}月${day}日`,
};

const NUMBERED = Array.from({ length: 12 }, (_, i) => String(i + 1));

const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  de: monthsOf("Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
  en: monthsOf("January February March April May June July August September October November December"),
  es: monthsOf("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
  fr: monthsOf("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
  ja: NUMBERED,
  zh: NUMBERED,
};

function monthsOf(names: string): readonly string[] {
  return names.split(" ");
}
