type Spec = Readonly<Record<string, unknown>>;

/**
 * A specification as the schema of Vega-Lite 5 allows it: a line in the order of its data is said at the mark, and the
 * ground is white, which the light colours of the drawing need in a dark notebook as well.
 */
export function inVersion5(spec: Spec): Spec {
  const config = isRecord(spec["config"]) ? spec["config"] : {};
  return {
    ...withPlainOrder(spec),
    config: { ...config, background: "#ffffff" },
    $schema: "https://vega.github.io/schema/vega-lite/v5.json",
  };
}

const PARTS = ["layer", "concat", "hconcat", "vconcat"];

function withPlainOrder(spec: Spec): Spec {
  const parts = PARTS.flatMap((name) => {
    const inner = spec[name];
    return Array.isArray(inner) ? [[name, inner.filter(isRecord).map(withPlainOrder)]] : [];
  });
  const { encoding, mark } = spec;
  const whole = { ...spec, ...Object.fromEntries(parts) };
  if (!isRecord(encoding) || !isRecord(encoding["order"]) || encoding["order"]["value"] !== null)
    return whole;
  const { order: _, ...rest } = encoding;
  const named = isRecord(mark) ? mark : { type: mark };
  return { ...whole, encoding: rest, mark: { ...named, order: false } };
}

function isRecord(value: unknown): value is Spec {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
