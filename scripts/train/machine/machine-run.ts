import type { Made } from "../made.ts";
import type { MetricRow } from "../record.ts";
import { type Kept, runFiles } from "../run-files.ts";
import type { Settings, Training } from "../settings.ts";
import { rowsAt } from "../step-faults.ts";
import { type TrainedRun, train } from "../train.ts";
import { OutOfDeviceMemory } from "./allocator.ts";
import { Clock, type Speed } from "./clock.ts";
import { DeviceMemory, type MemoryUse } from "./memory.ts";

/** The machine under a training. */
export interface Machine {
  readonly memory?: MemoryUse;
  readonly speed?: Speed;
  /** Write a line where one rank takes this many times as long as the median rank, at most once in fifty steps. */
  readonly reportsSlowRank?: number;
  /** Versions that the program was meant to run with, written as requirements.txt. */
  readonly pins?: Readonly<Record<string, string>>;
  /** Lines that the log holds at a step: versions, messages of the driver. */
  readonly lines?: readonly { readonly step: number; readonly text: string }[];
}

/** A training that is really done, on a machine that is modelled: its memory by an allocator, its time by a clock. */
export function onMachine(training: Training, machine: Machine): Made {
  const { files = ["config", "log"], ...settings } = training;
  const kept: Kept = { files, digits: 5, fraction: 3 };
  return {
    settings: { training, machine },
    modelled:
      "The optimisation is real. The machine is a deterministic model of one: an allocator that counts the bytes of the tensors that this training holds, and a clock that counts its multiply-adds and its loader's work; log lines have the form that the real tools print.",
    make: () => {
      const made = runFiles(settings, runOn(train(settings), machine, settings), kept);
      const pins = Object.entries(machine.pins ?? {}).map(([name, version]) => `${name}==${version}\n`);
      return pins.length === 0 ? made : new Map(made).set("requirements.txt", pins.join(""));
    },
  };
}

function runOn(run: TrainedRun, machine: Machine, settings: Settings): TrainedRun {
  const session = new Session(run, machine, settings);
  const metrics: MetricRow[] = [];
  for (const row of run.metrics) {
    const added = session.add(row);
    if (added === null) break;
    metrics.push({ ...row, ...added });
  }
  return { ...run, metrics, log: session.finish() };
}

/** Goes through the rows of a training, and stops where the machine does. */
class Session {
  readonly #run: TrainedRun;
  readonly #machine: Machine;
  readonly #settings: Settings;
  readonly #memory: DeviceMemory | null;
  readonly #clock: Clock | null;
  readonly #log: string[] = [];
  #lastReport = Number.NEGATIVE_INFINITY;
  #epochs = 0;

  constructor(run: TrainedRun, machine: Machine, settings: Settings) {
    this.#run = run;
    this.#machine = machine;
    this.#settings = settings;
    this.#memory = machine.memory ? new DeviceMemory(machine.memory, run) : null;
    this.#clock = machine.speed ? new Clock(machine.speed, run) : null;
    this.#log.push(run.log[0] ?? "");
  }

  /** What the machine measures beside a row; null where it ends the run. */
  add(row: MetricRow): MetricRow | null {
    try {
      return row["val/loss"] === undefined ? this.#step(row["step"] ?? 0) : this.#evaluation();
    } catch (error) {
      if (!(error instanceof OutOfDeviceMemory)) throw error;
      this.#log.push("Traceback (most recent call last):", '  File "train.py", line 88, in <module>');
      this.#log.push(`torch.cuda.OutOfMemoryError: ${error.message}`);
      return null;
    }
  }

  finish(): readonly string[] {
    return this.#log;
  }

  #step(step: number): MetricRow {
    for (const line of this.#machine.lines ?? []) if (line.step === step) this.#log.push(line.text);
    const rows = rowsAt(this.#settings, { step, epoch: 0 });
    this.#memory?.train(rows);
    const seconds = this.#clock?.step(step, rows);
    if (seconds) this.#reportSlowRank(step, seconds.ranks);
    return {
      ...(seconds && { data_time: seconds.data, step_time: seconds.step }),
      ...(this.#memory && { gpu_mem_mb: this.#memory.allocator.allocated / 1e6 }),
    };
  }

  #evaluation(): MetricRow {
    this.#memory?.evaluate(this.#run.data.val.ids.length, this.#settings.batchSize);
    this.#epochs++;
    const line = this.#run.log.find((text) => text.startsWith(`epoch ${this.#epochs}/`));
    if (line !== undefined) this.#log.push(line);
    return {};
  }

  #reportSlowRank(step: number, ranks: readonly number[]): void {
    const limit = this.#machine.reportsSlowRank;
    const median = [...ranks].sort((a, b) => a - b)[Math.floor(ranks.length / 2)] ?? 0;
    const slowest = ranks.indexOf(Math.max(...ranks));
    const seconds = ranks[slowest] ?? 0;
    if (limit === undefined || seconds < limit * median || step < this.#lastReport + 50) return;
    this.#lastReport = step;
    this.#log.push(
      `step ${step}: rank ${slowest} is slower than the others, ${seconds.toFixed(4)} s without communication, median ${median.toFixed(4)} s`,
    );
  }
}
