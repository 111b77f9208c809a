import type { LayerMatrix, LayerStatistic, LayerTable, ModelSummary } from "../model/artifacts.ts";
import { definePairSignal, defineSignal } from "../model/signal.ts";

/** One layer with its statistics by record; NaN where a value was not logged (or was NaN). */
export interface LayerCourse {
  readonly name: string;
  readonly gradientNorm: Float64Array;
  readonly weightNorm: Float64Array;
  readonly updateRatio: Float64Array;
  readonly zeroFraction: Float64Array;
  readonly deadUnits: Float64Array;
  readonly saturated: Float64Array;
  /** Shape of its largest weight, outputs first; null where no model file says it. */
  readonly shape: readonly number[] | null;
  readonly type: string | null;
}

export interface LayerCourses {
  /** Layers with weights, normalisation left out, input first where `ordered`. */
  readonly weights: readonly LayerCourse[];
  /** Layers of activations. */
  readonly activations: readonly LayerCourse[];
  /** Whether the order of `weights` is that of depth; names alone do not sort into it. */
  readonly ordered: boolean;
  readonly steps: Float64Array;
}

/** Layers by record; the model, where there is one, gives depth, shapes and which layers only normalise. */
export function layerCourses(table: LayerTable, model: ModelSummary | undefined): LayerCourses {
  return model ? withModel(table, model) : alone(table);
}

const alone = defineSignal((table: LayerTable): LayerCourses => coursesOf(table, null));
const withModel = definePairSignal((table: LayerTable, model: ModelSummary) => coursesOf(table, model));

/** Normalising layers by name, where no model file gives their type. */
const NORMALISING = /(^|[._/])(bn|ln|gn|norm|layer_?norm|batch_?norm|rms_?norm)[\d_a-z]*$/i;

function coursesOf(table: LayerTable, model: ModelSummary | null): LayerCourses {
  const known = new Map((model?.layers ?? []).map((layer, place) => [layer.name, { layer, place }]));
  const all = table.layers.map((name, column) => courseOf(table, column, known.get(name)?.layer ?? null));
  const weights = all.filter((layer) => layer.weightNorm.some(Number.isFinite) && !normalises(layer));
  const activations = all.filter(
    (layer) => layer.deadUnits.some(Number.isFinite) || layer.saturated.some(Number.isFinite),
  );
  const inModel = weights.length > 0 && weights.every(({ name }) => known.has(name));
  const placed = inModel
    ? weights.toSorted((a, b) => (known.get(a.name)?.place ?? 0) - (known.get(b.name)?.place ?? 0))
    : inNumberOrder(weights);
  return { weights: placed ?? weights, activations, ordered: placed !== null, steps: table.steps };
}

function courseOf(
  table: LayerTable,
  column: number,
  layer: ModelSummary["layers"][number] | null,
): LayerCourse {
  const of = (statistic: LayerStatistic) => columnOf(table, statistic, column);
  return {
    name: table.layers[column] ?? "",
    gradientNorm: of("grad-norm"),
    weightNorm: of("weight-norm"),
    updateRatio: of("update-ratio"),
    zeroFraction: of("zero-fraction"),
    deadUnits: of("dead-units"),
    saturated: of("saturated"),
    shape: layer ? (layer.shapes.toSorted((a, b) => sizeOf(b) - sizeOf(a))[0] ?? null) : null,
    type: layer?.type ?? null,
  };
}

function columnOf(table: LayerTable, statistic: LayerStatistic, column: number): Float64Array {
  const matrix: LayerMatrix | undefined = table.statistics[statistic];
  const width = table.layers.length;
  return Float64Array.from(table.steps, (_, record) => {
    const i = record * width + column;
    return matrix && matrix.logged[i] === 1 ? (matrix.values[i] ?? Number.NaN) : Number.NaN;
  });
}

function normalises(layer: LayerCourse): boolean {
  if (layer.type !== null) return /norm/i.test(layer.type) || layer.shape?.length === 1;
  return NORMALISING.test(layer.name);
}

/** Layers whose names differ in one number only ("net.0", "net.2") are in the order of that number; else null. */
function inNumberOrder(layers: readonly LayerCourse[]): LayerCourse[] | null {
  const frames = new Set(layers.map(({ name }) => name.replace(/\d+/, "#")));
  if (layers.length < 2 || frames.size !== 1 || ![...frames][0]?.includes("#")) return null;
  const place = (layer: LayerCourse) => Number(/\d+/.exec(layer.name)?.[0] ?? 0);
  return layers.toSorted((a, b) => place(a) - place(b));
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, side) => product * side, 1);
}
