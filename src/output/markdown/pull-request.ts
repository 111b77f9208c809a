import type { Block, ReportDocument } from "../../model/document.ts";
import {
  causeMarkdown,
  checklistMarkdown,
  paragraphs,
  requestMarkdown,
  type Say,
  verdictMarkdown,
} from "./blocks.ts";
import { fence, inlineText } from "./escape.ts";
import { sparkline } from "./sparkline.ts";

/** GitHub refuses a comment of more than 65,536 characters; the rest is room for what a bot puts around it. */
const MOST_CHARACTERS = 60_000;

/**
 * The report as a comment on a pull request: verdict, causes with evidence and fix, what would decide, what was checked.
 * Begins with a hidden marker by which a bot finds its own comment again. Whole parts are left out where it would be too long.
 */
export function renderMarkdown(document: ReportDocument, say: Say = (text) => text): string {
  const parts = document.sections.flatMap(({ blocks }) => blocks.flatMap((block) => partOf(block, say)));
  const head = paragraphs([`<!-- postrun:${markerOf(document.run)} -->`, parts[0] ?? ""]);
  const rest = parts.slice(1);
  for (let kept = rest.length; kept >= 0; kept--) {
    const text = `${paragraphs([head, ...rest.slice(0, kept), footOf(document, { left: rest.length - kept, say })])}\n`;
    if (text.length <= MOST_CHARACTERS) return text;
  }
  return `${head.slice(0, MOST_CHARACTERS)}\n`;
}

/** The verdict is the first block of every document, and the first part. */
function partOf(block: Block, say: Say): readonly string[] {
  switch (block.kind) {
    case "verdict":
      return [paragraphs([verdictMarkdown(block, say), curveOf(block, say)])];
    case "cause":
      return [causeMarkdown(block, say)];
    case "request":
      return [requestMarkdown(block)];
    case "checklist":
      return [checklistMarkdown(block, say)].filter((part) => part !== "");
    default:
      return [];
  }
}

function curveOf(block: Extract<Block, { kind: "verdict" }>, say: Say): string {
  const line = block.strip?.figure.kind === "strip" ? sparkline(block.strip.figure, say) : "";
  return line === "" ? "" : fence("text", [line]);
}

function footOf(
  document: ReportDocument,
  { left, say }: { readonly left: number; readonly say: Say },
): string {
  const cut =
    left === 0
      ? ""
      : ` ${say(`${left} ${left === 1 ? "part is" : "parts are"} left out here for want of room.`)}`;
  const date = document.date === null ? "" : `, ${document.date}`;
  return `<sub>postrun ${inlineText(document.version)}, ${inlineText(document.run)}${date}. ${say("The figures and all numbers are in the report.")}${cut}</sub>`;
}

/** Nothing that could end the comment. */
function markerOf(run: string): string {
  return run.replace(/[^\p{L}\p{N}._/]+/gu, "-").slice(0, 120);
}
