/** Languages of the catalogue of messages. */
export const LANGUAGES = ["de", "en", "es", "fr", "ja", "zh"] as const;

/** Language of the words that are postrun's own. */
export type Language = (typeof LANGUAGES)[number];

/** How numbers are written. */
export interface NumberFormat {
  readonly decimal: string;
  readonly group: string;
  /** Digits of a group before the decimal sign: 1,234,567 or 12,34,567. */
  readonly groups: "threes" | "indian";
}

/** How days are written: with the name of the month, in digits as the locale has them, or 2026-11-24. */
export const DATE_FORMATS = ["words", "digits", "iso"] as const;

export type DateFormat = (typeof DATE_FORMATS)[number];

/** How a page speaks to its readers. It changes what is shown and nothing of what is carried as data. */
export interface Voice {
  readonly language: Language;
  /** Of the numbers and dates: `de-DE`. */
  readonly locale: string;
  readonly numbers: NumberFormat;
  readonly dates: DateFormat;
  /** The user's own wording of messages, by the id of each. */
  readonly words: Readonly<Record<string, string>>;
  /** Names of the run in which digits stand like a number: they keep their spelling. */
  readonly keep: readonly string[];
}
