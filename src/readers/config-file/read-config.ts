import { isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from "yaml";
import type { ConfigEntry, ConfigValue } from "../../model/config.ts";
import { ReadError } from "../../model/errors.ts";
import type { Notice } from "../../model/position.ts";
import type { RunPart } from "../../model/run.ts";
import type { SourceFile } from "../../model/source.ts";
import { folderOf } from "../../names/file-path.ts";
import { noticesPart } from "../tables/table-parts.ts";

/** Reads one file of settings; JSON is read as the YAML that it is, so that both have lines. */
export async function* readConfigFile(file: SourceFile): AsyncGenerator<RunPart> {
  const text = await file.text();
  const { entries, notices } = configEntries(file.name, text);
  const base = { group: folderOf(file.name), reader: "config-file" };
  const format = /\.json$/i.test(file.name) ? "json" : "yaml";
  yield { ...base, kind: "config", file: file.name, format, text, entries };
  yield* noticesPart(base, notices);
  yield {
    ...base,
    kind: "provenance",
    provenance: { file: file.name, readAs: "config-file", gave: "settings", rows: entries.length },
  };
}

/** The settings of a text under their dotted keys, with the line of each. */
export function configEntries(file: string, text: string): { entries: ConfigEntry[]; notices: Notice[] } {
  const lineCounter = new LineCounter();
  // Unknown Python tags (`!!python/tuple`) are no reason to lose the rest; their nodes are taken as they stand.
  const document = parseDocument(text, { lineCounter, logLevel: "silent", uniqueKeys: false, strict: false });
  const [error] = document.errors;
  const root = document.contents;
  if (error && !isMap(root)) {
    const line = error.linePos?.[0].line ?? 1;
    const reason = reasonOf(error.message);
    throw new ReadError(
      `Cannot read ${file}, line ${line}: settings in YAML or JSON are expected, ${reason}`,
    );
  }
  const entries: ConfigEntry[] = [];
  const walk: Walk = { file, entries, lineOf: (offset) => lineCounter.linePos(offset).line };
  if (isMap(root)) addMap(walk, unwrapped(root.items as Pair[]), "");
  const notices: Notice[] = error
    ? [
        {
          level: "warning",
          code: "damaged-record",
          message: `Settings after a fault may be missing: ${reasonOf(error.message)}`,
          at: { file, line: error.linePos?.[0].line ?? 1 },
        },
      ]
    : [];
  return { entries, notices };
}

/** W&B writes each setting as `lr: {desc: null, value: 0.01}`, and its own data under `_wandb`. */
function unwrapped(pairs: readonly Pair[]): readonly Pair[] {
  if (!pairs.some((pair) => keyOf(pair) === "_wandb" || keyOf(pair) === "wandb_version")) return pairs;
  return pairs
    .filter((pair) => !/^(_wandb|wandb_version)$/.test(keyOf(pair)))
    .map((pair) => {
      const inner = isMap(pair.value) ? (pair.value.items as Pair[]) : [];
      const value = inner.find((item) => keyOf(item) === "value");
      return value && inner.every((item) => /^(desc|value)$/.test(keyOf(item)))
        ? ({ ...pair, value: value.value } as Pair)
        : pair;
    });
}

/** A mapping or list as a key is no name of a setting, and written out it may double with each level. */
function keyOf({ key }: Pair): string {
  if (isScalar(key)) return String(key.value);
  if (isMap(key)) return "{}";
  return isSeq(key) ? "[]" : String(key);
}

interface Walk {
  readonly file: string;
  readonly entries: ConfigEntry[];
  readonly lineOf: (offset: number) => number;
}

function reasonOf(message: string): string {
  return (message.split("\n")[0] ?? "").replace(/ at line \d+, column \d+:?$/, "");
}

/** Settings that a file of a run can hold; more is a dump of data. */
const MAX_ENTRIES = 5000;

function addMap(walk: Walk, pairs: readonly Pair[], prefix: string): void {
  for (const pair of pairs) {
    if (walk.entries.length >= MAX_ENTRIES) return;
    const keyNode = pair.key as Node | null;
    const name = keyOf(pair);
    const key = prefix === "" ? name : `${prefix}.${name}`;
    const value = pair.value as Node | null;
    const line = walk.lineOf(keyNode?.range?.[0] ?? value?.range?.[0] ?? 0);
    if (isMap(value) && value.items.length > 0) addMap(walk, value.items as Pair[], key);
    else walk.entries.push({ key, value: plainValue(value), at: { file: walk.file, line, column: key } });
  }
}

function plainValue(node: Node | null): ConfigValue {
  if (isSeq(node)) return node.items.map((item) => plainValue(item as Node | null));
  if (isMap(node)) {
    return Object.fromEntries(
      node.items.map((pair) => [keyOf(pair as Pair), plainValue(pair.value as Node)]),
    );
  }
  if (!isScalar(node)) return null;
  return scalarValue(node.value);
}

function scalarValue(value: unknown): ConfigValue {
  if (typeof value === "number" || typeof value === "boolean") return value;
  if (typeof value === "bigint") return Number(value);
  if (typeof value !== "string") return null;
  // YAML 1.1, which PyYAML writes, spells 1e-05 without a point; YAML 1.2 reads that as a number, 1.1 as text.
  if (/^[-+]?\d+(\.\d*)?e[-+]?\d+$/i.test(value)) return Number(value);
  return PYTHON_WORDS.has(value) ? (PYTHON_WORDS.get(value) ?? null) : value;
}

const PYTHON_WORDS: ReadonlyMap<string, ConfigValue> = new Map<string, ConfigValue>([
  ["None", null],
  ["NaN", Number.NaN],
  ["nan", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["-Infinity", Number.NEGATIVE_INFINITY],
]);
