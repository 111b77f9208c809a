import { LOCALES, USUAL_LOCALE } from "../locale/locales.ts";
import { blanksOf } from "../locale/message-form.ts";
import { MESSAGES } from "../locale/messages/messages.ts";
import { DATE_FORMATS, LANGUAGES, type Language, type NumberFormat, type Voice } from "../model/voice.ts";
import { anyEntriesOf, type ConfigNode, entriesOf, textOf, wordOf, wrongNode } from "./config-node.ts";

/** Keys that say how a page speaks. */
export const VOICE_KEYS = ["language", "locale", "numbers", "dates", "words"] as const;

/** What the file says of language, numbers, dates and words; null where it says nothing. */
export function parseVoice(entries: ReadonlyMap<string, ConfigNode>): Omit<Voice, "keep"> | null {
  const [language, locale, numbers, dates, words] = VOICE_KEYS.map((key) => entries.get(key));
  if (!language && !locale && !numbers && !dates && !words) return null;
  const said: Language = language ? wordOf(language, LANGUAGES) : "en";
  const region = locale ? wordOf(locale, Object.keys(LOCALES)) : USUAL_LOCALE[said];
  return {
    language: said,
    locale: region,
    numbers: numbersOf(numbers, region),
    dates: dates ? wordOf(dates, DATE_FORMATS) : "words",
    words: words ? wordsOf(words) : {},
  };
}

const SIGNS = { comma: ",", point: ".", space: "\u00a0", apostrophe: "’", none: "" } as const;

/** Signs of the user's own in the place of the region's. */
function numbersOf(node: ConfigNode | undefined, locale: string): NumberFormat {
  const usual = LOCALES[locale]?.numbers ?? { decimal: ".", group: ",", groups: "threes" };
  if (!node) return usual;
  const entries = entriesOf(node, ["decimal", "group"]);
  const decimal = entries.get("decimal");
  const group = entries.get("group");
  const format: NumberFormat = {
    decimal: decimal ? SIGNS[wordOf(decimal, ["point", "comma"])] : usual.decimal,
    group: group ? SIGNS[wordOf(group, ["comma", "point", "space", "apostrophe", "none"])] : usual.group,
    groups: usual.groups,
  };
  if (format.decimal === format.group)
    throw wrongNode(node, "different signs for decimal and group: one number could be read as two");
  return format;
}

/** Wording of the user's own, by the id of a message; its blanks must be those of the message. */
function wordsOf(node: ConfigNode): Readonly<Record<string, string>> {
  const words: Record<string, string> = {};
  for (const [id, { value, keyNode }] of anyEntriesOf(node, "a mapping of messages to their wording")) {
    const message = MESSAGES.get(id);
    if (!message) {
      const unknown = { key: "a key of words", node: keyNode, file: node.file };
      throw wrongNode(unknown, "the id of a message, as docs/messages.md lists them");
    }
    const blanks = blanksOf(message.en).map((blank) => `{${blank}}`);
    const expected = blanks.length === 0 ? "a text without {blanks}" : `a text with ${blanks.join(" and ")}`;
    const text = textOf(value, expected);
    const own = blanksOf(text).map((blank) => `{${blank}}`);
    if (own.toSorted().join() !== blanks.toSorted().join()) throw wrongNode(value, expected);
    words[id] = text;
  }
  return words;
}
