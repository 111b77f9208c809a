/** A list of objects with the same keys, turned: one list a key. */
export interface Rows {
  readonly keys: readonly string[];
  /** `columns[k][i]` is what object i holds under key k. */
  readonly columns: readonly (readonly unknown[])[];
}

/** The list turned; null where its items are no objects of the same keys. */
export function toRows(list: readonly unknown[]): Rows | null {
  const [first] = list;
  const keys = isPlain(first) ? Object.keys(first) : [];
  if (keys.length === 0 || !list.every((item) => isPlain(item) && hasKeys(item, keys))) return null;
  const rows = list as readonly Readonly<Record<string, unknown>>[];
  return { keys, columns: keys.map((key) => rows.map((row) => row[key])) };
}

/** The objects of toRows. */
export function rowsOf({ keys, columns }: Rows): readonly object[] {
  const [first = []] = columns;
  return first.map((_, i) => Object.fromEntries(keys.map((key, k) => [key, columns[k]?.[i]])));
}

function isPlain(item: unknown): item is Readonly<Record<string, unknown>> {
  return typeof item === "object" && item !== null && !Array.isArray(item) && !ArrayBuffer.isView(item);
}

/** In the same order, and none undefined: JSON would leave it out of an object and write null in a list. */
function hasKeys(item: Readonly<Record<string, unknown>>, keys: readonly string[]): boolean {
  const own = Object.keys(item);
  return own.length === keys.length && own.every((key, k) => key === keys[k] && item[key] !== undefined);
}
