import type { Block, ProseBlock, RichText, Span } from "../model/document.ts";
import type { Literals } from "./literals.ts";

/** A text as title and blocks. */
export interface MarkdownPage {
  /** The first heading of the first level; null where there is none. */
  readonly title: string | null;
  readonly blocks: readonly Block[];
}

/**
 * A small part of Markdown, everything else is text: headings, paragraphs, lists, fenced code, and in a line `code`,
 * **strong**, *emphasis* (set as strong) and links to places of the page. Markup is never passed through.
 */
export function markdownBlocks(text: string, literals: Literals): MarkdownPage {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  const blocks: Block[] = [];
  let title: string | null = null;
  for (let i = 0; i < lines.length; ) {
    const line = lines[i] ?? "";
    const heading = /^#{1,6}\s+(.+?)\s*#*$/.exec(line);
    if (heading && title === null && blocks.length === 0 && line.startsWith("# ")) {
      title = plainText(spansOf(heading[1] ?? "", literals));
      i += 1;
      continue;
    }
    const taken = takeBlock(lines, i, literals);
    blocks.push(...taken.blocks);
    i = taken.next;
  }
  return { title, blocks };
}

interface Taken {
  readonly blocks: readonly Block[];
  /** The line after them. */
  readonly next: number;
}

function takeBlock(lines: readonly string[], i: number, literals: Literals): Taken {
  const line = lines[i] ?? "";
  if (line.trim() === "") return { blocks: [], next: i + 1 };
  const drawn = literals.blocksOf(line);
  if (drawn) return { blocks: drawn, next: i + 1 };
  const [, heading] = /^#{1,6}\s+(.+?)\s*#*$/.exec(line) ?? [];
  if (heading !== undefined) return { blocks: [prose([spansOf(heading, literals)], "heading")], next: i + 1 };
  if (/^```/.test(line)) return takeCode(lines, i, literals);
  if (ITEM.test(line)) return takeItems(lines, i, { pattern: ITEM, as: "list", literals });
  if (NUMBER.test(line)) return takeItems(lines, i, { pattern: NUMBER, as: "numbers", literals });
  let next = i + 1;
  while (next < lines.length && isPlain(lines[next] ?? "", literals)) next += 1;
  return { blocks: [prose([spansOf(lines.slice(i, next).join(" "), literals)])], next };
}

const ITEM = /^\s{0,3}[-*+]\s+(.*)$/;
const NUMBER = /^\s{0,3}\d{1,3}[.)]\s+(.*)$/;

function isPlain(line: string, literals: Literals): boolean {
  const begins = /^(#{1,6}\s|```)/.test(line) || ITEM.test(line) || NUMBER.test(line);
  return line.trim() !== "" && !begins && literals.blocksOf(line) === null;
}

function takeCode(lines: readonly string[], i: number, literals: Literals): Taken {
  const end = lines.findIndex((line, at) => at > i && /^```\s*$/.test(line));
  const last = end < 0 ? lines.length : end;
  const code = lines
    .slice(i + 1, last)
    .map((line): RichText => [{ kind: "code", text: literals.shown(line) }]);
  return { blocks: code.length === 0 ? [] : [prose(code, "code")], next: last + 1 };
}

function takeItems(
  lines: readonly string[],
  i: number,
  {
    pattern,
    as,
    literals,
  }: { readonly pattern: RegExp; readonly as: "list" | "numbers"; readonly literals: Literals },
): Taken {
  const items: string[] = [];
  let next = i;
  for (; next < lines.length; next++) {
    const line = lines[next] ?? "";
    const [, item] = pattern.exec(line) ?? [];
    if (item !== undefined) items.push(item);
    // An indented line goes on with the item above it.
    else if (/^\s{2,}\S/.test(line)) items[items.length - 1] += ` ${line.trim()}`;
    else break;
  }
  return {
    blocks: [
      prose(
        items.map((item) => spansOf(item, literals)),
        as,
      ),
    ],
    next,
  };
}

function prose(paragraphs: readonly RichText[], as?: ProseBlock["as"]): ProseBlock {
  return { kind: "prose", paragraphs, ...(as === undefined ? {} : { as }) };
}

const INLINE = /`([^`]+)`|\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*|\[([^[\]]+)\]\(([^()\s]+)\)/g;

function spansOf(line: string, literals: Literals): RichText {
  const spans: Span[] = [];
  let from = 0;
  const text = (part: string): void => {
    if (part !== "") spans.push({ kind: "text", text: literals.shown(part) });
  };
  for (const match of line.matchAll(INLINE)) {
    text(line.slice(from, match.index));
    from = match.index + match[0].length;
    const [whole, code, strong, emphasis, label = "", target = ""] = match;
    if (code !== undefined) spans.push({ kind: "code", text: literals.shown(code) });
    else if (strong !== undefined || emphasis !== undefined)
      spans.push({ kind: "strong", text: literals.shown(strong ?? emphasis ?? "") });
    else if (/^#[\w-]+$/.test(target))
      spans.push({ kind: "link", text: literals.shown(label), href: target });
    // The page leads nowhere else: an address is there to be read.
    else if (/^https?:\/\//.test(target)) text(`${label} (${target})`);
    else text(whole);
  }
  text(line.slice(from));
  return spans;
}

function plainText(spans: RichText): string {
  return spans.map(({ text }) => text).join("");
}
