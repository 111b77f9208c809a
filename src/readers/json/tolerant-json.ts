/** A value of JSON as Python writes it: numbers may be NaN or infinite. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export type JsonObject = { readonly [key: string]: Json };

/** Where and why a text stops being JSON. */
export interface JsonFault {
  readonly message: string;
  /** 0-based, in characters. */
  readonly offset: number;
  /** 1-based. */
  readonly line: number;
  /** True where the text is whole up to its end and only ends too early. */
  readonly cut: boolean;
}

/** What a text held: a value, or what could be read before the fault, which is undefined where nothing could. */
export type ParsedJson =
  | { readonly value: Json; readonly fault: null }
  | { readonly value: Json | undefined; readonly fault: JsonFault };

/**
 * Parses JSON that may hold the bare words NaN, Infinity and -Infinity. What stands before a fault is kept, so that the
 * history of a run that died while writing is not lost.
 */
export function parseJson(text: string): ParsedJson {
  try {
    return { value: JSON.parse(text) as Json, fault: null };
  } catch {
    return new TolerantParser(text).parse();
  }
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** Nesting that no log of a training reaches; deeper text would exhaust the stack. */
const MAX_DEPTH = 500;

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;

/** The beginning of a number that the end of the text cuts off. */
const LAST_NUMBER = /-?\d[-+.\deE]*$/y;

/** The bare words of Python's json and of Python's repr beside those of JSON. */
const WORDS: readonly (readonly [string, Json])[] = [
  ["null", null],
  ["true", true],
  ["false", false],
  ["NaN", Number.NaN],
  ["nan", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["-Infinity", Number.NEGATIVE_INFINITY],
  ["inf", Number.POSITIVE_INFINITY],
  ["-inf", Number.NEGATIVE_INFINITY],
];

/** Stops the descent; `open` containers have kept what they got. */
class Stop {
  readonly message: string;
  readonly cut: boolean;

  constructor(message: string, cut: boolean) {
    this.message = message;
    this.cut = cut;
  }
}

class TolerantParser {
  readonly #text: string;
  #at = 0;
  #stop: Stop | null = null;

  constructor(text: string) {
    this.#text = text;
  }

  parse(): ParsedJson {
    const value = this.#value(0);
    this.#skipBlanks();
    if (this.#stop === null && this.#at < this.#text.length) {
      this.#fail("the end is expected");
    }
    if (this.#stop === null) return { value: value === undefined ? null : value, fault: null };
    const { message, cut } = this.#stop;
    const line = lineOf(this.#text, this.#at);
    return { value, fault: { message, offset: this.#at, line, cut } };
  }

  #value(depth: number): Json | undefined {
    this.#skipBlanks();
    const first = this.#text[this.#at];
    if (depth > MAX_DEPTH) return this.#fail(`nesting deeper than ${MAX_DEPTH}`);
    if (first === "{") return this.#object(depth);
    if (first === "[") return this.#array(depth);
    if (first === '"') return this.#string();
    const word = this.#word();
    return word === undefined ? this.#number() : word;
  }

  #object(depth: number): Json {
    const entries: [string, Json][] = [];
    this.#at += 1;
    this.#items("}", () => {
      const key = this.#text[this.#at] === '"' ? this.#string() : this.#fail("a key in quotes is expected");
      this.#skipBlanks();
      if (key === undefined || !this.#take(":", "a colon is expected after the key")) return;
      const value = this.#value(depth + 1);
      if (value !== undefined) entries.push([key, value]);
    });
    return Object.fromEntries(entries);
  }

  #array(depth: number): Json {
    const items: Json[] = [];
    this.#at += 1;
    this.#items("]", () => {
      const value = this.#value(depth + 1);
      if (value !== undefined) items.push(value);
    });
    return items;
  }

  #items(close: string, item: () => void): void {
    this.#skipBlanks();
    if (this.#text[this.#at] === close) {
      this.#at += 1;
      return;
    }
    while (this.#stop === null) {
      this.#skipBlanks();
      item();
      this.#skipBlanks();
      if (this.#stop !== null) return;
      if (this.#text[this.#at] === close) {
        this.#at += 1;
        return;
      }
      this.#take(",", `a comma or ${close} is expected`);
    }
  }

  #string(): string | undefined {
    const start = this.#at;
    let end = start + 1;
    for (;;) {
      const char = this.#text[end];
      if (char === undefined) return this.#cutHere("the text ends within a string");
      if (char === '"') break;
      end += char === "\\" ? 2 : 1;
    }
    this.#at = end + 1;
    const quoted = this.#text.slice(start, end + 1);
    try {
      return JSON.parse(quoted) as string;
    } catch {
      // A raw line end or an escape that JSON does not know: the characters are kept as they stand.
      return quoted.slice(1, -1);
    }
  }

  #word(): Json | undefined {
    const found = WORDS.find(([word]) => this.#text.startsWith(word, this.#at));
    if (!found) return undefined;
    this.#at += found[0].length;
    return found[1];
  }

  #number(): number | undefined {
    NUMBER.lastIndex = this.#at;
    const match = NUMBER.exec(this.#text)?.[0];
    LAST_NUMBER.lastIndex = this.#at;
    // At the very end of a text that was cut, a number may have lost digits.
    if (this.#at > 0 && LAST_NUMBER.test(this.#text)) return this.#cutHere("the text ends within a number");
    if (match === undefined) return this.#fail("a value is expected");
    this.#at += match.length;
    return Number(match);
  }

  #take(char: string, message: string): boolean {
    if (this.#text[this.#at] === char) {
      this.#at += 1;
      return true;
    }
    this.#fail(message);
    return false;
  }

  #fail(message: string): undefined {
    const rest = this.#text.slice(this.#at, this.#at + 9);
    const cut =
      this.#at >= this.#text.length ||
      WORDS.some(([word]) => rest !== "" && word !== rest && word.startsWith(rest));
    this.#stop ??= new Stop(cut ? "the text ends too early" : message, cut);
    return undefined;
  }

  #cutHere(message: string): undefined {
    this.#at = this.#text.length;
    this.#stop ??= new Stop(message, true);
    return undefined;
  }

  #skipBlanks(): void {
    while (this.#at < this.#text.length && " \t\n\r\uFEFF".includes(this.#text[this.#at] ?? "x"))
      this.#at += 1;
  }
}

function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) line += 1;
  return line;
}
