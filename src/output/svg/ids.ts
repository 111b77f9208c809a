import type { SvgNode } from "./tree.ts";

/**
 * Names clip paths after their drawing, since Vega counts them from 1 in each: two drawings on one page would
 * share ids. Equal clips become one, three pixels wider than the plot, so that round ends at its edges are whole.
 */
export function renameClips(svg: SvgNode, slug: string): SvgNode {
  const names = new Map<string, string>();
  const shapes = new Map<string, string>();
  const clips: SvgNode[] = [];
  for (const clip of svg.children.flatMap((n) => (n.tag === "defs" ? n.children : []))) {
    const shape = JSON.stringify(clip.children);
    const known = shapes.get(shape);
    const name = known ?? `${slug}-clip${shapes.size === 0 ? "" : shapes.size + 1}`;
    names.set(clip.attributes["id"] ?? "", name);
    if (known !== undefined) continue;
    shapes.set(shape, name);
    clips.push({ ...clip, attributes: { ...clip.attributes, id: name }, children: clip.children.map(widen) });
  }
  const rest = svg.children.filter((n) => n.tag !== "defs").map((n) => pointTo(n, names));
  const defs: SvgNode = { tag: "defs", attributes: {}, children: clips, text: "" };
  return { ...svg, children: clips.length === 0 ? rest : [defs, ...rest] };
}

const MARGIN = 3;

function widen(rect: SvgNode): SvgNode {
  const number = (name: string) => Number(rect.attributes[name] ?? 0);
  const attributes = {
    x: String(number("x") - MARGIN),
    y: String(number("y") - MARGIN),
    width: String(number("width") + 2 * MARGIN),
    height: String(number("height") + MARGIN),
  };
  return rect.tag === "rect" ? { ...rect, attributes } : rect;
}

function pointTo(node: SvgNode, names: ReadonlyMap<string, string>): SvgNode {
  const clip = node.attributes["clip-path"];
  const children = node.children.map((child) => pointTo(child, names));
  if (clip === undefined) return { ...node, children };
  const name = names.get(clip.replace(/^url\(#(.*)\)$/, "$1"));
  return { ...node, attributes: { ...node.attributes, "clip-path": `url(#${name})` }, children };
}
