import type { SvgNode } from "./tree.ts";

/**
 * Marks that look alike and stand in one group become one path: cells of a colour, grid lines, dots.
 * Marks of one group never cover each other here, so their order may change.
 */
export function mergeMarks(nodes: readonly SvgNode[]): readonly SvgNode[] {
  const out: SvgNode[] = [];
  const paths = new Map<string, { index: number; d: string[] }>();
  for (const node of nodes.map(toPath)) {
    const key = node.tag === "path" ? manner(node) : null;
    if (key === null) {
      out.push(node);
      continue;
    }
    const known = paths.get(key);
    if (known === undefined) {
      paths.set(key, { index: out.length, d: [node.attributes["d"] ?? ""] });
      out.push(node);
    } else {
      known.d.push(node.attributes["d"] ?? "");
    }
  }
  for (const { index, d } of paths.values()) {
    const node = out[index];
    if (node !== undefined && d.length > 1) {
      out[index] = { ...node, attributes: { ...node.attributes, d: d.join("") } };
    }
  }
  return out;
}

/** A straight line or a plain dot as a path in absolute coordinates; anything else as it is. */
function toPath(node: SvgNode): SvgNode {
  if (node.tag === "line") return lineToPath(node);
  if (node.tag === "path") return dotToPath(node);
  return node;
}

function lineToPath(node: SvgNode): SvgNode {
  const { transform = "", x2 = "0", y2 = "0", ...rest } = node.attributes;
  const [x = "0", y = "0"] = translation(transform);
  return { ...node, tag: "path", attributes: { d: `M${x},${y}l${x2},${y2}`, ...rest } };
}

/** A filled circle is drawn as a stroke of no length with round ends: 10 bytes instead of 90. */
function dotToPath(node: SvgNode): SvgNode {
  const { d = "", transform = "", fill, stroke, ...rest } = node.attributes;
  const circle = /^M([\d.]+),0A\1,\1,0,1,1,-\1,0A\1,\1,0,1,1,\1,0$/.exec(d);
  if (circle?.[1] === undefined || stroke !== undefined || fill === undefined) return node;
  const [x = "0", y = "0"] = translation(transform);
  const round = { stroke: fill, "stroke-width": String(2 * Number(circle[1])), "stroke-linecap": "round" };
  return { ...node, attributes: { d: `M${x},${y}h0`, ...rest, ...round } };
}

/** Only paths without a transform can be joined, and only those with equal colours and strokes. */
function manner(node: SvgNode): string | null {
  if (node.attributes["transform"] !== undefined) return null;
  const { d: _, ...rest } = node.attributes;
  return JSON.stringify(rest);
}

function translation(transform: string): readonly string[] {
  return /^translate\(([^,)]+),([^,)]+)\)$/.exec(transform)?.slice(1) ?? [];
}
