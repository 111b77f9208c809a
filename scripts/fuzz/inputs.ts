import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Reader } from "../../src/model/reader.ts";
import { chooseReaders } from "../../src/readers/choose-reader.ts";
import { openSource } from "../../src/sources/open-source.ts";

/** A whole input as its files lie in the fixtures, with the names of those that each reader wins. */
export interface FuzzInput {
  readonly name: string;
  readonly files: Readonly<Record<string, Uint8Array>>;
  readonly wins: ReadonlyMap<string, readonly string[]>;
}

const FIXTURES = resolve(import.meta.dirname, "../../fixtures");

/** Every input of the fixtures of readers and of the bundled runs, sorted by name. */
export async function fuzzInputs(readers: readonly Reader[]): Promise<FuzzInput[]> {
  const inputs: FuzzInput[] = [];
  for (const folder of folders()) {
    const source = await openSource(join(FIXTURES, folder)).catch(() => null);
    if (source === null) continue;
    const files: Record<string, Uint8Array> = {};
    for (const file of source.files) files[file.name] = await file.slice(0, file.size);
    const wins = new Map<string, string[]>();
    for (const { file, reader } of await chooseReaders(source, { readers })) {
      if (reader !== null) wins.set(reader.id, [...(wins.get(reader.id) ?? []), file.name]);
    }
    inputs.push({ name: folder, files, wins });
  }
  return inputs;
}

function folders(): string[] {
  const cases = list("readers").flatMap(list);
  const found = [...cases.map((folder) => `${folder}/input`), ...list("scenarios")];
  return found.filter((folder) => existsSync(join(FIXTURES, folder)));
}

function list(folder: string): string[] {
  return readdirSync(join(FIXTURES, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${folder}/${entry.name}`)
    .sort();
}
