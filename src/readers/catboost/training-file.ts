import { ReadError } from "../../model/errors.ts";
import type { Split } from "../../model/metric-role.ts";
import type { RunPart } from "../../model/run.ts";
import type { SourceFile } from "../../model/source.ts";
import { folderOf } from "../../names/file-path.ts";
import { metricFacts } from "../boosting/evaluation-sets.ts";
import { readDocument } from "../json/read-document.ts";
import { isArray, isObject, type Json, type JsonObject } from "../json/tolerant-json.ts";
import { RecordTable } from "../tables/record-table.ts";
import { partsOfTable } from "../tables/table-parts.ts";

/** Reads `catboost_training.json`; of a killed training the closing brackets are missing, which costs nothing. */
export async function* readTraining(file: SourceFile): AsyncGenerator<RunPart> {
  const document = await readDocument(file);
  const meta = isObject(document.value) ? document.value["meta"] : undefined;
  const iterations = isObject(document.value) ? document.value["iterations"] : undefined;
  if (!isObject(meta) || !isArray(iterations)) {
    throw new ReadError(`Cannot read ${file.name}: keys meta and iterations of CatBoost are expected`);
  }
  const sets = setsOf(meta);
  const table = new RecordTable(file.name, "record");
  for (const [i, iteration] of iterations.entries()) {
    if (isObject(iteration)) table.add(recordOf(iteration, sets), i);
  }
  const splits = new Map(sets.flatMap(({ names, split }) => names.map((name) => [name, split] as const)));
  const group = folderOf(file.name);
  yield* partsOfTable(table.table(document.notices), {
    reader: "catboost",
    axes: { step: "iteration" },
    facts: ({ name }) => ({
      ...metricFacts(name.slice(name.indexOf("/") + 1)),
      split: splits.get(name) ?? "validation",
    }),
    gave: "evaluations by iteration",
  });
  const planned = meta["iteration_count"];
  const facts = typeof planned === "number" ? { plannedSteps: planned } : {};
  yield { group, reader: "catboost", kind: "facts", facts: { ...facts, task: "gradient boosting" } };
}

interface EvaluationSet {
  readonly key: string;
  readonly split: Split;
  /** Names of the series, in the order of the values. */
  readonly names: readonly string[];
}

/** Values stand in the order of the metrics in `meta`. Sets called test are those that early stopping watches. */
function setsOf(meta: JsonObject): EvaluationSet[] {
  const sets = (kind: "learn" | "test", split: Split): EvaluationSet[] => {
    const metrics = listOf(meta[`${kind}_metrics`]).map((metric) =>
      isObject(metric) ? String(metric["name"]) : "",
    );
    return listOf(meta[`${kind}_sets`]).map((key) => ({
      key: String(key),
      split,
      names: metrics.map((metric) => `${String(key)}/${metric}`),
    }));
  };
  return [...sets("learn", "train"), ...sets("test", "validation")];
}

function recordOf(iteration: JsonObject, sets: readonly EvaluationSet[]): Record<string, Json> {
  const record: Record<string, Json> = { iteration: iteration["iteration"] ?? null };
  for (const { key, names } of sets) {
    listOf(iteration[key]).forEach((value, i) => {
      record[names[i] ?? `${key}/${i}`] = value;
    });
  }
  return record;
}

function listOf(value: Json | undefined): readonly Json[] {
  return isArray(value) ? value : [];
}
