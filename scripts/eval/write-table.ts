import type { Table } from "./tables.ts";

/** A table for the terminal, columns padded to their widest cell. */
export function tableText({ title, means, rows }: Table): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  return `\n${title}\n${means}\n${lines.join("\n")}\n`;
}

/** The same as Markdown. */
export function tableMarkdown({ title, means, rows }: Table): string {
  const [heading = [], ...body] = rows;
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const rule = heading.map(() => "---");
  return [`## ${title}\n`, `${means}\n`, ...[heading, rule, ...body].map(line), ""].join("\n");
}
