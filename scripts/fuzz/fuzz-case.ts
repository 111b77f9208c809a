import type { Reader } from "../../src/model/reader.ts";
import type { Source } from "../../src/model/source.ts";
import { copyOut } from "../../src/sources/private-copy.ts";
import { sourceOf } from "../../tests/source-of.ts";
import { seededRandom } from "../train/random.ts";
import type { FuzzInput } from "./inputs.ts";
import { MUTATIONS } from "./mutations.ts";
import { resealed } from "./reseal.ts";

/** One damaged input, made again from the same three numbers and names. */
export interface FuzzCase {
  readonly source: Source;
  readonly bytes: number;
  /** What was done to which file, in words. */
  readonly damage: readonly string[];
  /** Names of files that the reader gets whatever they look like now; null where each file goes to whom it may. */
  readonly forced: ReadonlySet<string> | null;
}

/** Makes case `number` of a reader. */
export function fuzzCase(
  inputs: readonly FuzzInput[],
  reader: string,
  from: { readonly seed: number; readonly number: number },
): FuzzCase {
  const random = seededRandom(mixed(from.seed, from.number, reader));
  const own = inputs.filter((input) => input.wins.has(reader));
  const input = pick(own, random);
  if (input === undefined) throw new Error(`no fixture is read by ${reader}`);
  const names = input.wins.get(reader) ?? [];
  const files: Record<string, Uint8Array> = { ...input.files };
  const damage: string[] = [input.name];
  const victims = new Set(Array.from({ length: 1 + Math.floor(random() * 2) }, () => pick(names, random)));
  for (const name of victims) {
    if (name === undefined) continue;
    const other = otherFile(random() < 0.7 ? own : inputs, reader, random);
    const made = damaged(files[name] ?? new Uint8Array(0), other, random);
    files[name] = made.bytes;
    damage.push(`${name}: ${made.damage.join(", ")}`);
  }
  const chunkSize = pick([1 << 16, 1 << 18, 1021, 37], random) ?? 65_536;
  // The longest file in chunks of a few bytes would be slow by the harness alone.
  const bytes = Object.values(files).reduce((sum, one) => sum + one.length, 0);
  return {
    source: { ...sourceOf(files, { name: "fuzz", chunkSize: Math.max(chunkSize, bytes >> 10) }), copyOut },
    bytes,
    damage,
    forced: random() < 0.6 ? new Set(names) : null,
  };
}

/** The readers with one that takes the files of `forced` before all others. */
export function readersFor(
  readers: readonly Reader[],
  id: string,
  forced: FuzzCase["forced"],
): readonly Reader[] {
  if (forced === null) return readers;
  return readers.map((reader) =>
    reader.id === id
      ? {
          ...reader,
          sniff: (file, head, source) => (forced.has(file.name) ? 2 : reader.sniff(file, head, source)),
        }
      : reader,
  );
}

function damaged(
  whole: Uint8Array,
  other: Uint8Array,
  random: () => number,
): { bytes: Uint8Array; damage: string[] } {
  const names = Object.keys(MUTATIONS);
  const damage: string[] = [];
  let bytes = whole;
  const count = random() < 0.6 ? 1 : 2 + Math.floor(random() * 3);
  for (let i = 0; i < count; i++) {
    const name = pick(names, random) ?? "truncated";
    bytes = MUTATIONS[name]?.(bytes, other, random) ?? bytes;
    damage.push(name);
  }
  const sealed = random() < 0.5 ? resealed(bytes) : null;
  return sealed === null ? { bytes, damage } : { bytes: sealed, damage: [...damage, "checksums made right"] };
}

function otherFile(inputs: readonly FuzzInput[], reader: string, random: () => number): Uint8Array {
  const input = pick(inputs, random);
  const names = input?.wins.get(reader) ?? Object.keys(input?.files ?? {});
  return input?.files[pick(names, random) ?? ""] ?? new Uint8Array(0);
}

function pick<T>(items: readonly T[], random: () => number): T | undefined {
  return items[Math.floor(random() * items.length)];
}

/** One seed of three: FNV-1a over the reader's name, then the numbers. */
function mixed(seed: number, number: number, reader: string): number {
  let hash = 0x811c9dc5;
  for (const value of [...Buffer.from(reader), seed, number, number >>> 8]) {
    hash = Math.imul(hash ^ value, 0x01000193) >>> 0;
  }
  return hash;
}
