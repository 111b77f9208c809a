import type { Diagnosis } from "../model/diagnosis.ts";
import type { Block, RichText, Table } from "../model/document.ts";
import type { Run } from "../model/run.ts";
import { listWords } from "../stats/list-words.ts";
import { numberWords } from "../stats/number-words.ts";
import { declaredBlocks } from "./declared-blocks.ts";
import type { Section } from "./section.ts";
import { cellOf, code, plain } from "./words.ts";

/** What was read, byte for byte, and what was masked. */
export const provenance: Section = { id: "provenance", title: "Provenance", build: buildProvenance };

/** More files than this are summed up; the whole list is in the JSON. */
const MOST_FILES = 40;

function buildProvenance(run: Run, { declared }: Diagnosis): readonly Block[] | null {
  const blocks: Block[] = [];
  if (run.provenance.length > 0) blocks.push(filesTable(run));
  blocks.push({ kind: "prose", paragraphs: paragraphs(run) });
  if (declared) blocks.push(...declaredBlocks(declared));
  return blocks;
}

function filesTable(run: Run): Table {
  // Files that were read come first; among each, the order of the source.
  const files = [...run.provenance].sort((a, b) => Number(a.readAs === null) - Number(b.readAs === null));
  const shown = files.slice(0, MOST_FILES);
  return {
    kind: "table",
    title: null,
    columns: [
      { head: "File", align: "left", scale: null, wideOnly: false },
      { head: "Read as", align: "left", scale: null, wideOnly: false },
      { head: "Rows", align: "right", scale: null, wideOnly: true },
      { head: "Bytes", align: "right", scale: null, wideOnly: true },
      { head: "SHA-256", align: "left", scale: null, wideOnly: true },
    ],
    rows: shown.map((file) => [
      cellOf(code(file.file)),
      cellOf(file.readAs === null ? "not read" : file.gave || file.readAs),
      cellOf(file.rows === null ? "" : numberWords(file.rows)),
      cellOf(numberWords(file.bytes)),
      cellOf(code(file.sha256.slice(0, 12))),
    ]),
    note:
      files.length > shown.length
        ? `${MOST_FILES} of ${numberWords(files.length)} files; all are in the JSON.`
        : null,
    dashed: false,
  };
}

function paragraphs(run: Run): readonly RichText[] {
  const lines: RichText[] = [
    [
      plain("Input "),
      code(run.name),
      plain(
        `; kind of training taken as ${run.regime.id.replaceAll("-", " ")} (${run.regime.ground}: ${run.regime.because}).`,
      ),
    ],
  ];
  if (run.masked.length > 0) lines.push([plain(`Masked: ${listWords(run.masked)}.`)]);
  return lines;
}
