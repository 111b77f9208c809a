import { ReadError } from "../../model/errors.ts";
import type { Reader } from "../../model/reader.ts";
import type { RunPart } from "../../model/run.ts";
import type { SourceFile } from "../../model/source.ts";
import { baseOf } from "../../names/file-path.ts";
import { readEach } from "../read-each.ts";
import { identity } from "../tables/number-column.ts";
import type { TableColumn } from "../tables/table.ts";
import { partsOfTable } from "../tables/table-parts.ts";
import { arraysOfNpz, MOST_BYTES, type NumpyArray } from "./npz.ts";

/** `evaluations.npz` of Stable-Baselines3's EvalCallback: rewards and lengths of the episodes of each evaluation. */
export const sb3Evaluations: Reader = {
  id: "sb3-evaluations",
  title: "Stable-Baselines3 evaluations",
  files: ["evaluations.npz"],
  about: {
    recognisedBy: "the name `evaluations.npz` of a zip archive",
    reads: ["mean reward and length of each evaluation by time step"],
    leaves: ["single episodes: SB3 itself logs their mean", "archives above 64 MiB"],
    provenBy: "Stable-Baselines3's EvalCallback",
  },
  sniff: (file, head) =>
    baseOf(file.name) === "evaluations.npz" && head[0] === 0x50 && head[1] === 0x4b ? 0.95 : 0,
  read: (files) => readEach("sb3-evaluations", files, readEvaluations),
};

async function* readEvaluations(file: SourceFile): AsyncGenerator<RunPart> {
  const arrays = await arraysOf(file);
  const steps = arrays.get("timesteps");
  const results = arrays.get("results");
  if (!steps || !results || steps.values.length === 0) {
    const found = [...arrays.keys()].join(", ");
    throw new ReadError(
      `Cannot read ${file.name}: arrays timesteps and results are expected, found ${found || "none"}`,
    );
  }
  const rows = steps.values.length;
  const index = identity(rows);
  const lengths = arrays.get("ep_lengths");
  const columns: TableColumn[] = [
    { name: "timesteps", index, values: steps.values },
    { name: "eval/mean_reward", index, values: means(results, rows) },
    ...(lengths ? [{ name: "eval/mean_ep_length", index, values: means(lengths, rows) }] : []),
  ];
  yield* partsOfTable(
    { file: file.name, columns, words: [], rows: index, rowUnit: "record", notices: [] },
    { reader: "sb3-evaluations", axes: { step: "timesteps" }, gave: "evaluations" },
  );
}

async function arraysOf(file: SourceFile): Promise<ReadonlyMap<string, NumpyArray>> {
  if (file.size > MOST_BYTES) {
    throw new ReadError(
      `Cannot read ${file.name}: ${file.size} bytes, evaluations have ${MOST_BYTES} at most`,
    );
  }
  try {
    return arraysOfNpz(await file.slice(0, file.size));
  } catch (cause) {
    if (cause instanceof ReadError) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ReadError(`Cannot read ${file.name}: no archive of NumPy arrays, ${why}`, { cause });
  }
}

/** The mean over the episodes of an evaluation, as SB3 itself logs it. */
function means({ values }: NumpyArray, rows: number): Float64Array {
  const episodes = values.length / rows;
  return Float64Array.from({ length: rows }, (_, row) => {
    const own = values.subarray(row * episodes, (row + 1) * episodes);
    return own.reduce((sum, value) => sum + value, 0) / own.length;
  });
}
