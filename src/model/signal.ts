/** A derived value, computed once for each object it is asked of (a series, a layer table …) and shared by checks and report. */
export type Signal<K extends object, V> = (key: K) => V;

/** Memoises by the identity of the object itself, so a fresh wrapper never recomputes and nothing is kept alive. */
export function defineSignal<K extends object, V>(compute: (key: K) => V): Signal<K, V> {
  const cache = new WeakMap<K, { value: V }>();
  return (key) => {
    const known = cache.get(key);
    if (known) return known.value;
    const value = compute(key);
    cache.set(key, { value });
    return value;
  };
}

/** The same for a signal of two objects (training against validation loss). */
export function definePairSignal<A extends object, B extends object, V>(
  compute: (first: A, second: B) => V,
): (first: A, second: B) => V {
  const outer = new WeakMap<A, Signal<B, V>>();
  return (first, second) => {
    let inner = outer.get(first);
    if (!inner) {
      inner = defineSignal((key: B) => compute(first, key));
      outer.set(first, inner);
    }
    return inner(second);
  };
}
