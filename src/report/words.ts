import type { Fact, RichText, Span, TableCell } from "../model/document.ts";
import { numberWords } from "../stats/number-words.ts";
import { placeWords } from "../stats/step-words.ts";

/** Plain words. */
export function words(text: string): RichText {
  return [{ kind: "text", text }];
}

export function code(text: string): Span {
  return { kind: "code", text };
}

export function strong(text: string): Span {
  return { kind: "strong", text };
}

export function plain(text: string): Span {
  return { kind: "text", text };
}

export function link(text: string, href: string): Span {
  return { kind: "link", text, href };
}

export function fact(label: string, value: string | RichText): Fact {
  return { label, value: typeof value === "string" ? words(value) : value };
}

/** A cell of a table that holds words. */
export function cellOf(value: string | Span): TableCell {
  return { kind: "words", words: typeof value === "string" ? words(value) : [value] };
}

/** "4,220 – 5,349", or the one step. */
export function rangeWords(from: number, to: number): string {
  return from === to ? placeWords(from) : `${placeWords(from)} – ${placeWords(to)}`;
}

/** "2,349 steps", "1 epoch". */
export function countWords(count: number, noun: string): string {
  return `${numberWords(count)} ${count === 1 ? noun : pluralOf(noun)}`;
}

/** "1 h 34 min", "48 s", "2 d 3 h": the two largest units. */
export function durationWords(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return joined(`${hours} h`, `${minutes % 60} min`);
  const wholeHours = Math.round(minutes / 60);
  return joined(`${Math.floor(wholeHours / 24)} d`, `${wholeHours % 24} h`);
}

/** Confidence in two digits, between 0.01 and 0.99. */
export function confidenceWords(confidence: number): string {
  return Math.min(0.99, Math.max(0.01, confidence)).toFixed(2);
}

export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A sentence: capital first, full stop last. A sentence that begins with a name from a file keeps its spelling. */
export function sentence(text: string): string {
  const trimmed = text.trim().replace(/[.\s]+$/, "");
  const begins = /^[a-z]+[_./\d]/.test(trimmed) ? trimmed : upperFirst(trimmed);
  return trimmed === "" || trimmed.endsWith("…") ? begins : `${begins}.`;
}

/** Shortened at a word, with an ellipsis. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length - 1);
  const space = cut.lastIndexOf(" ");
  return `${space > length / 2 ? cut.slice(0, space) : cut}…`;
}

function pluralOf(noun: string): string {
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(s|x|[^o]ch)$/.test(noun) ? `${noun}es` : `${noun}s`;
}

function joined(large: string, small: string): string {
  return /^0 /.test(small) ? large : `${large} ${small}`;
}
