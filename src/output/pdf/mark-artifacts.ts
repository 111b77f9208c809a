import { deflateSync, inflateSync } from "node:zlib";
import { dictionaryOf } from "./printed-objects.ts";

/**
 * Marks as artifacts what a page paints outside its structure: borders, page numbers, and pictures that the page hides
 * from screen readers since words beside them say the same. Chromium leaves them bare, and a screen reader may then read
 * them in the midst of a sentence (ISO 14289-1, 7.1).
 */
export function markArtifacts(objects: Map<number, Buffer>): void {
  const contents = new Set<number>();
  let markedForms = false;
  for (const [number, body] of objects) {
    const dictionary = dictionaryOf(body);
    if (/\/Type \/Page\b/.test(dictionary)) {
      contents.add(Number(/\/Contents (\d+) 0 R/.exec(dictionary)?.[1] ?? number));
    }
    if (/\/Subtype \/Form\b/.test(dictionary) && /\bBDC\b/.test(textOf(body, dictionary) ?? "")) {
      markedForms = true;
    }
  }
  for (const number of contents) {
    const body = objects.get(number);
    const text = body ? textOf(body, dictionaryOf(body)) : null;
    const marked = text === null ? null : withArtifacts(text, markedForms);
    if (marked !== null) objects.set(number, contentOf(marked));
  }
}

/** A content stream with what stands outside marked content marked; null where it holds what Chromium never writes. */
export function withArtifacts(content: string, markedForms = false): string | null {
  const groups = groupsOf(content.split("\n"));
  if (groups === null) return null;
  const lines: string[] = [];
  let depth = 0;
  for (const group of groups) {
    if (group.kind === "mark") depth += group.lines[0] === CLOSE ? -1 : 1;
    const paints = group.kind === "paint" || (group.kind === "draw" && !markedForms);
    if (paints && depth === 0 && !group.lines.some(isTagged)) lines.push(OPEN, ...group.lines, CLOSE);
    else lines.push(...group.lines);
  }
  return depth === 0 ? lines.join("\n") : null;
}

/** Of the structure, which an artifact may not hold. */
function isTagged(line: string): boolean {
  return line.includes("/MCID");
}

interface Group {
  readonly kind: Kind;
  readonly lines: string[];
}

/** A path with the operator that paints it, and a text with what is marked within it, are one group; else each line is. */
function groupsOf(lines: readonly string[]): readonly Group[] | null {
  const groups: Group[] = [];
  let open: string[] | null = null;
  for (const line of lines) {
    const kind = kindOf(line);
    if (kind === "unknown") return null;
    if (kind === "begin" || open) open = [...(open ?? []), line];
    else groups.push({ kind, lines: [line] });
    if (open && (kind === "paint" || kind === "drop")) {
      groups.push({ kind, lines: open });
      open = null;
    }
  }
  return open === null ? groups : null;
}

const OPEN = "/Artifact BMC";
const CLOSE = "EMC";

type Kind = "begin" | "paint" | "drop" | "draw" | "mark" | "state" | "unknown";

/** Chromium ends each line with an operator; what the operator does decides (ISO 32000-1, annex A). */
function kindOf(line: string): Kind {
  if (line === "") return "state";
  const operator = /([A-Za-z*'"]+)$/.exec(line)?.[1] ?? "";
  return OPERATORS.get(operator) ?? "unknown";
}

const OPERATORS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ...["BT", "m", "re"].map((one): [string, Kind] => [one, "begin"]),
  ...["ET", "f", "F", "f*", "S", "s", "B", "B*", "b", "b*"].map((one): [string, Kind] => [one, "paint"]),
  ["n", "drop"],
  ...["Do", "sh"].map((one): [string, Kind] => [one, "draw"]),
  ...["BDC", "BMC", "EMC"].map((one): [string, Kind] => [one, "mark"]),
  ..."q Q cm w J j M d ri i gs CS cs SC SCN sc scn G g RG rg K k l c v y h W W* Tc Tw Tz TL Tf Tr Ts Td TD Tm T* Tj TJ"
    .split(" ")
    .map((one): [string, Kind] => [one, "state"]),
]);

function textOf(body: Buffer, dictionary: string): string | null {
  const start = body.indexOf("stream\n", 0, "latin1") + "stream\n".length;
  const length = Number(/\/Length (\d+)\b(?! \d+ R)/.exec(dictionary)?.[1] ?? Number.NaN);
  if (!/\/Filter \/FlateDecode\b/.test(dictionary) || Number.isNaN(length)) return null;
  return inflateSync(body.subarray(start, start + length)).toString("latin1");
}

function contentOf(text: string): Buffer {
  const bytes = deflateSync(Buffer.from(text, "latin1"), { level: 9 });
  const head = Buffer.from(`<</Filter /FlateDecode\n/Length ${bytes.length}>>\nstream\n`, "latin1");
  return Buffer.concat([head, bytes, Buffer.from("\nendstream", "latin1")]);
}
