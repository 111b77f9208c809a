import type { ModelLayer, ModelSummary } from "../model/artifacts.ts";
import type { Config } from "../model/config.ts";
import type { SourcePosition } from "../model/position.ts";

/** Units of the hidden layers, input first, and where they are said. */
export interface HiddenWidths {
  readonly values: readonly number[];
  readonly at: SourcePosition;
}

/** From the model file where there is one, else from the configuration; null where neither says it. */
export function hiddenWidths(
  model: ModelSummary | undefined,
  config: Config | undefined,
): HiddenWidths | null {
  const layers = (model?.layers ?? []).filter(isWeightLayer);
  const widths = layers.slice(0, -1).map(outputsOf);
  if (model && widths.length > 0 && widths.every((width) => width > 0))
    return { values: widths, at: { file: model.file } };
  const declared = config?.known["hidden-widths"];
  if (declared && declared.value.length > 0 && declared.value.every((width) => width > 0))
    return { values: declared.value, at: declared.at };
  return null;
}

/** Layers that mix their inputs: linear, convolutional, recurrent, attention; not embeddings or normalisation. */
export function isWeightLayer(layer: ModelLayer): boolean {
  const matrix = layer.shapes.some((shape) => shape.length >= 2);
  return matrix && !/norm|embedding/i.test(layer.type);
}

/** Units that leave the layer; a recurrent or attention matrix stacks several gates of that many. */
function outputsOf(layer: ModelLayer): number {
  const shape = layer.shapes.find((sides) => sides.length >= 2) ?? [];
  const rows = shape[0] ?? 0;
  if (/lstm/i.test(layer.type)) return rows / 4;
  if (/gru|attention/i.test(layer.type)) return rows / 3;
  return rows;
}
