/** What a moment of a step was spent on; where several are under way the first of these counts. */
export const ACTIVITIES = [
  "kernel",
  "communication",
  "memcpy",
  "memset",
  "runtime",
  "data loading",
  "cpu",
] as const;

export type Activity = (typeof ACTIVITIES)[number];

/** One profiled step, in microseconds from the trace's base. */
export interface ProfilerStep {
  /** As the profiler counts; null where the trace marks no step. */
  readonly number: number | null;
  readonly start: number;
  readonly end: number;
  /** 0-based place in the list of events. */
  readonly event: number;
}

/** 16 bytes each: 256 MB at most, whatever the size of the trace. */
const MOST_INTERVALS = 16_000_000;

/** Collects what was under way when, from the events of a trace. */
export class TraceIntervals {
  /** Events seen, of any kind. */
  seen = 0;
  damaged = 0;
  dropped = 0;
  kept = 0;
  readonly #steps: ProfilerStep[] = [];
  readonly #lists = new Map<Activity, IntervalList>(ACTIVITIES.map((one) => [one, new IntervalList()]));
  #start = Number.POSITIVE_INFINITY;
  #end = Number.NEGATIVE_INFINITY;

  add(text: string): void {
    const event = parseEvent(text);
    this.seen += 1;
    if (event === null) {
      this.damaged += 1;
      return;
    }
    const { ph, cat, name, ts, dur } = event;
    if (ph !== "X" || !Number.isFinite(ts) || !(dur >= 0)) return;
    const end = ts + dur;
    const step = /^ProfilerStep#(\d+)/.exec(name)?.[1];
    if (step !== undefined) {
      if (cat !== "gpu_user_annotation") {
        this.#steps.push({ number: Number(step), start: ts, end, event: this.seen - 1 });
      }
      return;
    }
    const activity = activityOf(cat, name);
    if (activity === null) return;
    this.#start = Math.min(this.#start, ts);
    this.#end = Math.max(this.#end, end);
    if (this.kept >= MOST_INTERVALS) this.dropped += 1;
    else if (this.#lists.get(activity)?.push({ start: ts, end, lane: event.lane })) this.kept += 1;
  }

  get hasSteps(): boolean {
    return this.#steps.length > 0;
  }

  /** Steps in order of time; the whole trace where it marks none; none where it has no duration. */
  steps(): ProfilerStep[] {
    if (this.#steps.length > 0) return [...this.#steps].sort((a, b) => a.start - b.start);
    const whole = { number: null, start: this.#start, end: this.#end, event: 0 };
    return this.#end > this.#start ? [whole] : [];
  }

  /** Starts and ends by turns, as they came. */
  of(activity: Activity): Float64Array {
    return this.#lists.get(activity)?.values() ?? new Float64Array(0);
  }
}

/** Intervals, growing; one that lies within the last of its thread is part of it (operators call operators). */
class IntervalList {
  #values = new Float64Array(64);
  #length = 0;
  readonly #lastOfLane = new Map<string, number>();

  /** True where room was taken. */
  push(one: { readonly start: number; readonly end: number; readonly lane: string }): boolean {
    const last = this.#lastOfLane.get(one.lane);
    const [start = 0, end = -1] = last === undefined ? [] : this.#values.subarray(last, last + 2);
    if (last !== undefined && one.start >= start && one.start <= end) {
      this.#values[last + 1] = Math.max(end, one.end);
      return false;
    }
    if (this.#length === this.#values.length) {
      const values = new Float64Array(this.#values.length * 2);
      values.set(this.#values);
      this.#values = values;
    }
    this.#values[this.#length] = one.start;
    this.#values[this.#length + 1] = one.end;
    this.#lastOfLane.set(one.lane, this.#length);
    this.#length += 2;
    return true;
  }

  values(): Float64Array {
    return this.#values.subarray(0, this.#length);
  }
}

/** Names of the loaders: torch's own annotation, and Lightning's. */
const DATA_LOADING = /^enumerate\(DataLoader\)#|dataloader_next|^dataloader$/i;

function activityOf(cat: string, name: string): Activity | null {
  switch (cat) {
    case "kernel":
    case "Kernel":
      return /^nccl/i.test(name) ? "communication" : "kernel";
    case "gpu_memcpy":
    case "Memcpy":
      return "memcpy";
    case "gpu_memset":
    case "Memset":
      return "memset";
    case "cuda_runtime":
    case "cuda_driver":
    case "Runtime":
      return "runtime";
    case "user_annotation":
    case "cpu_op":
    case "Operator":
      if (DATA_LOADING.test(name)) return "data loading";
      // A stretch that somebody named is no work by itself.
      return cat === "user_annotation" ? null : "cpu";
    case "python_function":
      return null;
    default:
      return null;
  }
}

interface TraceEvent {
  readonly ph: string;
  readonly cat: string;
  readonly name: string;
  readonly ts: number;
  readonly dur: number;
  readonly lane: string;
}

function parseEvent(text: string): TraceEvent | null {
  try {
    const raw = JSON.parse(text) as Readonly<Record<string, unknown>>;
    return {
      ph: String(raw["ph"] ?? ""),
      cat: String(raw["cat"] ?? ""),
      name: String(raw["name"] ?? ""),
      ts: Number(raw["ts"] ?? Number.NaN),
      dur: Number(raw["dur"] ?? Number.NaN),
      lane: `${String(raw["pid"])} ${String(raw["tid"])}`,
    };
  } catch {
    return looseEvent(text);
  }
}

/** Names may hold escapes that JSON does not know (`\(`, `\x`): then only the fields that matter are looked for. */
function looseEvent(text: string): TraceEvent | null {
  const field = (name: string): string => {
    const found = new RegExp(`"${name}"\\s*:\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([-+\\d.eE]+))`).exec(text);
    return found?.[1] ?? found?.[2] ?? "";
  };
  const ph = field("ph");
  if (ph === "") return null;
  const number = (name: string): number => (field(name) === "" ? Number.NaN : Number(field(name)));
  const lane = `${field("pid")} ${field("tid")}`;
  return { ph, cat: field("cat"), name: field("name"), ts: number("ts"), dur: number("dur"), lane };
}
