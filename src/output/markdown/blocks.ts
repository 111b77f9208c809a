import type {
  CauseBlock,
  ChecklistBlock,
  Fact,
  FixCard,
  ProseBlock,
  RequestBlock,
  Table,
  VerdictBlock,
} from "../../model/document.ts";
import { codeSpan, fence, inlineText, richText } from "./escape.ts";

/** A text of postrun's own in the language of the report. */
export type Say = (text: string) => string;

const ENGLISH: Say = (text) => text;

/** More rows than this are counted; the page has them all. */
const MOST_ROWS = 12;

/** Lines of a diff that fit a comment; settings stand within a few lines of each other. */
const MOST_DIFF_LINES = 40;

/** State, course and the four answers. */
export function verdictMarkdown(block: VerdictBlock, say = ENGLISH): string {
  const answers = block.answers.map(({ label, value, lines }) =>
    [`**${inlineText(label)}**`, [value, ...lines].map(richText).join("<br>")].join(" | "),
  );
  return paragraphs([
    `## ${inlineText(block.word)}: ${inlineText(block.title)}`,
    block.note === "" ? "" : inlineText(`${block.note.charAt(0).toUpperCase()}${block.note.slice(1)}.`),
    inlineText(block.lead),
    block.asked === null
      ? ""
      : `> ${say("You asked:")} ${inlineText(block.asked.question)}\n>\n> **${inlineText(block.asked.word)}.** ${inlineText(block.asked.answer)} ${inlineText(block.asked.place)}`.trim(),
    answers.length === 0 ? "" : ["| | |", "| --- | --- |", ...answers.map((row) => `| ${row} |`)].join("\n"),
  ]);
}

/** A cause with its evidence, what speaks against it, and its fix as a diff. */
export function causeMarkdown(block: CauseBlock, say = ENGLISH): string {
  const place = block.causedBy ? `${block.kicker} ${block.causedBy.text}` : block.kicker;
  return paragraphs([
    `### ${block.rank}. ${inlineText(block.title)}`,
    `**${say("Confidence")} ${block.confidenceText}** · ${inlineText(block.coverage.title)} · ${say("severity")} ${inlineText(block.severityWord.toLowerCase())} · ${inlineText(place)}`,
    inlineText(block.mechanism),
    block.evidence.length === 0 ? "" : evidenceTable(block, say),
    block.against.length === 0 ? "" : `**${say("What speaks against it")}**\n\n${bullets(block.against)}`,
    block.lookAlikes.length === 0
      ? ""
      : folded(
          say("Why not a look-alike"),
          bullets(block.lookAlikes.map(({ title, because }) => `${title}: ${because}`)),
        ),
    block.fix ? fixMarkdown(block.fix) : "",
    block.brief ? richText(block.brief) : "",
  ]);
}

function evidenceTable(block: CauseBlock, say: Say): string {
  const heads = ["", "What the files show", ...(block.timed ? ["When"] : []), "Ground and place"].map(say);
  const rows = block.evidence
    .slice(0, MOST_ROWS)
    .map(({ exhibit, claim, when, ground, place }) => [
      `**${inlineText(exhibit)}**`,
      inlineText(claim),
      ...(block.timed ? [when ? inlineText(when.text) : ""] : []),
      `${ground} ${codeSpan(place)}`,
    ]);
  return paragraphs([gridOf(heads, rows), restOf(block.evidence.length, say)]);
}

function fixMarkdown({ title, diff, facts }: FixCard): string {
  return paragraphs([`**${inlineText(title)}**`, diff ? diffOf(diff) : "", factList(facts)]);
}

function diffOf({ file, lines }: NonNullable<FixCard["diff"]>): string {
  const signs = { same: " ", remove: "-", add: "+" } as const;
  const shown = lines.slice(0, MOST_DIFF_LINES).map(({ kind, text }) => `${signs[kind]} ${text}`);
  return fence("diff", [`--- ${file}`, `+++ ${file}`, ...shown]);
}

/** Paragraphs, or what an own section has in their place. */
export function proseMarkdown({ paragraphs: lines, as }: ProseBlock): string {
  if (as === "heading") return paragraphs(lines.map((line) => `### ${richText(line)}`));
  if (as === "list") return lines.map((line) => `- ${richText(line)}`).join("\n");
  if (as === "numbers") return lines.map((line, i) => `${i + 1}. ${richText(line)}`).join("\n");
  if (as === "code")
    return fence(
      "text",
      lines.map((line) => line.map(({ text }) => text).join("")),
    );
  return paragraphs(lines.map(richText));
}

/** What would decide, without the snippets: they are in the page. */
export function requestMarkdown(block: RequestBlock): string {
  return paragraphs([
    `### ${inlineText(block.title)}`,
    inlineText(block.kicker),
    richText(block.why),
    bullets(block.outcomes),
  ]);
}

/** What was found besides, what could not be checked and what is fine: folded. */
export function checklistMarkdown(block: ChecklistBlock, say = ENGLISH): string {
  const tables = [block.found, block.unanswered, block.undecided].flatMap((table) => (table ? [table] : []));
  const fine = block.fine;
  return paragraphs([
    ...tables.map((table) => folded(table.title ?? "", tableMarkdown({ ...table, title: null }, say))),
    fine ? folded(fine.title, fine.items.map(({ text }) => inlineText(text)).join(" · ")) : "",
  ]);
}

/** A table of the report; a value with its interval is three numbers. */
export function tableMarkdown(table: Table, say = ENGLISH): string {
  const rows = table.rows
    .slice(0, MOST_ROWS)
    .map((row) =>
      row.map((cell) =>
        cell.kind === "words"
          ? richText(cell.words)
          : `${threeDigits(cell.value)} (${threeDigits(cell.low)} to ${threeDigits(cell.high)})`,
      ),
    );
  return paragraphs([
    table.title ? `**${inlineText(table.title)}**` : "",
    gridOf(
      table.columns.map(({ head }) => inlineText(head)),
      rows,
    ),
    restOf(table.rows.length, say),
    table.note ? inlineText(table.note) : "",
  ]);
}

/** Labels with their values. */
export function factList(facts: readonly Fact[]): string {
  return facts.map(({ label, value }) => `- ${inlineText(label)}: ${richText(value)}`).join("\n");
}

/** Parts with an empty line between, empty ones left out. */
export function paragraphs(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("\n\n");
}

function folded(title: string, body: string): string {
  // The title stands in HTML, where Markdown's escapes are none.
  const words = title.replace(/[&<>]/g, (char) => `&#${char.charCodeAt(0)};`);
  return `<details><summary>${words}</summary>\n\n${body}\n\n</details>`;
}

function gridOf(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return [heads, heads.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function restOf(count: number, say: Say): string {
  return count > MOST_ROWS ? say(`${count - MOST_ROWS} more in the report.`) : "";
}

function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${inlineText(item)}`).join("\n");
}

function threeDigits(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(3))) : String(value);
}
