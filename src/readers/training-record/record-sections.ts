import type { LayerTable, ModelLayer, ModelSummary } from "../../model/artifacts.ts";
import type { ConfigEntry, ConfigValue } from "../../model/config.ts";
import type { RunFacts } from "../../model/run.ts";
import { buildLayerTable, type LayerValues } from "../../names/layer-series.ts";
import { LAYER_LISTS, numbersIn } from "./record-lists.ts";

/** Sections that hold what was measured or what happened; all else was set. */
const MEASURED = /^(?:metrics|gradients|time|timing|resources|events|checkpoints|epochs?|steps?)(?:\.|$)/;

/** The settings: metadata, hyperparameters, architecture and whatever a record holds besides its measurements. */
export function settingsOf(entries: readonly ConfigEntry[]): ConfigEntry[] {
  return entries.filter(
    ({ key }) => !MEASURED.test(key) && key !== "architecture.layers" && !/^\$schema$/.test(key),
  );
}

const STATUS: Readonly<Record<string, RunFacts["status"]>> = {
  finished: "finished",
  completed: "finished",
  complete: "finished",
  done: "finished",
  success: "finished",
  failed: "failed",
  crashed: "failed",
  error: "failed",
  diverged: "failed",
  killed: "killed",
  interrupted: "killed",
  stopped: "killed",
  running: "running",
};

/** What a record states of the run itself. */
export function factsOf(entries: readonly ConfigEntry[]): RunFacts {
  const find = (keys: RegExp): ConfigValue | undefined => entries.find(({ key }) => keys.test(key))?.value;
  const number = (keys: RegExp): number | null => {
    const value = find(keys);
    return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : null;
  };
  const status = STATUS[String(find(/^metadata\.(?:status|state)$/) ?? "").toLowerCase()];
  const task = find(/^metadata\.task$/);
  const facts = {
    parameters: number(/^architecture\.(?:total_)?(?:param(?:eter)?s|num_param(?:eter)?s)$/),
    trainExamples: number(/^(?:metadata|dataset)\.(?:train_(?:samples|examples|size)|num_train)$/),
    validationExamples: number(
      /^(?:metadata|dataset)\.(?:val(?:idation)?_(?:samples|examples|size)|num_val)$/,
    ),
    stepsPerEpoch: number(/^(?:metadata|hyperparameters)\.steps_per_epoch$/),
  };
  return {
    ...Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null)),
    ...(typeof task === "string" ? { task } : {}),
    ...(status === undefined ? {} : { status }),
  };
}

/** The layers of `architecture.layers`, where each has a name and a count of parameters. */
export function modelOf(file: string, entries: readonly ConfigEntry[]): ModelSummary | null {
  const list = entries.find(({ key }) => key === "architecture.layers")?.value;
  if (!Array.isArray(list) || list.length === 0) return null;
  const layers = list.flatMap((item: ConfigValue) => layerOf(item));
  return layers.length === list.length ? { file, layers } : null;
}

function layerOf(item: ConfigValue): ModelLayer[] {
  if (typeof item !== "object" || item === null || Array.isArray(item)) return [];
  const { name, type, ...rest } = item as { readonly [key: string]: ConfigValue };
  const params = rest["params"] ?? rest["parameters"];
  if (typeof name !== "string" || typeof params !== "number") return [];
  const frozen = rest["trainable"] === false ? 0 : params;
  return [
    {
      name,
      type: typeof type === "string" ? type : "",
      params,
      trainable: typeof rest["trainable"] === "number" ? rest["trainable"] : frozen,
      shapes: [],
    },
  ];
}

/** Norms of the gradient by layer, one value an epoch as everything else in a record. */
export function layersOf(file: string, entries: readonly ConfigEntry[]): LayerTable | null {
  const epochs = entries.find(({ key }) => /^(?:metrics\.)?epochs?$/.test(key));
  const axis = epochs === undefined ? null : numbersIn(epochs.value);
  const series = entries.flatMap(({ key, value }): LayerValues[] => {
    const values = LAYER_LISTS.test(key) ? numbersIn(value) : null;
    if (values === null) return [];
    const rows = values.flatMap((number, i) => (number === null ? [] : [{ step: axis?.[i] ?? i, number }]));
    return [
      {
        layer: key.replace(LAYER_LISTS, ""),
        statistic: "grad-norm",
        steps: rows.map(({ step }) => step),
        values: rows.map(({ number }) => number),
      },
    ];
  });
  return buildLayerTable(file, series);
}
