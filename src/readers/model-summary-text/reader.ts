import type { ModelLayer } from "../../model/artifacts.ts";
import { ReadError } from "../../model/errors.ts";
import type { Notice } from "../../model/position.ts";
import type { Reader } from "../../model/reader.ts";
import type { SourceFile, SourceLine } from "../../model/source.ts";
import { headText, isText } from "../head-text.ts";
import { artifactParts, type ReadArtifact } from "../open-run/artifact-parts.ts";
import { readEach } from "../read-each.ts";
import { kerasLayers } from "./keras-layers.ts";
import { torchinfoLayers } from "./torchinfo-layers.ts";

/** Tables of layers that torchinfo and Keras print, saved as text. */
export const modelSummaryText: Reader = {
  id: "model-summary-text",
  title: "Model summary as text",
  files: ["model_summary.txt", "summary.txt", "torchinfo.txt"],
  about: {
    recognisedBy: "a table of layers at the top of a text that logs no epochs",
    reads: ["layers and parameters as torchinfo and Keras print them"],
    leaves: ["output shapes", "what stands beyond 200,000 lines"],
    traps: ["layers hidden below a depth: the stated total is compared with the sum"],
  },
  sniff: (file, head) => sniffSummary(file.name, head),
  read: (files) =>
    readEach("model-summary-text", files, async function* (file) {
      yield* artifactParts("model-summary-text", await readSummary(file));
    }),
};

const HEADER = /^[\s┃|]*Layer \(type/;

/** A log of a training that prints its model first is a log: only a table at the very top, and no epochs. */
function sniffSummary(name: string, head: Uint8Array): number {
  if (!/\.(txt|log|out|md)$/i.test(name) || !isText(head)) return 0;
  const lines = headText(head).split(/\r?\n/);
  const at = lines.findIndex((line) => HEADER.test(line));
  if (at < 0 || lines.slice(0, at).filter((line) => /\w/.test(line)).length > 2) return 0;
  return lines.some((line) => /\b(epoch|step|loss)\b.*\d/i.test(line)) ? 0 : 0.93;
}

async function readSummary(file: SourceFile): Promise<ReadArtifact> {
  const lines: SourceLine[] = [];
  for await (const line of file.lines()) {
    if (lines.length >= MOST_LINES) break;
    lines.push(line);
  }
  const at = lines.findIndex(({ text }) => HEADER.test(text));
  const header = lines[at]?.text ?? "";
  const isTorch = /depth-idx/.test(header);
  const rows = lines.slice(at + 1).map(({ text }) => text);
  const layers = isTorch ? torchinfoLayers(header, rows) : kerasLayers(header, rows);
  if (layers.length === 0) {
    throw new ReadError(
      `Cannot read ${file.name}: a table of layers is expected, it has no row with parameters`,
    );
  }
  return {
    file: file.name,
    body: { kind: "model", model: { file: file.name, layers, ...(isTorch ? {} : { storedAs: "graph" }) } },
    gave: "model layers",
    rows: layers.length,
    notices: totalNotice(file.name, lines, layers),
  };
}

/** No printed model is longer: that of a 1,000 layer network with its parts has some 10,000 lines. */
const MOST_LINES = 200_000;

/** The table may hide layers below some depth or be cut: then its own total says more. */
function totalNotice(file: string, lines: readonly SourceLine[], layers: readonly ModelLayer[]): Notice[] {
  const line = lines.find(({ text }) => /^\s*Total params:/.test(text));
  const stated = Number(/Total params:\s*([\d,]+)/.exec(line?.text ?? "")?.[1]?.replaceAll(",", ""));
  const summed = layers.reduce((sum, { params }) => sum + params, 0);
  if (line === undefined) {
    return [
      {
        level: "warning",
        code: "truncated-file",
        message: "The table has no line of totals at its end",
        at: { file },
      },
    ];
  }
  if (stated === summed || Number.isNaN(stated)) return [];
  const message = `The layers listed have ${summed} parameters, the stated total is ${stated}`;
  return [{ level: "info", code: "damaged-record", message, at: { file, line: line.number } }];
}
