import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import { UsageError } from "../model/errors.ts";

/** A value of the file with its place. */
export interface ConfigNode {
  /** `theme.accent`, or "" for the whole file. */
  readonly key: string;
  readonly node: unknown;
  readonly file: ConfigFile;
}

interface ConfigFile {
  readonly name: string;
  readonly lines: LineCounter;
}

/** The whole file as a node; a UsageError with line and column where it is no YAML. */
export function parseConfig(text: string, name: string): ConfigNode {
  const lines = new LineCounter();
  // A billion laughs costs memory: aliases are of no use in a file this small.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const [error] = document.errors;
  if (error) {
    const { line, col } = lines.linePos(error.pos[0]);
    throw new UsageError(`Wrong ${name}:${line}:${col}: ${error.message}, expected YAML`);
  }
  return { key: "", node: document.contents, file: { name, lines } };
}

/** `postrun.yaml:12:5`. */
export function placeOf({ node, file }: ConfigNode): string {
  const offset = (node as Node | null)?.range?.[0] ?? 0;
  const { line, col } = file.lines.linePos(offset);
  return `${file.name}:${Math.max(1, line)}:${Math.max(1, col)}`;
}

/** The error of a value: its place, what was found, what was expected. */
export function wrongNode(at: ConfigNode, expected: string): UsageError {
  const what = at.key === "" ? "the file" : at.key;
  return new UsageError(`Wrong ${placeOf(at)}: ${what} is ${foundWords(at.node)}, expected ${expected}`, {
    hint: "docs/own/settings.md describes every key",
  });
}

/** The values of a mapping by key; an unknown key is an error that names the known ones. */
export function entriesOf(at: ConfigNode, keys: readonly string[]): ReadonlyMap<string, ConfigNode> {
  const entries = anyEntriesOf(at, `a mapping with ${listed(keys)}`);
  for (const [key, { keyNode }] of entries) {
    if (keys.includes(key)) continue;
    const unknown = { key: at.key === "" ? "the key" : `a key of ${at.key}`, node: keyNode, file: at.file };
    throw wrongNode(unknown, listed(keys));
  }
  return new Map([...entries].map(([key, { value }]) => [key, value]));
}

/** The values of a mapping whose keys are names. */
export function anyEntriesOf(
  at: ConfigNode,
  expected: string,
): ReadonlyMap<string, { readonly value: ConfigNode; readonly keyNode: unknown }> {
  if (!isMap(at.node)) throw wrongNode(at, expected);
  const entries = new Map<string, { value: ConfigNode; keyNode: unknown }>();
  for (const { key, value } of at.node.items) {
    const name = isScalar(key) ? String(key.value) : "";
    const path = at.key === "" ? name : `${at.key}.${name}`;
    // An empty value has no place of its own.
    entries.set(name, { value: { key: path, node: value ?? key, file: at.file }, keyNode: key });
  }
  return entries;
}

/** The items of a list. */
export function itemsOf(at: ConfigNode, expected: string): readonly ConfigNode[] {
  if (!isSeq(at.node)) throw wrongNode(at, expected);
  return at.node.items.map((node, i) => ({ key: `${at.key}[${i + 1}]`, node, file: at.file }));
}

/** The longest text that a setting may be. */
const LONGEST_TEXT = 300;

/** A text on one line. */
export function textOf(at: ConfigNode, expected: string): string {
  const value = isScalar(at.node) ? at.node.value : undefined;
  if (typeof value !== "string" || value.trim() === "" || /\p{Cc}/u.test(value))
    throw wrongNode(at, expected);
  if (value.length > LONGEST_TEXT) throw wrongNode(at, `${expected} of at most ${LONGEST_TEXT} characters`);
  return value.trim();
}

/** One of a closed set of words. */
export function wordOf<const W extends string>(at: ConfigNode, words: readonly W[]): W {
  const value = isScalar(at.node) ? at.node.value : undefined;
  const word = words.find((one) => one === value);
  if (word === undefined) throw wrongNode(at, listed(words));
  return word;
}

/** A finite number within a range. */
export function numberOf(
  at: ConfigNode,
  { from, to, expected }: { readonly from: number; readonly to: number; readonly expected: string },
): number {
  const value = isScalar(at.node) ? at.node.value : undefined;
  if (typeof value !== "number" || !(value >= from && value <= to) || !Number.isFinite(value))
    throw wrongNode(at, expected);
  return value;
}

/** true or false. */
export function switchOf(at: ConfigNode): boolean {
  const value = isScalar(at.node) ? at.node.value : undefined;
  if (typeof value !== "boolean") throw wrongNode(at, "true or false");
  return value;
}

/** "a, b or c". */
export function listed(words: readonly string[]): string {
  const [last = "", ...others] = [...words].reverse();
  return others.length === 0 ? last : `${others.reverse().join(", ")} or ${last}`;
}

function foundWords(node: unknown): string {
  if (isMap(node)) return "a mapping";
  if (isSeq(node)) return "a list";
  if (!isScalar(node) || node.value === null || node.value === undefined) return "empty";
  const text = JSON.stringify(node.value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
