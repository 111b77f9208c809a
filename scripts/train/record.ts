import { norm } from "./layer.ts";
import type { Passed } from "./model.ts";
import type { State } from "./train.ts";

/** One row of metrics.csv; an absent cell was not logged. */
export type MetricRow = Readonly<Record<string, number | undefined>>;

/** One row of layers.csv. */
export interface LayerRow {
  readonly step: number;
  readonly layer: string;
  readonly values: Readonly<Record<string, number>>;
}

/** Rows of layers.csv for one step: each weight layer's norms, then each activation layer's idle or saturated units. */
export function layerRows(
  state: State,
  step: { readonly gradients: readonly number[]; readonly updates: readonly number[] },
  before: { readonly weights: readonly number[]; readonly passes: readonly Passed[] },
): LayerRow[] {
  const rows: LayerRow[] = step.gradients.map((gradient, i) => {
    const weight = before.weights[i] ?? 0;
    return {
      step: state.step,
      layer: state.model.names?.[i] ?? `fc${i + 1}`,
      values: {
        grad_norm: gradient,
        weight_norm: weight,
        update_ratio: (step.updates[i] ?? 0) / (weight + 1e-12),
      },
    };
  });
  for (let depth = 1; depth <= (before.passes[0]?.hidden.length ?? 0); depth++)
    rows.push(...activationRow(state, before.passes, depth));
  return rows;
}

/** Each layer's gradient norm or weight norm. */
export function norms(state: State, of: "weights" | "weightGradient"): number[] {
  return state.model.layers.map((layer) => norm(layer[of]));
}

function activationRow(state: State, passes: readonly Passed[], depth: number): LayerRow[] {
  const { activation } = state.settings;
  const rows = passes.map(({ hidden }) => hidden[depth - 1] ?? new Float64Array());
  const width = rows[0]?.length ?? 0;
  const share = (test: (value: number) => boolean): number =>
    rows.reduce((sum, row) => sum + row.filter(test).length, 0) / (rows.length * width);
  const layer = `act${depth}`;
  if (activation === "none") return [];
  if (activation !== "relu") {
    const low = activation === "tanh" ? -0.99 : 0.01;
    return [
      { step: state.step, layer, values: { saturated: share((value) => value > 0.99 || value < low) } },
    ];
  }
  let dead = 0;
  for (let unit = 0; unit < width; unit++) if (rows.every((row) => row[unit] === 0)) dead++;
  const values = { zero_fraction: share((value) => value === 0), dead_units: dead / width };
  return [{ step: state.step, layer, values }];
}
