import type { LayerMatrix, LayerStatistic, LayerTable } from "../../model/artifacts.ts";
import { ReadError } from "../../model/errors.ts";
import type { Notice } from "../../model/position.ts";
import type { Reader } from "../../model/reader.ts";
import type { SourceFile } from "../../model/source.ts";
import { baseOf } from "../../names/file-path.ts";
import { readEach } from "../read-each.ts";
import { sniffCsv } from "../tables/csv-dialect.ts";
import { type CsvTable, readCsvTable } from "../tables/csv-table.ts";
import { denseNumbers, denseTexts } from "../tables/dense-column.ts";
import { artifactParts, type ReadArtifact } from "./artifact-parts.ts";

/** `layers.csv`: one row a step and layer, with the statistics of that layer. */
export const layerStatistics: Reader = {
  id: "layer-statistics",
  title: "Layer statistics",
  files: ["layers.csv"],
  about: {
    recognisedBy: "columns `step`, `layer` and a known statistic",
    reads: [
      "gradient and weight norms, update ratios, shares of zeros, dead and saturated units by layer and step",
    ],
    leaves: ["other columns; more than 50 million cells"],
  },
  sniff: sniffLayers,
  read: (files) =>
    readEach("layer-statistics", files, async function* (file) {
      yield* artifactParts("layer-statistics", await readLayers(file));
    }),
};

const STATISTICS: Readonly<Record<string, LayerStatistic>> = {
  grad_norm: "grad-norm",
  weight_norm: "weight-norm",
  update_ratio: "update-ratio",
  zero_fraction: "zero-fraction",
  dead_units: "dead-units",
  saturated: "saturated",
};

/** By its columns too, since scripts give it other names. */
function sniffLayers(file: SourceFile, head: Uint8Array): number {
  const header = sniffCsv(head)?.header ?? [];
  const named = /^layers?([_-]stat(istic)?s)?\.(csv|tsv)$/i.test(baseOf(file.name));
  const known = header.some((name) => name in STATISTICS);
  if (header.includes("step") && header.includes("layer") && known) return named ? 0.98 : 0.9;
  return named && header.length > 0 ? 0.5 : 0;
}

async function readLayers(file: SourceFile): Promise<ReadArtifact> {
  const table = await readCsvTable(file, { asText: new Set(["layer"]) });
  const { header } = table.dialect;
  const absent = ["step", "layer"].filter((name) => !header.includes(name));
  if (absent.length > 0 || !header.some((name) => name in STATISTICS)) {
    const expected = `columns step, layer and one or more of ${Object.keys(STATISTICS).join(", ")} are expected`;
    throw new ReadError(`Cannot read ${file.name}, line 1: ${expected}, found ${header.join(", ")}`);
  }
  const notices: Notice[] = [...table.notices];
  const layers = layerTable(table, notices);
  for (const name of header) {
    if (name === "step" || name === "layer" || name in STATISTICS) continue;
    const message = `Column ${name} is no layer statistic and is left out`;
    notices.push({ level: "info", code: "column-ignored", message, at: { file: file.name, column: name } });
  }
  return {
    file: file.name,
    body: { kind: "layers", layers },
    gave: "layer statistics",
    rows: table.rows.length,
    notices,
  };
}

/** Where each row of the file goes: its record and its layer, -1 for a row without a step or layer. */
interface Places {
  readonly steps: Float64Array;
  readonly layers: readonly string[];
  readonly record: Int32Array;
  readonly layer: Int32Array;
}

/** More cells than this are no statistics of layers but a file whose layers never repeat. */
const MAX_CELLS = 50_000_000;

function layerTable(table: CsvTable, notices: Notice[]): LayerTable {
  const places = placesOf(table, notices);
  const cells = places.steps.length * places.layers.length;
  if (places.steps.length === 0) {
    throw new ReadError(`Cannot read ${table.file}: rows with a step and a layer are expected, found none`);
  }
  if (cells > MAX_CELLS) {
    const found = `${places.layers.length} layers at ${places.steps.length} steps`;
    throw new ReadError(
      `Cannot read ${table.file}: at most ${MAX_CELLS} values by step and layer are read, found ${found}`,
    );
  }
  const statistics: Partial<Record<LayerStatistic, LayerMatrix>> = {};
  let again = 0;
  for (const column of table.columns) {
    const statistic = STATISTICS[column.name];
    if (statistic === undefined) continue;
    const values = new Float64Array(cells).fill(Number.NaN);
    const logged = new Uint8Array(cells);
    column.index.forEach((row, i) => {
      const record = places.record[row] ?? -1;
      if (record < 0) return;
      const cell = record * places.layers.length + (places.layer[row] ?? 0);
      again += logged[cell] ?? 0;
      values[cell] = column.values[i] ?? Number.NaN;
      logged[cell] = 1;
    });
    statistics[statistic] = { values, logged };
  }
  if (again > 0) {
    const message = `${again} values stand at a step and layer that already had one; the last one counts`;
    notices.push({ level: "warning", code: "duplicate-steps", message, at: { file: table.file } });
  }
  return { file: table.file, layers: places.layers, steps: places.steps, statistics };
}

/** Rows of a step need not stand together: files are written step by step or layer by layer. */
function placesOf(table: CsvTable, notices: Notice[]): Places {
  const step = denseNumbers(table, "step") ?? new Float64Array(0);
  const name = denseTexts(table, "layer") ?? [];
  const steps = [...new Set(step.filter((value) => Number.isFinite(value)))].sort((a, b) => a - b);
  const records = new Map(steps.map((value, i) => [value, i]));
  const layers = new Map<string, number>();
  const record = new Int32Array(table.rows.length).fill(-1);
  const layer = new Int32Array(table.rows.length).fill(-1);
  let [lost, firstLost] = [0, 0];
  for (let row = 0; row < record.length; row += 1) {
    const at = records.get(step[row] ?? Number.NaN);
    const which = name[row] ?? "";
    if (at === undefined || which === "") {
      lost += 1;
      firstLost ||= table.rows[row] ?? 0;
      continue;
    }
    record[row] = at;
    let index = layers.get(which);
    if (index === undefined) {
      index = layers.size;
      layers.set(which, index);
    }
    layer[row] = index;
  }
  if (lost > 0) notices.push(lostNotice(table.file, lost, firstLost));
  return { steps: Float64Array.from(steps), layers: [...layers.keys()], record, layer };
}

function lostNotice(file: string, lost: number, line: number): Notice {
  const [have, are] = lost === 1 ? ["row has", "is"] : ["rows have", "are"];
  const message = `${lost} ${have} no number as step or no layer and ${are} left out`;
  return { level: "warning", code: "damaged-record", message, at: { file, line } };
}
