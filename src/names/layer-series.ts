import type { LayerMatrix, LayerStatistic, LayerTable } from "../model/artifacts.ts";

/** What a series of one layer measures. */
export interface LayerName {
  readonly layer: string;
  readonly statistic: LayerStatistic;
}

/** Values of one layer's statistic at the steps at which they were logged. */
export interface LayerValues extends LayerName {
  readonly steps: ArrayLike<number>;
  readonly values: ArrayLike<number>;
}

/**
 * Finds the series that are statistics of single layers: `layers/<layer>/grad_norm`, `grad_norm/<layer>`, Lightning's
 * `grad_2.0_norm/<parameter>`. One name alone may mean anything (`grad_norm/generator`), so a statistic counts only
 * where at least two layers have it, or where the name says `layers/`.
 */
export function findLayerNames(names: Iterable<string>): Map<string, LayerName> {
  const found = new Map<string, LayerName>();
  const unsure = new Map<LayerStatistic, Map<string, LayerName>>();
  for (const name of names) {
    const certain = matchLayersFolder(name);
    if (certain) {
      found.set(name, certain);
      continue;
    }
    const likely = matchStatisticFolder(name);
    if (!likely) continue;
    const group = unsure.get(likely.statistic) ?? new Map<string, LayerName>();
    unsure.set(likely.statistic, group.set(name, likely));
  }
  for (const group of unsure.values()) {
    if (group.size < 2 && found.size === 0 && unsure.size < 2) continue;
    for (const [name, layerName] of group) found.set(name, layerName);
  }
  return found;
}

/** One table of all layers' values, records in order of step; a step logged twice keeps its last value. */
export function buildLayerTable(file: string, series: readonly LayerValues[]): LayerTable | null {
  if (series.length === 0) return null;
  const layers = [...new Set(series.map((one) => one.layer))];
  const steps = Float64Array.from(new Set(series.flatMap((one) => Array.from(one.steps)))).sort();
  const recordOf = new Map(Array.from(steps, (step, record) => [step, record]));
  const layerOf = new Map(layers.map((layer, i) => [layer, i]));
  const statistics: Partial<Record<LayerStatistic, LayerMatrix>> = {};
  for (const one of series) {
    const matrix = statistics[one.statistic] ?? emptyMatrix(steps.length * layers.length);
    statistics[one.statistic] = matrix;
    const column = layerOf.get(one.layer) ?? 0;
    for (let i = 0; i < one.steps.length; i++) {
      const cell = (recordOf.get(one.steps[i] ?? 0) ?? 0) * layers.length + column;
      matrix.values[cell] = one.values[i] ?? Number.NaN;
      matrix.logged[cell] = 1;
    }
  }
  return { file, layers, steps, statistics };
}

/** The words in which loggers name what LayerStatistic means. */
const STATISTICS: Readonly<Record<string, LayerStatistic>> = {
  grad_norm: "grad-norm",
  grad_norms: "grad-norm",
  gradient_norm: "grad-norm",
  gradient_norms: "grad-norm",
  weight_norm: "weight-norm",
  weight_norms: "weight-norm",
  param_norm: "weight-norm",
  update_ratio: "update-ratio",
  update_to_weight_ratio: "update-ratio",
  zero_fraction: "zero-fraction",
  dead_units: "dead-units",
  saturated: "saturated",
};

/** What follows `grad_norm/` where the norm is of the whole model, or of a network with a role of its own. */
const NO_LAYER =
  /^(total|global|all|overall|mean|max|min|median|norm|(un|pre|post|before|after)?_?clip(ped|ping)?|step|epoch|train(ing)?|val(idation)?|eval|test|generator|discriminator|g|d|gen|disc|actor|critic|policy|value)$/i;

function matchLayersFolder(name: string): LayerName | null {
  const match = /^(?:.*[/.])?layers?[/.](.+)[/.]([a-z_]+)$/.exec(name);
  const statistic = STATISTICS[match?.[2] ?? ""];
  return match && statistic ? { layer: match[1] ?? "", statistic } : null;
}

function matchStatisticFolder(name: string): LayerName | null {
  const match = /^(?:(?:train|training|model|debug|diagnostics)\/)?([a-z0-9_.]+)\/(.+)$/.exec(name);
  const [, word = "", layer = ""] = match ?? [];
  const statistic = /^grad_(2|2\.0)_norm$/.test(word) ? "grad-norm" : STATISTICS[word];
  return statistic && !NO_LAYER.test(layer) ? { layer, statistic } : null;
}

function emptyMatrix(size: number): LayerMatrix {
  return { values: new Float64Array(size).fill(Number.NaN), logged: new Uint8Array(size) };
}
