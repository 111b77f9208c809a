import { numberInText } from "../tables/number-cell.ts";
import { dictPairs } from "./dict-pairs.ts";

/** A number in a line with the name that stands before it. */
export interface LogPair {
  /** As written; empty where a number stands alone. */
  readonly name: string;
  readonly value: number;
  /** The second number of `3/50` and `3 of 50`. */
  readonly total: number | null;
  /** As written: `%`, `ms`, `s`, `MB` …, empty where there is none. */
  readonly unit: string;
  /** True where a sign ties name and number: `loss=0.3`, `loss: 0.3`, a key of a dict. */
  readonly tied: boolean;
  /** The text between the number before this one and this one. */
  readonly gap: string;
}

/** All numbers of a message with their names, in order. */
export function linePairs(body: string): LogPair[] {
  const open = body.indexOf("{");
  if (open >= 0 && /^\{\s*["']/.test(body.slice(open))) {
    const pairs = dictPairs(body.slice(open));
    if (pairs !== null) return [...scanPairs(body.slice(0, open)), ...pairs];
  }
  return scanPairs(body);
}

function scanPairs(text: string): LogPair[] {
  const pairs: LogPair[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    const { number, total, unit, skipped } = match.groups ?? {};
    const gap = text.slice(end, match.index);
    end = match.index + match[0].length;
    if (skipped !== undefined || number === undefined) continue;
    const value = numberInText(number.replaceAll(",", ""));
    if (value === null) continue;
    const { name, tied } = nameIn(gap);
    pairs.push({
      name,
      value,
      total: total === undefined ? null : Number(total),
      unit: (unit ?? "").trim(),
      tied,
      gap,
    });
  }
  return pairs;
}

const UNITS =
  "%|ms/step|s/step|s/epoch|s ?/ ?iter|s/img|s/it|it/s|ms|us|s|secs?|seconds|min|h|MiB|GiB|MB|GB|KB|M|G|K|k|B";

/**
 * A number, or something with digits that is none (a date, a clock time). A number begins where no word, dot, slash
 * or hyphen stands before it, so that `top-5`, `mAP@0.5`, `model_3` and `1.13.1` stay words.
 */
const TOKEN = new RegExp(
  String.raw`(?<skipped>\d{4}[-/]\d\d[-/]\d\d(?:[ T]\d\d:\d\d:\d\d(?:[.,]\d+)?)?|(?:\d+ days?, )?\d+:\d\d(?::\d\d)?(?:\.\d+)?(?![\w:]))|` +
    String.raw`(?<![\w.@/\\+-])(?<number>[-+]?(?:\d{1,3}(?:,\d{3})+(?![\d.])|(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|1\.#\w+)|` +
    String.raw`(?<=[\s:=([|])[-+]?(?:nan|inf|infinity)(?:\(ind\))?(?!\s+iter))` +
    String.raw`(?:\s*(?:/|\bof\b)\s*(?<total>\d+)(?![\w.]*[a-z.]))?` +
    String.raw`(?<unit>\s?(?:${UNITS})(?![\w/]|\s*[:=]))?(?![\w@]|\.\d)`,
  "gi",
);

/** Quotation marks around a word, not the apostrophe in `valid_0's l2`. */
const QUOTES = /(?<![A-Za-z0-9])["'`]|["'`](?![A-Za-z])/g;

/** The name that a gap between two numbers ends with. */
function nameIn(gap: string): { name: string; tied: boolean } {
  const text = gap.replace(QUOTES, "").replace(/[\s([{<~≈$#]+$/, "");
  const sign = /\s*(?:=|:|\||->|\.{3,}|…)+$/.exec(text);
  const head = sign === null ? text : text.slice(0, sign.index);
  // `status ok loss=`: with an equals sign that touches it the name is one word; elsewhere it may be a phrase.
  const word = sign?.[0] === "=" ? /[^\s,;|=[\]{}]+$/.exec(head)?.[0] : undefined;
  const name = tidy(word ?? phraseAtEnd(head));
  return { name: isName(name) ? name : "", tied: sign !== null };
}

/** What stands after the last comma, bar, tab, double space, spaced dash, colon or closing bracket. */
function phraseAtEnd(text: string): string {
  const parts = text.split(/[,;|\t]|\s{2,}|\s[-–—]\s|:\s|[\])}>](?=\s*[^\s:=)])|\.\s/);
  return parts[parts.length - 1] ?? "";
}

function tidy(name: string): string {
  return name
    .trim()
    .replace(/^[-*•>.#=:!\s()[\]]+/, "")
    .replace(/^.*\bthe (?=.*\b(?:loss|accuracy|error|score|rate|reward|perplexity)$|.*\b(?:is|was)$)/i, "")
    .replace(/\s+(?:is|was|of|at|to|by|in|now)+$/i, "")
    .replace(/[.\s…]+$/, "");
}

/** A name has letters, and is no sentence: six words are "elapsed time per iteration (ms)" and one to spare. */
function isName(name: string): boolean {
  if (name.includes("(") && !name.includes(")")) return false;
  return /[A-Za-z]/.test(name) && name.length <= 60 && name.split(/\s+/).length <= 6;
}
