import { mergeMarks } from "./merge.ts";
import { shortPath } from "./short-path.ts";
import type { SvgNode } from "./tree.ts";

/**
 * What a drawing is stripped to: presentation attributes and nothing else. Vega's roles and labels go, since
 * the figure around it carries one sentence; so do its `style` attributes, which a strict page would block.
 */
export function cleanSvg(node: SvgNode): SvgNode {
  return { ...node, children: node.children.flatMap(cleanNode).map(withShortPaths) };
}

/** After all marks are merged: what is merged is told apart by its absolute places. */
function withShortPaths(node: SvgNode): SvgNode {
  const { d } = node.attributes;
  const attributes = d === undefined ? node.attributes : { ...node.attributes, d: shortPath(d) };
  return { ...node, attributes, children: node.children.map(withShortPaths) };
}

const DROPPED = new Set([
  "class",
  "role",
  "aria-roledescription",
  "aria-label",
  "aria-hidden",
  "pointer-events",
  "font-family",
  "style",
  "cursor",
]);

/** Values that are what SVG assumes anyway, or what the root says. */
const ASSUMED: Readonly<Record<string, string>> = {
  opacity: "1",
  "font-size": "13px",
  "font-weight": "400",
  "text-anchor": "start",
  transform: "translate(0,0)",
};

const NUMERIC = new Set(["d", "transform", "x", "y", "x1", "y1", "x2", "y2", "width", "height"]);

function cleanNode(node: SvgNode): readonly SvgNode[] {
  if (node.tag === null) return [node];
  if (isFrame(node) || node.attributes["display"] === "none") return [];
  const cleaned = node.children.flatMap(cleanNode);
  // Only within one mark's own group: merged across groups, a box of paper would slip under what it covers.
  const children = /^mark-(?!group)/.test(node.attributes["class"] ?? "") ? mergeMarks(cleaned) : cleaned;
  if (children.length === 0 && (node.tag === "g" || node.tag === "text" || node.tag === "defs")) return [];
  const attributes = cleanAttributes(node);
  if (node.tag === "g" && Object.keys(attributes).length === 0) return children;
  return [{ ...node, attributes, children }];
}

/** Backgrounds and foregrounds of groups: drawn by Vega even where they have no colour. */
function isFrame(node: SvgNode): boolean {
  const { class: name, fill, stroke } = node.attributes;
  return (name === "background" || name === "foreground") && fill === undefined && stroke === undefined;
}

function cleanAttributes(node: SvgNode): Readonly<Record<string, string>> {
  const out: Record<string, string> = {};
  for (const [name, value] of Object.entries(node.attributes)) {
    if (DROPPED.has(name) || ASSUMED[name] === value) continue;
    if (name === "stroke-width" && node.attributes["stroke"] === undefined) continue;
    out[name] = NUMERIC.has(name) ? roundNumbers(value) : value;
  }
  const darkOnly = /\bdark_marks\b/.test(node.attributes["class"] ?? "");
  if (darkOnly) Object.assign(out, { class: "dark-only", display: "none" });
  if (/\blight_marks\b/.test(node.attributes["class"] ?? "")) out["class"] = "light-only";
  if (node.tag === "image") out["image-rendering"] = "pixelated";
  return out;
}

/** One decimal is a tenth of a pixel; only these attributes, for a number in a label is a word. */
function roundNumbers(value: string): string {
  return value.replace(/-?\d*\.\d+(?:e[-+]?\d+)?/g, (number) => {
    const rounded = Number(Number(number).toFixed(1));
    return Object.is(rounded, -0) ? "0" : String(rounded);
  });
}
