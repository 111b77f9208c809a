import type { Reader } from "../../model/reader.ts";
import type { RunPart } from "../../model/run.ts";
import type { SourceFile } from "../../model/source.ts";
import { baseOf } from "../../names/file-path.ts";
import { isObject, parseJson } from "../json/tolerant-json.ts";
import { readEach } from "../read-each.ts";
import { sniffCsv } from "../tables/csv-dialect.ts";
import { type CsvTable, readCsvTable } from "../tables/csv-table.ts";
import { partsOfTable } from "../tables/table-parts.ts";

/** `monitor.csv` of Stable-Baselines and Gym: a comment with the start, then reward, length and time of each episode. */
export const sb3Monitor: Reader = {
  id: "sb3-monitor",
  title: "Stable-Baselines monitor",
  files: ["monitor.csv", "*.monitor.csv"],
  about: {
    recognisedBy: "columns `r,l,t`",
    reads: ["reward and length of each episode by steps of the environment, with times"],
    leaves: ["other columns of words"],
    traps: ["steps are the sum of the lengths; `t` counts from the start that the comment states"],
  },
  sniff: sniffMonitor,
  read: (files) => readEach("sb3-monitor", files, readMonitor),
};

function sniffMonitor(file: SourceFile, head: Uint8Array): number {
  const dialect = sniffCsv(head);
  if (dialect?.header.slice(0, 3).join() !== "r,l,t") return 0;
  const started = dialect.comments.some((comment) => comment.includes("t_start"));
  return started || baseOf(file.name).endsWith("monitor.csv") ? 0.95 : 0;
}

async function* readMonitor(file: SourceFile): AsyncGenerator<RunPart> {
  const table = await readCsvTable(file);
  const start = startOf(table);
  yield* partsOfTable(withSteps(table, start), {
    reader: "sb3-monitor",
    axes: { step: "steps" },
    gave: "episodes",
  });
}

/** Seconds since 1970 at which the environment was made; null where the comment does not say. */
function startOf(table: CsvTable): number | null {
  for (const comment of table.dialect.comments) {
    const { value } = parseJson(comment);
    if (isObject(value) && typeof value["t_start"] === "number") return value["t_start"];
  }
  return null;
}

/** Steps of the environment are the lengths of the episodes so far; `t` counts from the start. */
function withSteps(table: CsvTable, start: number | null): CsvTable {
  const columns = table.columns.map((column) => {
    if (column.name === "r") return { ...column, name: "episode_reward" };
    if (column.name === "l") return { ...column, name: "episode_length" };
    if (column.name !== "t" || start === null) return column;
    return { ...column, name: "timestamp", values: column.values.map((seconds) => seconds + start) };
  });
  const lengths = table.columns.find((column) => column.name === "l");
  if (!lengths) return { ...table, columns };
  let steps = 0;
  const counted = lengths.values.map((length) => {
    steps += length;
    return steps;
  });
  return { ...table, columns: [...columns, { name: "steps", index: lengths.index, values: counted }] };
}
