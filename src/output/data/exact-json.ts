import { type NumberedNames, namesOf, numberedNames } from "./numbered-names.ts";
import { type Rows, rowsOf, toRows } from "./rows.ts";

/** Says how a list of numbers stands in the JSON. */
export type WriteNumbers = (numbers: ArrayLike<number>) => object;

/**
 * Plain data as JSON that gives back every number bit for bit and every typed array as what it was. What JSON lacks
 * stands under the key `$`; an object with such a key of its own is written as its entries.
 */
export function toExactJson(value: unknown, write: WriteNumbers): string {
  return JSON.stringify(value, (_key, item: unknown) => tagged(item, write));
}

/** The data of toExactJson; `read` undoes its `write`. Objects that were one are several. */
export function fromExactJson<Written>(text: string, read: (written: Written) => readonly number[]): unknown {
  return JSON.parse(text, (_key, item: unknown) => untagged(item, read));
}

type Tagged<Written> =
  | { readonly $: "number"; readonly of: string }
  | { readonly $: "entries"; readonly of: readonly (readonly [string, unknown])[] }
  | ({ readonly $: "names" } & NumberedNames)
  | ({ readonly $: "rows" } & Rows)
  | ({ readonly $: keyof typeof ARRAYS } & Written);

const ARRAYS = {
  list: (values: readonly number[]) => [...values],
  Float64Array: (values: readonly number[]) => Float64Array.from(values),
  Int32Array: (values: readonly number[]) => Int32Array.from(values),
  Uint8Array: (values: readonly number[]) => Uint8Array.from(values),
} as const;

/** Shorter lists read better as they are, and the tag would cost more than it saves. */
const SHORTEST_LIST = 8;

function tagged(item: unknown, write: WriteNumbers): unknown {
  if (typeof item === "number") {
    if (Number.isFinite(item) && !Object.is(item, -0)) return item;
    return { $: "number", of: Object.is(item, -0) ? "-0" : String(item) };
  }
  if (item === null || typeof item !== "object") return item;
  const kind = kindOf(item);
  if (kind !== null) return { $: kind, ...write(item as ArrayLike<number>) };
  if (Array.isArray(item)) return item.length < SHORTEST_LIST ? item : taggedList(item);
  return Object.hasOwn(item, "$") ? { $: "entries", of: Object.entries(item) } : item;
}

function taggedList(list: readonly unknown[]): unknown {
  const names = numberedNames(list);
  if (names !== null) return { $: "names", ...names };
  const rows = toRows(list);
  return rows === null ? list : { $: "rows", ...rows };
}

function kindOf(item: object): keyof typeof ARRAYS | null {
  if (item instanceof Float64Array) return "Float64Array";
  if (item instanceof Int32Array) return "Int32Array";
  if (item instanceof Uint8Array) return "Uint8Array";
  const list = Array.isArray(item) && item.length >= SHORTEST_LIST;
  return list && item.every((value) => typeof value === "number") ? "list" : null;
}

function untagged<Written>(item: unknown, read: (written: Written) => readonly number[]): unknown {
  if (item === null || typeof item !== "object" || !Object.hasOwn(item, "$")) return item;
  const tag = item as Tagged<Written>;
  switch (tag.$) {
    case "number":
      return Number(tag.of);
    case "entries":
      return Object.fromEntries(tag.of);
    case "names":
      return namesOf(tag);
    case "rows":
      return rowsOf(tag);
    default:
      return ARRAYS[tag.$](read(tag));
  }
}
