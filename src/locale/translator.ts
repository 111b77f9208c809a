import type { Language, Voice } from "../model/voice.ts";
import { filled, formOf, isLoose, isNumeral, type MessageForm } from "./message-form.ts";
import { MESSAGES } from "./messages/messages.ts";

/**
 * Around a part that stays English in a page of another language. Of the private use area: texts from files cannot hold
 * them (inVoice replaces them there), and the page turns them into an element with its language.
 */
export const ENGLISH = { from: "\ue000", to: "\ue001" } as const;

/** Says in another language what postrun composed in English, message by message. */
export interface Translator {
  /** The text in the language; what no message says stays English, and is marked. */
  readonly say: (text: string) => string;
  /** The text in the language where a message says all of it, else null. */
  readonly known: (text: string) => string | null;
}

/** A translator into the language and the own words of a voice. */
export function translatorOf({ language, words }: Pick<Voice, "language" | "words">): Translator {
  const catalogue = catalogueOf(language, words);
  const said = new Map<string, string | null>();
  const find = (text: string): string | null => {
    const before = said.get(text);
    if (before !== undefined) return before;
    const found = exactly(text) ?? stopped(text) ?? matched(text) ?? inParts(text);
    said.set(text, found);
    return found;
  };
  const exactly = (text: string): string | null => {
    const form = catalogue.exact.get(lowered(text));
    return form ? inCaseOf(text, form.own, language) : null;
  };
  /** A known text with a full stop, which the message is without. */
  const stopped = (text: string): string | null => {
    const stem = text.slice(0, -1);
    const found = text.endsWith(".") ? (exactly(stem) ?? matched(stem)) : null;
    return found === null ? null : `${found}${STOPS[language]}`;
  };
  const matched = (text: string): string | null => {
    for (const { pattern, blanks, own } of catalogue.patterns) {
      const match = pattern.exec(text);
      const values = match ? blanksIn(blanks, match) : null;
      if (values) return inCaseOf(text, filled(own, values), language);
    }
    return null;
  };
  /** What fills the blanks of a message; null where one of them is not what it is to be. */
  const blanksIn = (blanks: readonly string[], match: RegExpExecArray): Map<string, string> | null => {
    const values = new Map<string, string>();
    for (const [i, name] of blanks.entries()) {
      const value = blankOf(name, match[i + 1] ?? "");
      if (value === null) return null;
      values.set(name, value);
    }
    return values;
  };
  const blankOf = (name: string, value: string): string | null => {
    if (isNumeral(name)) return value;
    if (/^raw\d?$/.test(name)) return isOneClause(value) ? value : null;
    if (name === "list") return listOf(value, language, say);
    const fits = isLoose(name) || isName(value) || (isOneClause(value) && known(value) !== null);
    return fits ? say(value) : null;
  };
  /** Sentences, and clauses of one, each by itself; items of a list only where all are words of postrun's or names. */
  const inParts = (text: string): string | null => {
    for (const { between, join, whole } of [SENTENCES, CLAUSES, ITEMS]) {
      const parts = text.split(between);
      const found = parts.length > 1 ? parts.map(find) : [];
      if (found.every((one) => one === null)) continue;
      if (whole && !parts.every((part, i) => found[i] !== null || isName(part))) continue;
      return parts.map((part, i) => found[i] ?? marked(part, language)).join(join[language]);
    }
    return null;
  };
  /** Blanks about a text join it to its neighbours in a line. */
  const say = (text: string): string => {
    const [, before = "", core = "", after = ""] = /^(\s*)(.*?)(\s*)$/su.exec(text) ?? [];
    return `${before}${find(core) ?? marked(core, language)}${after}`;
  };
  const known = (text: string): string | null => {
    const found = find(text);
    return found === null || found.includes(ENGLISH.from) ? null : found;
  };
  return {
    say,
    known,
  };
}

interface Catalogue {
  readonly exact: ReadonlyMap<string, MessageForm>;
  readonly patterns: readonly MessageForm[];
}

/** What is said otherwise than in plain English. The message with the most words of its own is tried first. */
function catalogueOf(language: Language, words: Voice["words"]): Catalogue {
  const forms = [...MESSAGES]
    .filter(([id]) => language !== "en" || words[id] !== undefined)
    .map(([id, message]) => formOf(message.en, words[id] ?? message[language]));
  const patterns = forms.filter(({ blanks }) => blanks.length > 0);
  return {
    exact: new Map(
      forms.filter(({ blanks }) => blanks.length === 0).map((form) => [lowered(form.english), form]),
    ),
    patterns: patterns.sort((a, b) => wordsOf(b) - wordsOf(a)),
  };
}

/** Letters of a message besides its blanks. */
function wordsOf({ english }: MessageForm): number {
  return english.replace(/\{\w+\}/g, "").length;
}

const STOPS: Readonly<Record<Language, string>> = { de: ".", en: ".", es: ".", fr: ".", ja: "。", zh: "。" };

interface Joint {
  readonly between: RegExp;
  readonly join: Readonly<Record<Language, string>>;
  /** True where a part that is not known keeps all of them English. */
  readonly whole: boolean;
}

const SENTENCES: Joint = {
  between: /(?<=\.) (?=[\p{Lu}\d])/u,
  join: { de: " ", en: " ", es: " ", fr: " ", ja: "", zh: "" },
  whole: false,
};

const CLAUSES: Joint = {
  between: /; /,
  join: { de: "; ", en: "; ", es: "; ", fr: "\u202f; ", ja: "；", zh: "；" },
  whole: false,
};

const ITEMS: Joint = {
  between: /, /,
  join: { de: ", ", en: ", ", es: ", ", fr: ", ", ja: "、", zh: "，" },
  whole: true,
};

/** "a, b and c" item by item. */
function listOf(text: string, language: Language, say: (item: string) => string): string {
  const items = text.split(/, and |, | and /).map(say);
  if (language === "ja" || language === "zh") return items.join("、");
  const last = items.pop() ?? "";
  return items.length === 0 ? last : `${items.join(", ")} ${AND[language]} ${last}`;
}

const AND = { de: "und", en: "and", es: "y", fr: "et" } as const;

/** One word that no message says: a metric, a class, a layer. */
function isName(value: string): boolean {
  return /^\S+$/.test(value);
}

/** A blank within a sentence holds no end of one. */
function isOneClause(value: string): boolean {
  return !/[.;] /.test(value);
}

/** Two English words in a row: what is one word, a number or a name is of no language. */
function marked(text: string, language: Language): string {
  const english = language !== "en" && /(?:^|[\s(“"])[A-Za-z’]{2,}[,:]? [a-z]{2,}/.test(text);
  return english ? `${ENGLISH.from}${text}${ENGLISH.to}` : text;
}

/** With a capital where the English text has one; without where it has none, but for German, whose nouns have theirs. */
function inCaseOf(text: string, own: string, language: Language): string {
  const [first = ""] = text;
  if (/\p{Lu}/u.test(first)) return own.charAt(0).toUpperCase() + own.slice(1);
  return /\p{Ll}/u.test(first) && language !== "de" ? lowered(own) : own;
}

function lowered(text: string): string {
  return /^\p{Lu}{2}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}
