import type { Language } from "../model/voice.ts";

/**
 * A message in each language. `{n}`, `{m}` and `{k}` stand for numerals, `{raw}` and `{raw2}` for names, `{list}` for a list, `{what}` and
 * `{other}` for any text, and every other blank for a message of its own or a name of one word.
 */
export type Message = Readonly<Record<Language, string>>;

/** A message as it is found in English and said in another language. */
export interface MessageForm {
  readonly english: string;
  readonly own: string;
  /** Names of its blanks, as they follow each other in English. */
  readonly blanks: readonly string[];
  readonly pattern: RegExp;
}

/** The form of a message of which `own` is said. */
export function formOf(english: string, own: string): MessageForm {
  const blanks = blanksOf(english);
  const source = english
    .split(/\{\w+\}/)
    .map(escaped)
    .reduce((before, after, i) => `${before}${isNumeral(blanks[i - 1] ?? "") ? NUMERAL : "(.+?)"}${after}`);
  const [first = ""] = english;
  const head = /[a-z]/i.test(first)
    ? `[${first.toLowerCase()}${first.toUpperCase()}]${source.slice(1)}`
    : source;
  return { english, own, blanks, pattern: new RegExp(`^${head}$`, "u") };
}

const NUMERAL = "([−-]?\\d[\\d,.]*(?:e[−-]?\\d+)?|NaN|[−]?∞)";

/** Names of the blanks of a message. */
export function blanksOf(message: string): readonly string[] {
  return [...message.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
}

/** True for a blank that a numeral fills. */
export function isNumeral(blank: string): boolean {
  return /^[nmk]\d?$/.test(blank);
}

/** True for a blank that any text may fill. */
export function isLoose(blank: string): boolean {
  return blank === "what" || blank === "other";
}

/** The message with its blanks filled. */
export function filled(message: string, values: ReadonlyMap<string, string>): string {
  return message.replace(/\{(\w+)\}/g, (blank, name: string) => values.get(name) ?? blank);
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
