import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Reader } from "../../src/model/reader.ts";
import type { RunPart } from "../../src/model/run.ts";
import { openSource } from "../../src/sources/open-source.ts";

/** Path of a reader's fixture. */
export function fixturePath(reader: string, name: string): string {
  return fileURLToPath(new URL(`../../fixtures/readers/${reader}/${name}/input`, import.meta.url));
}

/** All parts that a reader gives for the files of a fixture. */
export async function fixtureParts(reader: Reader, name: string): Promise<RunPart[]> {
  const source = await openSource(fixturePath(reader.id, name));
  const parts: RunPart[] = [];
  for await (const part of reader.read(source.files, source)) parts.push(part);
  return parts;
}

/** The score that a reader gives each file of a fixture. */
export async function fixtureScores(reader: Reader, name: string): Promise<Record<string, number>> {
  const source = await openSource(fixturePath(reader.id, name));
  const scores: Record<string, number> = {};
  for (const file of source.files) {
    scores[file.name] = reader.sniff(file, await file.slice(0, 65_536), source);
  }
  return scores;
}

/** The one part of a kind; more or fewer fail the test. */
export function onlyPart<K extends RunPart["kind"]>(
  parts: readonly RunPart[],
  kind: K,
): Extract<RunPart, { kind: K }> {
  const found = parts.filter((part): part is Extract<RunPart, { kind: K }> => part.kind === kind);
  const [first] = found;
  if (first === undefined || found.length > 1) throw new Error(`${found.length} parts of kind ${kind}`);
  return first;
}

/** Text of a committed file, by its path from the project root. */
export function projectText(path: string): string {
  return readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
}
