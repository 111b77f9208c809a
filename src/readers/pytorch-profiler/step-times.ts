import type { MetricRole } from "../../model/metric-role.ts";
import type { Series } from "../../model/series.ts";
import { ACTIVITIES, type Activity, type ProfilerStep, type TraceIntervals } from "./trace-intervals.ts";

/** Where the time of each step went; arrays share the index of `steps`. */
export interface StepTimes {
  readonly steps: readonly ProfilerStep[];
  readonly series: readonly {
    readonly name: string;
    readonly role: MetricRole;
    readonly unit: Series["unit"];
    readonly values: Float64Array;
  }[];
}

/**
 * Each moment of a step goes to one activity: a kernel before communication, copies, calls of the driver, loading of data
 * and operators on the CPU, in the order in which PyTorch's TensorBoard plugin breaks steps down
 * (kineto, tb_plugin/torch_tb_profiler/profiler/overall_parser.py); what is left is idle, or was not
 * traced. Seconds.
 */
export function stepTimes(steps: readonly ProfilerStep[], intervals: TraceIntervals): StepTimes {
  const total = Float64Array.from(steps, (step) => (step.end - step.start) / 1e6);
  const found = new Map<Activity, Float64Array>();
  let covered: Float64Array = new Float64Array(0);
  let before = new Float64Array(steps.length);
  for (const activity of ACTIVITIES) {
    const own = intervals.of(activity);
    if (own.length === 0) continue;
    covered = union(covered, own);
    const upTo = coverOf(covered, steps);
    const sofar = before;
    found.set(
      activity,
      upTo.map((value, i) => Math.max(0, value - (sofar[i] ?? 0))),
    );
    before = upTo;
  }
  const series: StepTimes["series"][number][] = [
    { name: "step time", role: "step-time", unit: "s", values: total },
  ];
  for (const [activity, values] of found) {
    const role: MetricRole = activity === "data loading" ? "data-time" : "other";
    series.push({ name: `${activity} time`, role, unit: "s", values });
  }
  const covers = before;
  const idle = total.map((value, i) => Math.max(0, value - (covers[i] ?? 0)));
  series.push({ name: "idle or untraced time", role: "other", unit: "s", values: idle });
  const busy = busyShare(total, found);
  if (busy !== null)
    series.push({ name: "GPU busy", role: "gpu-utilization", unit: "percent", values: busy });
  return { steps, series };
}

/** Share of the step in which a kernel ran, as nvidia-smi defines the use of a card; null where none ran in the trace. */
function busyShare(total: Float64Array, found: ReadonlyMap<Activity, Float64Array>): Float64Array | null {
  const kernel = found.get("kernel");
  const communication = found.get("communication");
  if (kernel === undefined && communication === undefined) return null;
  return total.map((value, i) =>
    value > 0 ? (100 * ((kernel?.[i] ?? 0) + (communication?.[i] ?? 0))) / value : 0,
  );
}

/** Starts and ends by turns of what either covers, sorted and without overlap. */
function union(a: Float64Array, b: Float64Array): Float64Array {
  const count = (a.length + b.length) / 2;
  const all = new Float64Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  const order = new Uint32Array(count).map((_, i) => i);
  order.sort((i, j) => (all[2 * i] ?? 0) - (all[2 * j] ?? 0));
  const merged = new Float64Array(all.length);
  let length = 0;
  for (const i of order) {
    const start = all[2 * i] ?? 0;
    const end = all[2 * i + 1] ?? 0;
    if (length > 0 && start <= (merged[length - 1] ?? 0)) {
      merged[length - 1] = Math.max(merged[length - 1] ?? 0, end);
    } else {
      merged[length] = start;
      merged[length + 1] = end;
      length += 2;
    }
  }
  return merged.slice(0, length);
}

/** Seconds of each step that are covered. */
function coverOf(covered: Float64Array, steps: readonly ProfilerStep[]): Float64Array<ArrayBuffer> {
  return Float64Array.from(steps, (step) => {
    let sum = 0;
    for (let i = firstEndingAfter(covered, step.start); i < covered.length; i += 2) {
      const start = covered[i] ?? 0;
      if (start >= step.end) break;
      sum += Math.min(step.end, covered[i + 1] ?? 0) - Math.max(step.start, start);
    }
    return sum / 1e6;
  });
}

/** Place of the first interval that ends after a moment. */
function firstEndingAfter(covered: Float64Array, moment: number): number {
  let [low, high] = [0, covered.length / 2];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((covered[2 * middle + 1] ?? 0) <= moment) low = middle + 1;
    else high = middle;
  }
  return 2 * low;
}
