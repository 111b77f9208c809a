import { type NumberText, numbersFromText, numbersToText } from "./number-text.ts";

/**
 * Plain data as JSON that gives back every number bit for bit and every typed array as what it was. What JSON lacks
 * stands under the key `$`; an object with such a key of its own is written as its entries.
 */
export function toExactJson(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => tagged(item));
}

/** The data of toExactJson. Objects that were one are several. */
export function fromExactJson(text: string): unknown {
  return JSON.parse(text, (_key, item: unknown) => untagged(item));
}

type Tagged =
  | { readonly $: "number"; readonly of: string }
  | { readonly $: "entries"; readonly of: readonly (readonly [string, unknown])[] }
  | ({ readonly $: keyof typeof ARRAYS } & NumberText);

const ARRAYS = {
  list: (values: number[]) => values,
  Float64Array: (values: number[]) => Float64Array.from(values),
  Int32Array: (values: number[]) => Int32Array.from(values),
  Uint8Array: (values: number[]) => Uint8Array.from(values),
} as const;

/** Shorter lists of numbers read better as they are, and the tag would cost more than it saves. */
const SHORTEST_LIST = 8;

function tagged(item: unknown): unknown {
  if (typeof item === "number") {
    if (Number.isFinite(item) && !Object.is(item, -0)) return item;
    return { $: "number", of: Object.is(item, -0) ? "-0" : String(item) } satisfies Tagged;
  }
  if (item === null || typeof item !== "object") return item;
  const kind = kindOf(item);
  if (kind !== null) return { $: kind, ...numbersToText(item as ArrayLike<number>) } satisfies Tagged;
  if (!Array.isArray(item) && Object.hasOwn(item, "$")) {
    return { $: "entries", of: Object.entries(item) } satisfies Tagged;
  }
  return item;
}

function kindOf(item: object): keyof typeof ARRAYS | null {
  if (item instanceof Float64Array) return "Float64Array";
  if (item instanceof Int32Array) return "Int32Array";
  if (item instanceof Uint8Array) return "Uint8Array";
  const list = Array.isArray(item) && item.length >= SHORTEST_LIST;
  return list && item.every((value) => typeof value === "number") ? "list" : null;
}

function untagged(item: unknown): unknown {
  if (item === null || typeof item !== "object" || !Object.hasOwn(item, "$")) return item;
  const tag = item as Tagged;
  if (tag.$ === "number") return Number(tag.of);
  if (tag.$ === "entries") return Object.fromEntries(tag.of);
  return ARRAYS[tag.$](numbersFromText(tag));
}
