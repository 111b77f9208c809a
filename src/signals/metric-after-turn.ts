import { METRIC_ROLES } from "../model/metric-role.ts";
import { type Series, stepAt } from "../model/series.ts";
import { definePairSignal } from "../model/signal.ts";
import { finiteOf } from "../stats/finite-of.ts";
import { medianInPlace, medianOf } from "../stats/median-of.ts";
import { bestEvaluation } from "./best-evaluation.ts";

/** What a task metric did from the lowest validation loss to the end; gains count upwards whatever its direction. */
export interface MetricAfterTurn {
  /** Median over the evaluation at the lowest loss and its neighbours. */
  readonly then: number;
  /** Median of the last quarter after the turn, at least three evaluations where there are as many. */
  readonly end: number;
  /** End − then, positive = better. */
  readonly gain: number;
  /** Typical jump between neighbouring evaluations after the turn. */
  readonly noise: number;
  readonly turnStep: number;
  readonly lastStep: number;
}

/** Null where the metric's direction is unknown or fewer than four of its evaluations follow the turn. */
export const metricAfterTurn = definePairSignal((loss: Series, metric: Series): MetricAfterTurn | null => {
  const turn = bestEvaluation(loss);
  const { better } = METRIC_ROLES[metric.role];
  if (!turn || (better !== "higher" && better !== "lower")) return null;
  const first = metric.values.findIndex(
    (value, i) => Number.isFinite(value) && stepAt(metric, i) >= turn.step,
  );
  if (first < 0) return null;
  const values = finiteOf(metric.values);
  const after = finiteOf(metric.values.subarray(first));
  const from = values.length - after.length;
  if (after.length < 4) return null;
  const then = medianOf(values.slice(Math.max(0, from - 1), from + 2));
  const end = medianOf(after.slice(-Math.max(3, Math.floor(after.length / 4))));
  return {
    then,
    end,
    gain: better === "higher" ? end - then : then - end,
    noise: medianInPlace(jumpsOf(after)),
    turnStep: turn.step,
    lastStep: stepAt(metric, metric.values.findLastIndex(Number.isFinite)),
  };
});

/** From each value to the next, whichever way. */
function jumpsOf(values: Float64Array): Float64Array {
  const jumps = new Float64Array(values.length - 1);
  for (let i = 0; i < jumps.length; i++) jumps[i] = Math.abs((values[i + 1] ?? 0) - (values[i] ?? 0));
  return jumps;
}
