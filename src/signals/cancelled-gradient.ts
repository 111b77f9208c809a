import type { LayerTable, ModelSummary } from "../model/artifacts.ts";
import { type LayerCourse, layerCourses } from "./layer-courses.ts";

/** How small the gradient of all layers but one was at the first record, and whether it came back. */
export interface CancelledGradient {
  /** Second largest over largest gradient norm of a layer at the first record. */
  readonly first: number;
  /** The most it reached within the next records. */
  readonly later: number;
  /** Whether only rounding was left at first, and an ordinary gradient came soon after. */
  readonly cancelled: boolean;
}

/**
 * Single precision keeps seven digits, so a sum that comes to a millionth of its terms has cancelled; no single layer
 * fades by as much. Exactly 0 is not rounding: weights of 0, dead units and frozen layers give that.
 */
export const ROUNDING = 1e-6;

/** One step makes the weights of a head unlike each other; layers that are saturated or deep stay as they were. */
export const COME_BACK = 1e-3;

/** Records in which the gradient comes back, or not at all. */
const WITHIN = 5;

/** Null where two layers' gradient norms are not logged at the first record. */
export function cancelledGradient(
  table: LayerTable,
  model: ModelSummary | undefined,
): CancelledGradient | null {
  const { weights } = layerCourses(table, model);
  const first = ratioAt(weights, 0);
  if (first === null) return null;
  const later = Math.max(0, ...Array.from({ length: WITHIN }, (_, i) => ratioAt(weights, i + 1) ?? 0));
  return { first, later, cancelled: first > 0 && first < ROUNDING && later > COME_BACK };
}

/** Second largest over largest gradient norm of a record; null where one is not logged or all are 0. */
function ratioAt(layers: readonly LayerCourse[], record: number): number | null {
  const norms = layers.map((layer) => layer.gradientNorm[record] ?? Number.NaN).toSorted((a, b) => b - a);
  const [largest, second] = norms;
  if (!norms.every(Number.isFinite) || second === undefined || !(largest !== undefined && largest > 0))
    return null;
  return second / largest;
}
