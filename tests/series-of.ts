import type { MetricRole, Split } from "../src/model/metric-role.ts";
import type { Cadence, Series } from "../src/model/series.ts";

interface SeriesOptions {
  readonly role?: MetricRole;
  readonly split?: Split | null;
  readonly cadence?: Cadence;
  /** Step of each value; 0, 1, 2 … where left out. */
  readonly steps?: readonly number[];
  /** Epoch of each value; not logged where left out. */
  readonly epochs?: readonly number[];
}

/** A series made of plain numbers, as a reader would yield it. */
export function seriesOf(values: readonly number[], options: SeriesOptions = {}): Series {
  const { role = "loss", split = null, cadence = "epoch" } = options;
  const step = Float64Array.from(options.steps ?? values.map((_, i) => i));
  return {
    id: `${split ?? "run"}/${role}/${cadence}`,
    sourceName: split ? `${split}_${role}` : role,
    role,
    split,
    cadence,
    axes: {
      stepUnit: "step",
      step,
      epoch: options.epochs ? Float64Array.from(options.epochs) : null,
      time: null,
      row: Int32Array.from(values, (_, i) => i + 2),
      rowUnit: "line",
    },
    index: Int32Array.from(values, (_, i) => i),
    values: Float64Array.from(values),
    unit: null,
    file: "metrics.csv",
  };
}
