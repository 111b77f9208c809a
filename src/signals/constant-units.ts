import type { LayerTable, ModelSummary } from "../model/artifacts.ts";
import { layerCourses } from "./layer-courses.ts";

/** A layer whose units gave the same outputs for every example of the first recorded batch. */
export interface ConstantUnits {
  readonly layer: string;
  /** Share of its units that are 0, which is then also the share of dead ones. */
  readonly zero: number;
  readonly step: number;
}

/**
 * A layer whose units take no notice of the input at the first record, where no hidden layer gets any gradient: its
 * weights are 0, whatever its biases. Units that are 0 for some examples only would make the share of zeros larger
 * than that of dead units; a head that is 0 on purpose stops the gradient too, but leaves the units different.
 */
export function constantUnits(table: LayerTable, model: ModelSummary | undefined): ConstantUnits | null {
  const { weights, activations, steps } = layerCourses(table, model);
  const first = weights.map((layer) => layer.gradientNorm[0] ?? Number.NaN).filter(Number.isFinite);
  if (first.length < 2 || first.filter((norm) => norm === 0).length !== first.length - 1) return null;
  const found = activations.find((layer) => {
    const zero = layer.zeroFraction[0] ?? Number.NaN;
    return zero === layer.deadUnits[0] && zero > 0 && zero < 1;
  });
  if (!found) return null;
  return { layer: found.name, zero: found.zeroFraction[0] ?? Number.NaN, step: steps[0] ?? 0 };
}
