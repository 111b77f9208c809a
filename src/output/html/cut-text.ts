import Handlebars from "handlebars";
import { withoutMarks } from "../../locale/in-voice.ts";

/** Longer words are names gone wrong: in the reports of 60 public runs the longest has 65 letters. */
const LONGEST_WORD = { taken: 80, shown: 60 };
/** Longer texts hold such names: in the same reports the longest sentence has 253 letters. */
const LONGEST_TEXT = 400;
/** A tooltip of more than this is not read; the whole name is in the report's data. */
const LONGEST_TITLE = 1000;

const LONG_WORD = new RegExp(`\\S{${LONGEST_WORD.taken + 1},}`, "g");

/** Text with over-long words and over-long sentences cut. */
export function cutText(text: string): string {
  const words = text.replace(LONG_WORD, (word) => startOf(word, LONGEST_WORD.shown));
  return words.length <= LONGEST_TEXT ? words : startOf(words, LONGEST_TEXT);
}

/** Such text as markup: where it was cut, the whole stands in its title. */
export function cutMarkup(text: string): Handlebars.SafeString {
  const shown = cutText(text);
  const escaped = Handlebars.escapeExpression(shown);
  if (shown === text) return new Handlebars.SafeString(escaped);
  const whole = text.length <= LONGEST_TITLE ? text : startOf(text, LONGEST_TITLE);
  return new Handlebars.SafeString(
    `<span class="cut" title="${Handlebars.escapeExpression(withoutMarks(whole))}">${escaped}</span>`,
  );
}

/** No pair of code units is cut in two. */
function startOf(text: string, length: number): string {
  return `${text.slice(0, length).replace(/[\ud800-\udbff]$/, "")}…`;
}
