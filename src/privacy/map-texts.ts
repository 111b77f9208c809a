/**
 * The same value with every text changed, whatever its depth. Objects that are shared stay shared, typed arrays stay
 * the same; keys are names of the product's own and stay.
 */
export function mapTexts<T>(value: T, change: (text: string) => string): T {
  return mapped(value, { change, known: new Map() }) as T;
}

interface Walk {
  readonly change: (text: string) => string;
  readonly known: Map<object, unknown>;
}

function mapped(value: unknown, walk: Walk): unknown {
  if (typeof value === "string") return walk.change(value);
  if (value === null || typeof value !== "object" || ArrayBuffer.isView(value)) return value;
  const known = walk.known.get(value);
  if (known !== undefined) return known;
  const copy = Array.isArray(value)
    ? value.map((one) => mapped(one, walk))
    : Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapped(one, walk)]));
  walk.known.set(value, copy);
  return copy;
}
