import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Reader } from "../src/model/reader.ts";

const FIXTURES = resolve(import.meta.dirname, "../fixtures/readers");

/** The index of the formats and a page for each, by their paths below docs/. */
export function formatPages(readers: readonly Reader[], head: string): ReadonlyMap<string, string> {
  const pages = readers.map((reader) => [`formats/${reader.id}.md`, head + pageOf(reader)] as const);
  return new Map([["readers.md", head + indexOf(readers)], ...pages]);
}

function indexOf(readers: readonly Reader[]): string {
  const rows = readers.map(
    ({ id, title, files }) => `| [${title}](formats/${id}.md) | \`${id}\` | ${namesOf(files)} |`,
  );
  return `# Formats

The ${readers.length} readers, each with a page that says how it is recognised, what is read and what is not. A file goes to the one that is surest of it by name and content; \`--format ID\` overrides. Damaged records become notices with their position, damaged files are refused with the reason; \`npm run fuzz\` holds every reader to that.

| format | id | usual names |
| --- | --- | --- |
${rows.join("\n")}

${MEMORY}`;
}

/** What was measured stands in docs/speed.md; this is what follows from how readers keep what they read. */
const MEMORY = `## What bounds the memory

Files are read in pieces, never whole, save documents that must be parsed as one (JSON, YAML, the footer of Parquet): those are refused above 256 MiB of text. What is kept is a value of 8 bytes for each point, 4 bytes for the line of each row, and 4 bytes for the row of each value in columns that skip rows; columns that are in every row share one index. Nothing is thinned: every point takes part in the checks. [speed.md](speed.md) has the figures.
`;

function pageOf(reader: Reader): string {
  const { id, title, files, about } = reader;
  return [
    `# ${title}`,
    "",
    `\`--format ${id}\`. Usual names: ${namesOf(files)}.`,
    "",
    `Recognised by: ${about.recognisedBy}.`,
    "",
    ...listOf("Read", about.reads),
    ...listOf("Not read", about.leaves),
    ...listOf("Handled", about.traps ?? []),
    ...(reader.readsPart === true
      ? [
          "Files of this format may have many gigabytes: only their heads are read, and no checksum is made.",
          "",
        ]
      : []),
    "## Proof",
    "",
    ...(about.provenBy === undefined
      ? []
      : [`\`npm run test:interop\` runs the writer (${about.provenBy}) and reads back what it wrote.`, ""]),
    ...casesOf(id).map((one) => `- [${one.name}](../../fixtures/readers/${id}/${one.name}): ${one.about}`),
    "",
  ].join("\n");
}

/** The fixtures of a reader with the first line of where each comes from. */
function casesOf(id: string): { readonly name: string; readonly about: string }[] {
  const folder = join(FIXTURES, id);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, about: firstWords(join(folder, name, "SOURCE.md")) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function firstWords(file: string): string {
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
  const said = lines.map((line) => line.replace(/^#+\s*/, "").trim()).filter((line) => line !== "");
  return said.find((line) => !/^(Made for this test|Written by scripts)/.test(line)) ?? said[0] ?? "";
}

function listOf(title: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [`${title}:`, "", ...items.map((item) => `- ${item}`), ""];
}

function namesOf(files: readonly string[]): string {
  return files.map((name) => `\`${name}\``).join(", ");
}
