import type { RichText } from "../../model/document.ts";
import { visibleLine } from "../visible-text.ts";

/** Longer texts are names gone wrong: a comment has 65,536 characters in all. */
const LONGEST = 600;

/** Text as inline Markdown that GitHub and GitLab show letter by letter: no markup, mention, reference, link or emoji. */
export function inlineText(text: string): string {
  return clipped(text)
    .replace(/[\\`*_[\]<>|~$^]/g, "\\$&")
    .replace(/&/g, "&amp;")
    .replace(/@(?=\w)/g, `@${APART}`)
    .replace(/(#|\bGH-)(?=\d)/g, `$1${APART}`)
    .replace(/:(?=[\w+-]+:)/g, `:${APART}`)
    .replace(/\b(https?|ftp|mailto|xmpp|www)([:.])/gi, `$1${APART}$2`)
    .replace(/^([-+=#]|\d+(?=[.)](?:\s|$)))/, startOfLine);
}

/** A comment parts two characters where a backslash does not: GitHub looks for mentions after it has read the Markdown. */
const APART = "<!-- -->";

/** A line that begins like a list or a heading is none. */
function startOfLine(start: string): string {
  return /\d/.test(start) ? `&#${start.charCodeAt(0)};${start.slice(1)}` : `\\${start}`;
}

/** Text as a code span, whatever backticks it holds. */
export function codeSpan(text: string): string {
  const plain = clipped(text);
  const ticks = "`".repeat(1 + longestRun(plain));
  const padded = /^`|`$|^ .* $/.test(plain) ? ` ${plain} ` : plain;
  // In a table a bar ends the cell even within code; the backslash is taken away again.
  return plain === "" ? "" : `${ticks}${padded.replace(/\|/g, "\\|")}${ticks}`;
}

/** A block of code, fenced by more backticks than it holds. */
export function fence(language: string, lines: readonly string[]): string {
  const body = lines.map((line) => clipped(line, false));
  const ticks = "`".repeat(Math.max(3, 1 + longestRun(body.join("\n"))));
  return [`${ticks}${language}`, ...body, ticks].join("\n");
}

/** Words of the report; its links lead to anchors of the page, so here they are words. */
export function richText(spans: RichText): string {
  return spans
    .map(({ kind, text }) => {
      if (kind === "code") return codeSpan(text);
      const [, before = "", words = "", after = ""] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
      if (words === "") return text;
      return kind === "strong"
        ? `${before}**${inlineText(words)}**${after}`
        : before + inlineText(words) + after;
    })
    .join("");
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
}

/** One line without control characters and without marks that turn the direction of what follows. */
function clipped(text: string, trims = true): string {
  const line = visibleLine(text);
  const whole = trims ? line.trim() : line;
  // By code points, so that no pair is cut in two.
  return whole.length <= LONGEST ? whole : `${[...whole.slice(0, LONGEST)].slice(0, -1).join("")}…`;
}
