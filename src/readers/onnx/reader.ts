import type { ModelLayer } from "../../model/artifacts.ts";
import { ReadError } from "../../model/errors.ts";
import type { Reader } from "../../model/reader.ts";
import type { SourceFile } from "../../model/source.ts";
import { artifactParts, type ReadArtifact } from "../open-run/artifact-parts.ts";
import { readEach } from "../read-each.ts";
import { countOf } from "../stored-tensors.ts";
import { WireError } from "../wire/protobuf.ts";
import { type OnnxGraph, type OnnxNode, readGraph } from "./graph.ts";

/** Models exported as ONNX: the operators that hold parameters, without reading the numbers. */
export const onnx: Reader = {
  id: "onnx",
  title: "ONNX model",
  files: ["model.onnx"],
  about: {
    recognisedBy: "the name `*.onnx` and the first field of a model",
    reads: ["operators with parameters, in their order"],
    leaves: ["the weights' numbers: the file may have many gigabytes and only its structure is needed"],
    traps: ["a tensor that several operators share counts once"],
  },
  readsPart: true,
  sniff: (file, head) => sniffOnnx(file.name, head),
  read: (files) =>
    readEach("onnx", files, async function* (file) {
      yield* artifactParts("onnx", await readOnnx(file));
    }),
};

/** ModelProto begins with ir_version (1) as a varint; producer (2, 3) or the graph (7) follow. */
function sniffOnnx(name: string, head: Uint8Array): number {
  if (!/\.onnx$/i.test(name)) return 0;
  return head[0] === 0x08 && (head[1] ?? 0) < 32 ? 0.95 : 0.5;
}

async function readOnnx(file: SourceFile): Promise<ReadArtifact> {
  const graph = await graphOf(file);
  const layers = layersOf(graph);
  if (graph.nodes.length === 0) {
    throw new ReadError(`Cannot read ${file.name}: a model with operators is expected, it has none`);
  }
  const missing = graph.cutAt === null ? [] : [graph.cutAt];
  return {
    file: file.name,
    body: { kind: "model", model: { file: file.name, storedAs: "graph", layers } },
    gave: `${graph.nodes.length} operators, ${layers.length} with parameters`,
    rows: graph.nodes.length,
    notices: missing.map((byte) => ({
      level: "warning",
      code: "truncated-file",
      message: `The file ends at byte ${byte} in the middle of a field; what stands before it was read`,
      at: { file: file.name, byte },
    })),
  };
}

async function graphOf(file: SourceFile): Promise<OnnxGraph> {
  try {
    return await readGraph(file);
  } catch (cause) {
    if (!(cause instanceof WireError)) throw cause;
    throw new ReadError(`Cannot read ${file.name}: it is no ONNX model, ${cause.message}`, { cause });
  }
}

/** Operators with parameters, in the order in which the graph runs them; a tensor that several use counts once. */
function layersOf({ nodes, tensors }: OnnxGraph): ModelLayer[] {
  const counted = new Set<string>();
  return nodes.flatMap((node, i): ModelLayer[] => {
    const own = node.inputs.flatMap((name) => {
      const tensor = tensors.get(name);
      return tensor === undefined || !tensor.isWeight ? [] : [{ name, ...tensor }];
    });
    if (own.length === 0) return [];
    const fresh = own.filter(({ name }) => !counted.has(name));
    for (const { name } of own) counted.add(name);
    const params = fresh.reduce((sum, { shape }) => sum + countOf(shape), 0);
    const shapes = own.map(({ shape }) => shape);
    const dtypes = [...new Set(own.map(({ dtype }) => dtype))];
    return [{ name: nameOf(node, i), type: node.type, params, trainable: params, shapes, dtypes }];
  });
}

function nameOf(node: OnnxNode, i: number): string {
  return node.name === "" ? (node.outputs[0] ?? `${node.type} ${i}`) : node.name;
}
