import type { Split } from "../../model/metric-role.ts";
import type { Notice } from "../../model/position.ts";
import type { Reader } from "../../model/reader.ts";
import type { SourceFile } from "../../model/source.ts";
import { baseOf } from "../../names/file-path.ts";
import { splitOfWord } from "../../names/split-name.ts";
import { readJsonObject, wrong } from "../json/json-artifact.ts";
import { isObject, type JsonObject } from "../json/tolerant-json.ts";
import { readEach } from "../read-each.ts";
import { artifactParts, type ReadArtifact } from "./artifact-parts.ts";

/** `class_counts.json`: examples by split and class. */
export const classCounts: Reader = {
  id: "class-counts",
  title: "Class counts",
  files: ["class_counts.json"],
  about: {
    recognisedBy: "the name",
    reads: ["examples of each class by split"],
    leaves: [],
    traps: ["counts without a split are read as those of training data, and a notice says so"],
  },
  sniff: (file) => (/^class[_-]counts\.json$/i.test(baseOf(file.name)) ? 0.97 : 0),
  read: (files) =>
    readEach("class-counts", files, async function* (file) {
      yield* artifactParts("class-counts", await readCounts(file));
    }),
};

type Counts = Partial<Record<Split, Record<string, number>>>;

async function readCounts(file: SourceFile): Promise<ReadArtifact> {
  const root = await readJsonObject(file, "an object of splits, each with its counts by class,");
  const counts: Counts = {};
  const notices: Notice[] = [];
  const flat = Object.values(root).every((value) => typeof value === "number");
  if (flat && Object.keys(root).length > 0) {
    counts.train = countsOf(file.name, "", root);
    notices.push(
      notice(
        file.name,
        "unit-assumed",
        "The counts name no split and are read as those of the training data",
      ),
    );
  } else addSplits(counts, { file: file.name, root, notices });
  if (Object.keys(counts).length === 0) {
    throw wrong(file.name, "a key train, val or test", root);
  }
  return {
    file: file.name,
    body: { kind: "class-counts", classCounts: { file: file.name, counts } },
    gave: "class counts",
    rows: null,
    notices,
  };
}

function addSplits(counts: Counts, from: { file: string; root: JsonObject; notices: Notice[] }): void {
  for (const [key, value] of Object.entries(from.root)) {
    const split = splitOfWord(key);
    if (split === null) {
      from.notices.push(notice(from.file, "column-ignored", `The key ${key} names no split and is left out`));
    } else if (isObject(value)) counts[split] = countsOf(from.file, key, value);
    else throw wrong(from.file, `${key}: an object of counts by class`, value);
  }
}

function countsOf(file: string, split: string, value: JsonObject): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const [name, count] of Object.entries(value)) {
    if (typeof count !== "number" || !Number.isFinite(count) || count < 0) {
      const place = split === "" ? name : `${split}.${name}`;
      throw wrong(file, `${place}: a count of examples, 0 or more,`, count);
    }
    counts[name] = count;
  }
  return counts;
}

function notice(file: string, code: Notice["code"], message: string): Notice {
  return { level: "info", code, message, at: { file } };
}
