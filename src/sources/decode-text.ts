import { TextDecoder } from "node:util";
import { ReadError } from "../model/errors.ts";
import type { SourceLine } from "../model/source.ts";

/** Longest text that is held as one string: V8 ends at 512 MB, and a log line of this size is no log line. */
const LONGEST_TEXT = 256 * 1024 * 1024;

/** The whole text of a file: UTF-8, or UTF-16 by its byte order mark, which is dropped. */
export async function decodeText(name: string, chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: string[] = [];
  let length = 0;
  for await (const part of decodeChunks(chunks)) {
    length += part.length;
    if (length > LONGEST_TEXT) {
      throw new ReadError(`Cannot read ${name}: the text is longer than 256 MiB`);
    }
    parts.push(part);
  }
  return parts.join("");
}

/** The lines of a file with their 1-based number; CRLF and LF end a line, a last line end starts no new line. */
export async function* decodeLines(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<SourceLine> {
  let number = 0;
  let rest = "";
  for await (const part of decodeChunks(chunks)) {
    const lines = (rest + part).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      number += 1;
      yield { number, text: withoutCarriageReturn(line) };
    }
    if (rest.length > LONGEST_TEXT) {
      throw new ReadError(`Cannot read ${name}: line ${number + 1} is longer than 256 MiB`);
    }
  }
  if (rest !== "") yield { number: number + 1, text: withoutCarriageReturn(rest) };
}

function withoutCarriageReturn(line: string): string {
  return line.endsWith("\r") ? line.slice(0, -1) : line;
}

async function* decodeChunks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  let held = new Uint8Array(0);
  for await (const chunk of chunks) {
    const bytes = held.length === 0 ? chunk : joined(held, chunk);
    // The mark is up to three bytes long; a chunk may end inside it.
    if (decoder === null && bytes.length < 3) {
      held = Uint8Array.from(bytes);
      continue;
    }
    held = new Uint8Array(0);
    decoder ??= new TextDecoder(encodingOf(bytes));
    const text = decoder.decode(bytes, { stream: true });
    if (text !== "") yield text;
  }
  decoder ??= new TextDecoder(encodingOf(held));
  const last = decoder.decode(held);
  if (last !== "") yield last;
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return "utf-8";
}
