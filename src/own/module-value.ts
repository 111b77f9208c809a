import { UsageError } from "../model/errors.ts";

/** A value of the user's module, with the words for where it stands: `my-check.mjs`, `checks[1].id`. */
export interface ModuleValue {
  readonly file: string;
  readonly key: string;
  readonly value: unknown;
}

/** The error of a value: file, place in it, what was found and what was expected. */
export function wrongValue({ file, key, value }: ModuleValue, expected: string): UsageError {
  return new UsageError(`Wrong ${file}: ${key} is ${foundWords(value)}, expected ${expected}`, {
    hint: "docs/own/plugins.md describes what a module exports",
  });
}

/** A member; undefined where it is not there. */
export function memberOf({ file, key, value }: ModuleValue, name: string): ModuleValue {
  const member = (value as Readonly<Record<string, unknown>>)[name];
  return { file, key: key === "" ? name : `${key}.${name}`, value: member };
}

/** An object with no members but the named ones. */
export function objectWith(at: ModuleValue, keys: readonly string[]): ModuleValue {
  const { value } = at;
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw wrongValue(at, "an object");
  const unknown = Object.keys(value).find((key) => !keys.includes(key));
  if (unknown !== undefined)
    throw wrongValue({ ...at, key: `${at.key}.${unknown}`, value: "there" }, `only ${keys.join(", ")}`);
  return at;
}

/** The items of a list; an absent one is empty. */
export function listOf(at: ModuleValue): readonly ModuleValue[] {
  if (at.value === undefined) return [];
  if (!Array.isArray(at.value)) throw wrongValue(at, "a list");
  return at.value.map((value: unknown, i) => ({ file: at.file, key: `${at.key}[${i}]`, value }));
}

/** A text that is not empty. */
export function textIn(at: ModuleValue): string {
  if (typeof at.value !== "string" || at.value.trim() === "") throw wrongValue(at, "a text");
  return at.value;
}

/** A finite number of a range. */
export function numberIn(at: ModuleValue, from: number, to: number): number {
  const { value } = at;
  if (typeof value !== "number" || !(value >= from && value <= to)) {
    const whole = from === -Number.MAX_VALUE ? "a finite number" : `a number from ${from} to ${to}`;
    throw wrongValue(at, whole);
  }
  return value;
}

/** One word of a closed set. */
export function oneOf<const W extends string>(at: ModuleValue, words: readonly W[]): W {
  const word = words.find((one) => one === at.value);
  if (word === undefined) throw wrongValue(at, `one of ${words.join(", ")}`);
  return word;
}

/** A function. */
export function functionIn(at: ModuleValue): (...given: unknown[]) => unknown {
  if (typeof at.value !== "function") throw wrongValue(at, "a function");
  return at.value as (...given: unknown[]) => unknown;
}

/** An id in kebab-case that nothing else has. */
export function freeId(at: ModuleValue, taken: ReadonlySet<string>): string {
  const id = at.value;
  if (typeof id !== "string" || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id) || id.length > 60)
    throw wrongValue(at, "an id such as loss-too-lucky");
  if (taken.has(id)) throw wrongValue(at, "an id that is not taken yet");
  return id;
}

function foundWords(value: unknown): string {
  if (value === undefined) return "absent";
  if (typeof value === "function") return "a function";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "an object";
  const text = typeof value === "string" ? JSON.stringify(value) : String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
