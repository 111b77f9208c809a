import type { LayerStatistic, LayerTable, ModelSummary } from "../src/model/artifacts.ts";

/** Statistics by layer, one array of records a layer and statistic; NaN is logged, undefined is not. */
export function layersOf(
  layers: Readonly<Record<string, Readonly<Partial<Record<LayerStatistic, readonly number[]>>>>>,
): LayerTable {
  const names = Object.keys(layers);
  const records = Math.max(
    ...Object.values(layers).flatMap((one) => Object.values(one).map((v) => v.length)),
  );
  const statistics: Partial<Record<LayerStatistic, { values: Float64Array; logged: Uint8Array }>> = {};
  names.forEach((name, column) => {
    for (const [statistic, values] of Object.entries(layers[name] ?? {})) {
      const matrix = statistics[statistic as LayerStatistic] ?? {
        values: new Float64Array(names.length * records),
        logged: new Uint8Array(names.length * records),
      };
      statistics[statistic as LayerStatistic] = matrix;
      values.forEach((value, record) => {
        matrix.values[record * names.length + column] = value;
        matrix.logged[record * names.length + column] = 1;
      });
    }
  });
  return {
    file: "layers.csv",
    layers: names,
    steps: Float64Array.from({ length: records }, (_, i) => 10 * i),
    statistics,
  };
}

/** A model of layers by [name, type, parameters, shape of the weight]. */
export function modelOf(
  ...layers: readonly (readonly [name: string, type: string, params?: number, shape?: readonly number[]])[]
): ModelSummary {
  return {
    file: "model.json",
    layers: layers.map(([name, type, params = 0, shape]) => ({
      name,
      type,
      params,
      trainable: params,
      shapes: shape ? [shape] : [],
    })),
  };
}
