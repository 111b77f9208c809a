import type { Voice } from "../../model/voice.ts";

/** What the page's scripts say: templates/scripts. Each is a message of the catalogue. */
export const SCRIPT_WORDS = [
  "Search",
  "Search in this report",
  "Next",
  "Next match",
  "Light or dark",
  "Copy as Markdown",
  "Copy",
  "Copied",
  "Copying is not allowed here",
  "Chart: arrows read values, plus and minus zoom, Escape shows all",
  "Confusion matrix: arrows read its cells, Escape ends",
  "Chart: arrows read one value after the other, Escape ends",
  "Confused classes side by side",
  "nothing finite was logged",
  "not finite",
  "found",
] as const;

/** The words and numbers of a voice as data for the scripts, an element that runs nothing; "" for plain English. */
export function scriptVoice(voice: Voice | undefined, say: (text: string) => string): string {
  if (!voice) return "";
  const words = Object.fromEntries(
    SCRIPT_WORDS.map((text) => [text, say(text)]).filter(([text, own]) => text !== own),
  );
  const json = JSON.stringify({ words, numbers: voice.numbers, keep: voice.keep }).replace(/</g, "\\u003c");
  return `<script type="application/json" id="voice">${json}</script>\n`;
}
