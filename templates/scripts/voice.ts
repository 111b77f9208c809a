import { PLAIN_NUMBERS, type Spelling, spellNumerals } from "../../src/locale/spell-numerals.ts";

/** What a page in another language or locale brings for its scripts. */
interface PageVoice extends Spelling {
  readonly words: Readonly<Record<string, string>>;
}

const voice: PageVoice = JSON.parse(document.getElementById("voice")?.textContent ?? "null") ?? {
  words: {},
  numbers: PLAIN_NUMBERS,
  keep: [],
};

/** A text of the page's own in its language. */
export function said(text: string): string {
  return voice.words[text] ?? text;
}

/** A text with its numerals as the page writes them. */
export function spelled(text: string): string {
  return spellNumerals(text, voice);
}
