import type { Robustness } from "../../model/artifacts.ts";
import type { Reader } from "../../model/reader.ts";
import type { SourceFile } from "../../model/source.ts";
import { baseOf } from "../../names/file-path.ts";
import { readJsonObject, wrong } from "../json/json-artifact.ts";
import { isArray, isObject, type Json } from "../json/tolerant-json.ts";
import { readEach } from "../read-each.ts";
import { artifactParts, type ReadArtifact } from "./artifact-parts.ts";

/** `robustness.json`: accuracy on clean inputs and under attacks. */
export const robustness: Reader = {
  id: "robustness",
  title: "Robustness",
  files: ["robustness.json"],
  about: {
    recognisedBy: "the name `robustness.json`",
    reads: ["clean accuracy and accuracy under each attack"],
    leaves: ["other keys"],
  },
  sniff: (file) => (/^robustness\.json$/i.test(baseOf(file.name)) ? 0.97 : 0),
  read: (files) =>
    readEach("robustness", files, async function* (file) {
      yield* artifactParts("robustness", await readRobustness(file));
    }),
};

async function readRobustness(file: SourceFile): Promise<ReadArtifact> {
  const root = await readJsonObject(file, "an object with clean_accuracy and attacks");
  const list = root["attacks"];
  if (!isArray(list)) throw wrong(file.name, "attacks: a list", list);
  const result: Robustness = {
    file: file.name,
    cleanAccuracy: number(file.name, "clean_accuracy", root["clean_accuracy"]),
    attacks: list.map((attack, i) => readAttack(file.name, `attacks[${i}]`, attack)),
  };
  return {
    file: file.name,
    body: { kind: "robustness", robustness: result },
    gave: "accuracy under attack",
    rows: list.length,
    notices: [],
  };
}

function readAttack(file: string, place: string, attack: Json): Robustness["attacks"][number] {
  if (!isObject(attack)) throw wrong(file, `${place}: an object`, attack);
  const name = attack["name"];
  if (typeof name !== "string") throw wrong(file, `${place}.name: a text`, name);
  return {
    name,
    epsilon: number(file, `${place}.epsilon`, attack["epsilon"]),
    accuracy: number(file, `${place}.accuracy`, attack["accuracy"]),
  };
}

function number(file: string, place: string, value: Json | undefined): number {
  if (typeof value === "number") return value;
  throw wrong(file, `${place}: a number`, value);
}
