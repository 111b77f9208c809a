/** An element of a drawing, or a text (then `tag` is null and `text` is as escaped in the source). */
export interface SvgNode {
  readonly tag: string | null;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly SvgNode[];
  readonly text: string;
}

interface OpenNode {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: SvgNode[];
}

/** Reads the markup that Vega writes: elements, double-quoted attributes, escaped text, nothing else. */
export function parseSvg(markup: string): SvgNode {
  const root: OpenNode = { tag: "root", attributes: {}, children: [] };
  const stack: OpenNode[] = [root];
  let read = 0;
  for (const [whole, close, tag, attributes = "", single, text] of markup.matchAll(TOKEN)) {
    read += whole.length;
    const top = stack.at(-1) ?? root;
    if (text !== undefined) {
      top.children.push({ tag: null, attributes: {}, children: [], text });
    } else if (close !== undefined) {
      const done = stack.pop() ?? root;
      stack.at(-1)?.children.push({ ...done, text: "" });
    } else if (tag !== undefined) {
      const open: OpenNode = { tag, attributes: readAttributes(attributes), children: [] };
      if (single === "/") top.children.push({ ...open, text: "" });
      else stack.push(open);
    }
  }
  const svg = root.children[0];
  if (svg === undefined || stack.length !== 1 || read !== markup.length) {
    throw new Error("Vega wrote markup that is not one well-formed element");
  }
  return svg;
}

/** Writes a tree back as markup. */
export function writeSvg(node: SvgNode): string {
  if (node.tag === null) return node.text;
  const attributes = Object.entries(node.attributes).map(([name, value]) => ` ${name}="${value}"`);
  const head = node.tag + attributes.join("");
  if (node.children.length === 0) return `<${head}/>`;
  return `<${head}>${node.children.map(writeSvg).join("")}</${node.tag}>`;
}

const TOKEN = /<(\/)[^>]*>|<([A-Za-z]+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/)?>|([^<]+)/g;

function readAttributes(text: string): Record<string, string> {
  const out: Record<string, string> = {};
  for (const [, name, value] of text.matchAll(/([\w:-]+)="([^"]*)"/g)) {
    if (name !== undefined && value !== undefined) out[name] = value;
  }
  return out;
}
