import type { Block, CellBlock, Fact, ReportDocument, RichText, Table } from "../model/document.ts";
import type { NumberFormat } from "../model/settings.ts";

/**
 * The document with the numbers of table cells, facts and answers as the user writes them. Only where a text is one
 * number and at most its unit: in sentences a name of a file could be taken for one. Code keeps its spelling.
 */
export function withNumberFormat(document: ReportDocument, format: NumberFormat): ReportDocument {
  const words = (text: RichText): RichText =>
    text.map((span) => (span.kind === "code" ? span : { ...span, text: formatted(span.text, format) }));
  return {
    ...document,
    sections: document.sections.map((section) => ({
      ...section,
      blocks: section.blocks.map((block) => blockWith(block, words)),
    })),
  };
}

type Words = (text: RichText) => RichText;

function blockWith(block: Block, words: Words): Block {
  if (block.kind === "table") return tableWith(block, words);
  if (block.kind === "fold") return { ...block, table: tableWith(block.table, words) };
  if (block.kind === "cell") return cellWith(block, words);
  if (block.kind !== "verdict") return block;
  return {
    ...block,
    answers: block.answers.map((answer) => ({ ...answer, value: words(answer.value) })),
    card: block.card.map((fact) => factWith(fact, words)),
  };
}

function cellWith(cell: CellBlock, words: Words): CellBlock {
  return {
    ...cell,
    parts: cell.parts.map((part) => {
      if (part.kind === "table") return tableWith(part, words);
      return part.kind === "pair" ? { ...part, table: tableWith(part.table, words) } : part;
    }),
    numbers: cell.numbers && tableWith(cell.numbers, words),
    facts: cell.facts.map((fact) => factWith(fact, words)),
  };
}

function factWith(fact: Fact, words: Words): Fact {
  return { ...fact, value: words(fact.value) };
}

function tableWith(table: Table, words: Words): Table {
  return {
    ...table,
    rows: table.rows.map((row) =>
      row.map((cell) => (cell.kind === "words" ? { ...cell, words: words(cell.words) } : cell)),
    ),
  };
}

/** A number with commas for thousands or without any, then nothing or a unit. */
const NUMBER =
  /^([−-]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?((?:e[−-]?\d+)?(?:[ \u00a0]?(?:%|×|[A-Za-z]{1,6}))?)$/;

function formatted(text: string, { decimal, group }: NumberFormat): string {
  const [whole, sign, digits = "", part, unit] = NUMBER.exec(text) ?? [];
  if (whole === undefined) return text;
  return `${sign}${digits.replaceAll(",", group)}${part === undefined ? "" : decimal + part}${unit}`;
}
