/** Control characters, halves of pairs, and marks that turn the direction of what follows them. */
const UNSEEN = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const UNSEEN_BUT_SPACE = new RegExp(`(?![\\t\\n\\r])${UNSEEN.source}`, "gu");

/** Text in which nothing stands that a reader cannot see: each such character becomes U+FFFD, spaces and line ends stay. */
export function visibleText(text: string): string {
  return text.replace(UNSEEN_BUT_SPACE, "\ufffd");
}

/** One line of such text. */
export function visibleLine(text: string): string {
  return text.replace(/\s*[\r\n\u2028\u2029]+\s*/g, " ").replace(UNSEEN, "\ufffd");
}

/** Plain data with every string in it made visible, keys too; typed arrays and numbers as they are. */
export function withVisibleText<T>(data: T): T {
  return mapped(data) as T;
}

function mapped(value: unknown): unknown {
  if (typeof value === "string") return visibleText(value);
  if (Array.isArray(value)) return value.map(mapped);
  if (value === null || typeof value !== "object" || ArrayBuffer.isView(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [visibleText(key), mapped(held)]));
}
