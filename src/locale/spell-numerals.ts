import type { NumberFormat } from "../model/voice.ts";

/** How the numerals of a text are to be spelled, and which names keep theirs. */
export interface Spelling {
  readonly numbers: NumberFormat;
  readonly keep: readonly string[];
}

/** The format that all texts are composed in. */
export const PLAIN_NUMBERS: NumberFormat = { decimal: ".", group: ",", groups: "threes" };

/** True for the format that all texts are composed in. */
export function isPlain({ decimal, group, groups }: NumberFormat): boolean {
  return (
    decimal === PLAIN_NUMBERS.decimal && group === PLAIN_NUMBERS.group && groups === PLAIN_NUMBERS.groups
  );
}

/**
 * A numeral as postrun's own formatters write it (stats/number-words.ts, charts/y-scale.ts): thousands with commas, a
 * point, an exponent. Nothing that is part of a longer word, path, version, key=value or list of coordinates: letters,
 * digits, `_ . / : = # @ $ \` and a hyphen before it, or such behind it, make it one. A factor k or M, % and × may follow.
 */
const NUMERAL =
  /(?<![\p{L}\p{N}_./:=#@$\\,]|[\p{L}\p{N}_]-)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(?=(?:e[−-]?\d{1,3}|[kMG])?(?![\p{L}\p{N}_/\\=]|[.,:-][\p{L}\p{N}]))/gu;

/** The text with its numerals in another format; file names, keys, versions and names of the run stay as they are. */
export function spellNumerals(text: string, { numbers, keep }: Spelling): string {
  if (isPlain(numbers) || !/\d[.,]\d/.test(text)) return text;
  const kept = placesOf(text, keep);
  let said = "";
  let end = 0;
  for (const { index, 0: found, 1: whole = "", 2: part } of text.matchAll(NUMERAL)) {
    const asItIs = kept.some(({ from, to }) => index >= from && index < to);
    said += text.slice(end, index) + (asItIs ? found : spelled(whole, part, numbers));
    end = index + found.length;
  }
  return said + text.slice(end);
}

interface Place {
  readonly from: number;
  readonly to: number;
}

function placesOf(text: string, names: readonly string[]): readonly Place[] {
  const places: Place[] = [];
  for (const name of names) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length))
      places.push({ from: at, to: at + name.length });
  }
  return places;
}

function spelled(whole: string, part: string | undefined, { decimal, group, groups }: NumberFormat): string {
  const digits = whole.replaceAll(",", "");
  const grouped = whole.includes(",") ? inGroups(digits, group, groups) : digits;
  return part === undefined ? grouped : `${grouped}${decimal}${part}`;
}

function inGroups(digits: string, group: string, groups: NumberFormat["groups"]): string {
  if (groups === "threes") return digits.replace(/\B(?=(?:\d{3})+$)/g, group);
  return `${digits.slice(0, -3).replace(/\B(?=(?:\d{2})+$)/g, group)}${group}${digits.slice(-3)}`;
}
