import type { TextSample } from "../../model/artifacts.ts";
import { ReadError } from "../../model/errors.ts";
import type { Notice } from "../../model/position.ts";
import type { Reader } from "../../model/reader.ts";
import type { SourceFile } from "../../model/source.ts";
import { baseOf } from "../../names/file-path.ts";
import { headText } from "../head-text.ts";
import { isArray, isObject, parseJson } from "../json/tolerant-json.ts";
import { readEach } from "../read-each.ts";
import { artifactParts, type ReadArtifact } from "./artifact-parts.ts";

/** `samples.jsonl`: one generated text a line, as token ids, characters, or both. */
export const textSamples: Reader = {
  id: "text-samples",
  title: "Generated text",
  files: ["samples.jsonl"],
  about: {
    recognisedBy: "the name `samples.jsonl`",
    reads: ["generated texts or their tokens"],
    leaves: ["lines that hold neither, with a notice"],
  },
  sniff: sniffSamples,
  read: (files) =>
    readEach("text-samples", files, async function* (file) {
      yield* artifactParts("text-samples", await readSamples(file));
    }),
};

function sniffSamples(file: SourceFile, head: Uint8Array): number {
  if (!/^(text_|generated_)?samples\.jsonl$/i.test(baseOf(file.name))) return 0;
  return /^\s*\{.*"(?:tokens|text)"\s*:/.test(headText(head).split("\n", 1)[0] ?? "") ? 0.95 : 0.6;
}

async function readSamples(file: SourceFile): Promise<ReadArtifact> {
  const samples: TextSample[] = [];
  const bad: { line: number; found: string }[] = [];
  for await (const line of file.lines()) {
    if (line.text.trim() === "") continue;
    const sample = readSample(line.text, line.number);
    if (typeof sample === "string") bad.push({ line: line.number, found: sample });
    else samples.push(sample);
  }
  const [first] = bad;
  if (samples.length === 0) {
    const where = first === undefined ? file.name : `${file.name}, line ${first.line}`;
    throw new ReadError(
      `Cannot read ${where}: an object with tokens or text is expected, found ${first?.found ?? "nothing"}`,
    );
  }
  return {
    file: file.name,
    body: { kind: "samples", samples: { file: file.name, samples } },
    gave: "generated texts",
    rows: samples.length,
    notices: first === undefined ? [] : [badNotice(file.name, bad.length, first)],
  };
}

/** The sample of a line, or what was found in its place. */
function readSample(text: string, line: number): TextSample | string {
  const { value, fault } = parseJson(text);
  if (fault !== null) return `a line that is no JSON (${fault.message})`;
  if (!isObject(value)) return "no object";
  const tokens = value["tokens"] ?? null;
  const words = value["text"] ?? null;
  if (tokens === null && words === null)
    return `an object with ${Object.keys(value).join(", ") || "no keys"}`;
  if (words !== null && typeof words !== "string") return "a text that is no string";
  if (tokens === null) return { tokens: null, text: words, line };
  if (!isArray(tokens) || !tokens.every((token) => typeof token === "number"))
    return "tokens that are no list of numbers";
  return { tokens, text: words, line };
}

function badNotice(file: string, count: number, first: { line: number; found: string }): Notice {
  const lines = count === 1 ? "1 line is" : `${count} lines are`;
  const message = `${lines} left out; an object with tokens or text is expected, the first holds ${first.found}`;
  return { level: "warning", code: "damaged-record", message, at: { file, line: first.line } };
}
