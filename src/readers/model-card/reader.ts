import type { ConfigEntry, ConfigValue } from "../../model/config.ts";
import { ReadError } from "../../model/errors.ts";
import type { Reader } from "../../model/reader.ts";
import type { RunPart } from "../../model/run.ts";
import type { Source, SourceFile, SourceLine } from "../../model/source.ts";
import { folderOf } from "../../names/file-path.ts";
import { headText, isText } from "../head-text.ts";
import { readEach } from "../read-each.ts";
import { numberInText } from "../tables/number-cell.ts";
import { partsOfTable } from "../tables/table-parts.ts";
import { resultsTable } from "./results-table.ts";

/** Model cards that trainers write: the hyperparameters they list and their table of training results. */
export const modelCard: Reader = {
  id: "model-card",
  title: "Model card",
  files: ["README.md"],
  about: {
    recognisedBy: "headings `Training hyperparameters` or `Training results` in Markdown",
    reads: ["settings; the table of results"],
    leaves: ["the table where `trainer_state.json` lies beside it: that has every digit", "prose"],
  },
  sniff: (file, head) => sniffCard(file.name, head),
  read: (files, source) => readEach("model-card", files, (file) => readCard(file, source)),
};

const HYPERPARAMETERS = /^#+ *Training hyperparameters\s*$/i;
const RESULTS = /^#+ *Training results\s*$/i;

function sniffCard(name: string, head: Uint8Array): number {
  if (!/\.md$/i.test(name) || !isText(head)) return 0;
  const lines = headText(head).split(/\r?\n/);
  return lines.some((line) => HYPERPARAMETERS.test(line) || RESULTS.test(line)) ? 0.9 : 0;
}

async function* readCard(file: SourceFile, source: Source): AsyncGenerator<RunPart> {
  const lines: SourceLine[] = [];
  for await (const line of file.lines()) lines.push(line);
  const base = { group: folderOf(file.name), reader: "model-card" };
  const entries = settingsOf(file.name, section(lines, HYPERPARAMETERS));
  if (entries.length > 0) {
    yield { ...base, kind: "config", file: file.name, format: "text", text: null, entries };
  }
  const table = resultsTable(file.name, section(lines, RESULTS));
  if (table === null && entries.length === 0) {
    throw new ReadError(
      `Cannot read ${file.name}: hyperparameters or a table of training results are expected`,
    );
  }
  // The Trainer's own history has every digit and more rows; the card repeats some of them.
  const repeats = source.files.some(({ name }) => name === sibling(file.name, "trainer_state.json"));
  if (table !== null && !repeats) {
    yield* partsOfTable(table, {
      reader: "model-card",
      facts: (column) =>
        /^(training|train) loss$/i.test(column.name) ? { split: "train" } : { split: "validation" },
      gave: "settings and training results",
    });
    return;
  }
  const provenance = { file: file.name, readAs: "model-card", gave: "settings", rows: entries.length };
  yield { ...base, kind: "provenance", provenance };
}

function sibling(name: string, base: string): string {
  const folder = folderOf(name);
  return folder === "" ? base : `${folder}/${base}`;
}

/** The lines below a heading, up to the next one. */
function section(lines: readonly SourceLine[], heading: RegExp): readonly SourceLine[] {
  const at = lines.findIndex(({ text }) => heading.test(text));
  if (at < 0) return [];
  const rest = lines.slice(at + 1);
  const end = rest.findIndex(({ text }) => /^#+ /.test(text));
  return end < 0 ? rest : rest.slice(0, end);
}

/** `- learning_rate: 3e-06`; the line of the optimizer is a sentence that names it first. */
function settingsOf(file: string, lines: readonly SourceLine[]): ConfigEntry[] {
  return lines.flatMap(({ number, text }): ConfigEntry[] => {
    const match = /^[-*]\s+([A-Za-z]\w*):\s*(.+?)\s*$/.exec(text);
    if (match === null) return [];
    const [, key = "", value = ""] = match;
    return [{ key, value: settingValue(key, value), at: { file, line: number } }];
  });
}

function settingValue(key: string, text: string): ConfigValue {
  if (key === "optimizer") {
    const name = /^(?:Use (?:OptimizerNames\.)?)?(\w+)/.exec(text)?.[1] ?? text;
    return name.toLowerCase();
  }
  return numberInText(text) ?? text;
}
