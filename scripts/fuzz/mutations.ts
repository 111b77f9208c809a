/** A way to damage a file; `other` is a second file, of the same format or of another. */
export type Mutation = (bytes: Uint8Array, other: Uint8Array, random: () => number) => Uint8Array;

/** Longer files only repeat what shorter ones show, and make a case slow for no reason of its own. */
const LONGEST = 1024 ** 2;

/** Every damage by its name, as the report of a case prints it. */
export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  truncated: (bytes, _, random) => bytes.slice(0, below(random, bytes.length)),
  "start lost": (bytes, _, random) => bytes.slice(below(random, bytes.length)),
  "bits flipped": flipBits,
  "bytes replaced": replaceBytes,
  "length replaced": replaceLength,
  "part removed": (bytes, _, random) => {
    const [start, end] = range(bytes, random);
    return joined([bytes.subarray(0, start), bytes.subarray(end)]);
  },
  "part repeated": repeatPart,
  "whole repeated": (bytes, _, random) =>
    joined(new Array<Uint8Array>(2 + below(random, 3)).fill(bytes)).slice(0, LONGEST),
  "line repeated or moved": moveLine,
  "token replaced": replaceToken,
  "zeros written": (bytes, _, random) => {
    const [start, end] = range(bytes, random);
    return Uint8Array.from(bytes).fill(0, start, end);
  },
  interleaved: interleave,
  spliced: (bytes, other, random) =>
    joined([bytes.subarray(0, below(random, bytes.length)), other.subarray(below(random, other.length))]),
};

function flipBits(bytes: Uint8Array, _: Uint8Array, random: () => number): Uint8Array {
  const flipped = Uint8Array.from(bytes);
  const count = 1 + below(random, random() < 0.5 ? 3 : 100);
  for (let i = 0; i < count && flipped.length > 0; i++) {
    const at = below(random, flipped.length);
    flipped[at] = (flipped[at] ?? 0) ^ (1 << below(random, 8));
  }
  return flipped;
}

/** Bytes that mean something to a decoder: ends, signs, quotes, brackets, the first byte of a UTF-8 pair. */
const BYTES = [
  0x00, 0xff, 0x80, 0x7f, 0x0a, 0x0d, 0x22, 0x27, 0x2c, 0x3a, 0x5b, 0x5d, 0x7b, 0x7d, 0xc3, 0xfe,
];

function replaceBytes(bytes: Uint8Array, _: Uint8Array, random: () => number): Uint8Array {
  const replaced = Uint8Array.from(bytes);
  const count = 1 + below(random, 8);
  for (let i = 0; i < count && replaced.length > 0; i++) {
    replaced[below(random, replaced.length)] = BYTES[below(random, BYTES.length)] ?? 0;
  }
  return replaced;
}

/** What breaks arithmetic with lengths and counts in binary files. */
const LENGTHS = [0, 1, 0x7f, 0xff, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff];

function replaceLength(bytes: Uint8Array, _: Uint8Array, random: () => number): Uint8Array {
  const replaced = Uint8Array.from(bytes);
  if (replaced.length < 4) return replaced;
  // Headers and footers hold the lengths that matter most.
  const near = random() < 0.5 ? Math.min(64, replaced.length) : replaced.length;
  const from = random() < 0.25 ? replaced.length - near : 0;
  const at = Math.min(from + below(random, near), replaced.length - 4);
  const value = LENGTHS[below(random, LENGTHS.length)] ?? 0;
  new DataView(replaced.buffer).setUint32(at, value, random() < 0.7);
  return replaced;
}

function repeatPart(bytes: Uint8Array, _: Uint8Array, random: () => number): Uint8Array {
  const [start, end] = range(bytes, random);
  const part = bytes.subarray(start, end);
  const times = part.length === 0 ? 0 : Math.min(2 + below(random, 400), Math.ceil(LONGEST / part.length));
  const repeated = joined(new Array<Uint8Array>(times).fill(part)).subarray(0, LONGEST);
  return joined([bytes.subarray(0, start), repeated, bytes.subarray(end)]);
}

function moveLine(bytes: Uint8Array, _: Uint8Array, random: () => number): Uint8Array {
  const lines = textOf(bytes).split("\n");
  const line = lines[below(random, lines.length)] ?? "";
  if (random() < 0.5) lines.splice(lines.indexOf(line), 1);
  lines.splice(below(random, lines.length + 1), 0, line);
  return bytesOf(lines.join("\n"));
}

/** Numbers at the edges of their types, other types where a number or word is expected, names that objects have by birth. */
const TOKENS = [
  ..."0 -1 1e308 -1e308 1e999 NaN -Infinity 9007199254740993 99999999999999999999 0.1.2 1,5".split(" "),
  ...'null true [] {} [[]] {}{} "" __proto__ constructor toString hasOwnProperty length 🙂 \u0000'.split(" "),
  "",
  " ",
  '{"a":{"b":[1]}}',
  "[".repeat(3000),
  "(".repeat(3000),
  "9".repeat(400),
  "x".repeat(5000),
];

function replaceToken(bytes: Uint8Array, _: Uint8Array, random: () => number): Uint8Array {
  const text = textOf(bytes);
  const tokens = [...text.matchAll(/[\w.+-]+/g)];
  const token = tokens[below(random, tokens.length)];
  if (token === undefined) return bytes;
  const other = random() < 0.3 ? tokens[below(random, tokens.length)]?.[0] : undefined;
  const word = other ?? TOKENS[below(random, TOKENS.length)] ?? "";
  return bytesOf(text.slice(0, token.index) + word + text.slice(token.index + token[0].length));
}

/** Two writers in one file: pieces of one after pieces of the other, lines or bytes as they fall. */
function interleave(bytes: Uint8Array, other: Uint8Array, random: () => number): Uint8Array {
  const pieces: Uint8Array[] = [];
  const at = [0, 0];
  const longest = 1 + below(random, Math.max(1, Math.min(4096, bytes.length)));
  for (let i = 0; (at[0] ?? 0) < bytes.length && pieces.length < 5000; i++) {
    const from = i % 2;
    const start = at[from] ?? 0;
    const end = start + 1 + below(random, longest);
    pieces.push((from === 0 ? bytes : other).subarray(start, end));
    at[from] = end;
  }
  return joined(pieces).slice(0, LONGEST);
}

/** Where a part starts and ends; parts of a few bytes are as likely as large ones. */
function range(bytes: Uint8Array, random: () => number): [number, number] {
  const start = below(random, bytes.length);
  const most = bytes.length - start;
  const length = Math.ceil(most ** random());
  return [start, start + Math.min(most, length)];
}

function below(random: () => number, limit: number): number {
  return Math.floor(random() * limit);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts));
}

/** Latin-1 gives every byte one character and back, so that binary files survive being taken for text. */
function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("latin1");
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, "latin1"));
}
