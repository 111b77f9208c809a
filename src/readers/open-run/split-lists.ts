import { ReadError } from "../../model/errors.ts";
import type { Reader } from "../../model/reader.ts";
import type { SourceFile } from "../../model/source.ts";
import { baseOf, folderOf } from "../../names/file-path.ts";
import { splitOfWord } from "../../names/split-name.ts";
import { headText, isText } from "../head-text.ts";
import { readEach } from "../read-each.ts";
import { artifactParts, type ReadArtifact } from "./artifact-parts.ts";

/** `splits/<split>.txt`: one id of an example a line. */
export const splitLists: Reader = {
  id: "split-lists",
  title: "Split lists",
  files: ["splits/train.txt", "splits/val.txt", "splits/test.txt", "train.txt", "val.txt", "test.txt"],
  about: {
    recognisedBy: "`train.txt`, `val.txt`, `test.txt` below `splits/`, or with one word a line",
    reads: ["ids of the examples of a split"],
    leaves: ["texts to train on: ids hold no blanks"],
  },
  sniff: sniffList,
  read: (files) =>
    readEach("split-lists", files, async function* (file) {
      yield* artifactParts("split-lists", await readList(file), runFolder(file.name));
    }),
};

/** Outside of `splits/` a `train.txt` may as well be a text to train on: ids have no blanks. */
function sniffList(file: SourceFile, head: Uint8Array): number {
  const base = baseOf(file.name).toLowerCase();
  if (!base.endsWith(".txt") || splitOfWord(base.slice(0, -4)) === null || !isText(head)) return 0;
  if (inSplits(file.name)) return 0.97;
  const lines = headText(head)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const ids = lines.filter((line) => !/[\s{}=]/.test(line)).length;
  return lines.length > 0 && ids === lines.length ? 0.7 : 0;
}

async function readList(file: SourceFile): Promise<ReadArtifact> {
  const split = splitOfWord(baseOf(file.name).slice(0, -4));
  const ids: string[] = [];
  for await (const line of file.lines()) {
    const id = line.text.trim();
    if (id !== "") ids.push(id);
  }
  if (split === null || ids.length === 0) {
    throw new ReadError(`Cannot read ${file.name}: one id a line is expected, found no line with an id`);
  }
  return {
    file: file.name,
    body: { kind: "splits", splits: { file: file.name, split, ids } },
    gave: `ids of the ${split} split`,
    rows: ids.length,
    notices: [],
  };
}

function inSplits(name: string): boolean {
  return baseOf(folderOf(name)).toLowerCase() === "splits";
}

/** The folder of the run: `splits/` is a part of it. */
function runFolder(name: string): string {
  return inSplits(name) ? folderOf(folderOf(name)) : folderOf(name);
}
