type Json = Record<string, unknown>;

/** A text drawn at a step outside of the shown range is hidden: it would stand over the names of the lines. */
const HIDDEN = "zoom && (datum.x < zoom[0] || datum.x > zoom[1]) ? 0 : 1";

/** The same specification with an x range that can be set from outside: signals `zoom` and `ticks`. */
export function withZoom(vega: Json): Json {
  const axes = (vega["axes"] ?? []) as readonly Json[];
  const ticks = axes.find(({ scale, values }) => scale === "x" && Array.isArray(values))?.["values"] ?? null;
  const width = Number(vega["width"]);
  const height = Number(vega["height"]);
  return {
    ...vega,
    signals: [
      ...((vega["signals"] ?? []) as readonly Json[]),
      { name: "zoom", value: null },
      { name: "ticks", value: ticks },
    ],
    scales: ((vega["scales"] ?? []) as readonly Json[]).map((scale) =>
      scale["name"] === "x" ? { ...scale, domainRaw: { signal: "zoom" } } : scale,
    ),
    axes: axes.map((axis) =>
      axis["scale"] === "x" && ticks !== null
        ? { ...axis, values: { signal: "ticks" }, labelOverlap: true }
        : axis,
    ),
    marks: ((vega["marks"] ?? []) as readonly Json[]).map((mark) =>
      zoomable(mark, `M0,-400H${width}V${height + 400}H0Z`),
    ),
  };
}

/** Marks that stand at steps are cut at the sides of the plot; above it stand the brackets, which stay whole. */
function zoomable(mark: Json, sides: string): Json {
  const encode = mark["encode"] as { update?: Json } | undefined;
  const x = encode?.update?.["x"] as Json | undefined;
  if (x?.["scale"] !== "x" || typeof x["field"] !== "string") return mark;
  if (mark["type"] === "text") {
    return { ...mark, encode: { ...encode, update: { ...encode?.update, opacity: { signal: HIDDEN } } } };
  }
  return mark["clip"] === true ? mark : { ...mark, clip: { path: sides } };
}
