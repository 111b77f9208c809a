import type { ModelLayer } from "../../model/artifacts.ts";
import type { Reader } from "../../model/reader.ts";
import type { SourceFile } from "../../model/source.ts";
import { baseOf } from "../../names/file-path.ts";
import { headText } from "../head-text.ts";
import { readJsonObject, wrong } from "../json/json-artifact.ts";
import { isArray, isObject, type Json, type JsonObject } from "../json/tolerant-json.ts";
import { readEach } from "../read-each.ts";
import { artifactParts, type ReadArtifact } from "./artifact-parts.ts";

/** `model.json`: the layers with type, parameters and shapes, in order of depth. */
export const modelSummary: Reader = {
  id: "model-summary",
  title: "Model summary",
  files: ["model.json"],
  about: {
    recognisedBy: "the name `model.json` with a list `layers`",
    reads: ["layers with kind, parameters and what belongs to them"],
    leaves: ["Keras' own `model.json`: it holds no parameters"],
  },
  sniff: sniffModel,
  read: (files) =>
    readEach("model-summary", files, async function* (file) {
      yield* artifactParts("model-summary", await readModel(file));
    }),
};

/** Keras writes a `model.json` of its own, which has `class_name` and no parameters. */
function sniffModel(file: SourceFile, head: Uint8Array): number {
  if (!/^model([_-]summary)?\.json$/i.test(baseOf(file.name))) return 0;
  const text = headText(head);
  if (/"class_name"|"keras_version"|"architectures"/.test(text)) return 0;
  return /"layers"\s*:/.test(text) ? 0.95 : 0;
}

async function readModel(file: SourceFile): Promise<ReadArtifact> {
  const root = await readJsonObject(file, "an object with a list of layers");
  const list = root["layers"];
  if (!isArray(list)) throw wrong(file.name, "layers: a list", list);
  const layers = list.map((layer, i) => readLayer(file.name, `layers[${i}]`, layer));
  return {
    file: file.name,
    body: { kind: "model", model: { file: file.name, layers } },
    gave: "model layers",
    rows: layers.length,
    notices: [],
  };
}

function readLayer(file: string, place: string, layer: Json): ModelLayer {
  if (!isObject(layer)) throw wrong(file, `${place}: an object`, layer);
  const name = layer["name"];
  const type = layer["type"] ?? "";
  if (typeof name !== "string") throw wrong(file, `${place}.name: a text`, name);
  if (typeof type !== "string") throw wrong(file, `${place}.type: a text`, type);
  const params = count(file, place, { layer, key: "params" });
  const trainable = layer["trainable"];
  return {
    name,
    type,
    params,
    trainable:
      typeof trainable === "boolean"
        ? params * Number(trainable)
        : trainableOf(file, place, { layer, params }),
    shapes: shapesOf(file, place, layer["shape"] ?? layer["shapes"]),
  };
}

function trainableOf(file: string, place: string, of: { layer: JsonObject; params: number }): number {
  return of.layer["trainable"] === undefined
    ? of.params
    : count(file, place, { layer: of.layer, key: "trainable" });
}

function count(file: string, place: string, of: { layer: JsonObject; key: string }): number {
  const value = of.layer[of.key];
  if (typeof value === "number" && Number.isInteger(value) && value >= 0) return value;
  throw wrong(file, `${place}.${of.key}: a whole number, 0 or more,`, value);
}

/** Shapes of the parameters; a single shape is a list of one. */
function shapesOf(file: string, place: string, value: Json | undefined): number[][] {
  if (value === undefined || value === null) return [];
  if (!isArray(value)) throw wrong(file, `${place}.shape: a list of shapes`, value);
  if (value.length > 0 && value.every((size) => typeof size === "number")) return [[...value]];
  return value.map((shape, i) => {
    if (!isArray(shape) || !shape.every((size) => typeof size === "number")) {
      throw wrong(file, `${place}.shape[${i}]: a list of numbers`, shape);
    }
    return [...shape];
  });
}
