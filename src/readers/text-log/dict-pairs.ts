import { numberInText } from "../tables/number-cell.ts";
import type { LogPair } from "./line-pairs.ts";

/** Numbers of a Python dict or JSON object printed on one line, nested keys joined by dots; null where it is neither. */
export function dictPairs(text: string): LogPair[] | null {
  const reader = new DictReader(text);
  return reader.readObject("") ? reader.pairs : null;
}

class DictReader {
  readonly pairs: LogPair[] = [];
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Reads `{key: value, …}` from here; false at the first thing that is no such object. */
  readObject(prefix: string): boolean {
    if (!this.#take(/\{\s*/y)) return false;
    while (!this.#take(/\}\s*/y)) {
      const key = this.#string() ?? this.#take(/[\w.]+/y);
      if (key === null || !this.#take(/\s*:\s*/y) || !this.#readValue(prefix + key)) return false;
      if (!this.#take(/\s*,\s*/y) && !/^\s*\}/.test(this.#text.slice(this.#at, this.#at + 20))) return false;
    }
    return true;
  }

  #readValue(key: string): boolean {
    const next = this.#text[this.#at];
    if (next === "{") return this.readObject(`${key}.`);
    if (next === "[" || next === "(") return this.#skipList();
    const text = this.#string();
    const word = text ?? this.#take(/(?:tensor|np\.float\d+|array)\([^)]*\)|[^\s,}\])]+/y);
    if (word === null) return false;
    const number = /\((.*?)[,)]/.exec(word)?.[1] ?? word;
    const value = numberInText(number);
    if (value !== null) this.pairs.push({ name: key, value, total: null, unit: "", tied: true, gap: key });
    return true;
  }

  /** Passes over a list; its numbers have no names. */
  #skipList(): boolean {
    let depth = 0;
    while (this.#at < this.#text.length) {
      if (this.#string() !== null) continue;
      const sign = this.#text[this.#at] ?? "";
      this.#at += 1;
      if ("[({".includes(sign)) depth += 1;
      if ("])}".includes(sign)) depth -= 1;
      if (depth === 0) return this.#take(/\s*/y) !== null;
    }
    return false;
  }

  #string(): string | null {
    const quoted = this.#take(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/y);
    return quoted === null ? null : quoted.slice(1, -1);
  }

  #take(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found === null) return null;
    this.#at += found[0].length;
    return found[0];
  }
}
