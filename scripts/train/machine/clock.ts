import { normal, seededRandom } from "../random.ts";
import type { TrainedRun } from "../train.ts";

/** How fast the machine computes and loads. */
export interface Speed {
  /** Multiply-adds a second of one rank. */
  readonly flops: number;
  /** Seconds of every step apart from its arithmetic: launching, optimizer, logging. */
  readonly overhead: number;
  /** Seconds that one worker needs to load and decode a row. */
  readonly rowSeconds: number;
  readonly workers: number;
  /** Relative scatter of each of these times. */
  readonly scatter: number;
  /** Ranks that share each batch; every step ends when the slowest has. */
  readonly ranks: number;
  /** One rank computes slower by this factor from a step on. */
  readonly slow?: { readonly rank: number; readonly from: number; readonly factor: number };
  /** All ranks do: another version of a library, with other kernels. */
  readonly slowFrom?: { readonly step: number; readonly factor: number };
  readonly seed: number;
}

/** A device and four loader workers that keep ahead of it: what the scenarios of slow machines start from. */
export const STEADY: Omit<Speed, "ranks" | "seed"> = {
  flops: 2e7,
  overhead: 0.004,
  rowSeconds: 0.0001,
  workers: 4,
  scatter: 0.05,
};

/** Seconds of one step. */
export interface StepSeconds {
  /** Waiting for the batch. */
  readonly data: number;
  /** Computing on each rank. */
  readonly ranks: readonly number[];
  /** Both, until the slowest rank is done. */
  readonly step: number;
}

/** Runs the steps of a training against a clock: workers load ahead, ranks compute their share, all wait for the last. */
export class Clock {
  readonly #speed: Speed;
  readonly #random: () => number;
  readonly #parameters: number;
  /** When each worker is free, and the batches it has ready. */
  readonly #workers: number[];
  #now = 0;

  constructor(speed: Speed, { model }: TrainedRun) {
    this.#speed = speed;
    this.#random = seededRandom(speed.seed);
    this.#parameters = model.layers.reduce((sum, layer) => sum + layer.weights.length, 0);
    this.#workers = new Array<number>(speed.workers).fill(0);
  }

  step(at: number, rows: number): StepSeconds {
    const { rowSeconds, workers } = this.#speed;
    const worker = at % workers;
    // A worker begins its next batch when it has handed over the one before.
    const ready = (this.#workers[worker] ?? 0) + this.#scattered(rowSeconds * rows);
    const data = Math.max(0, ready - this.#now) + this.#scattered(HAND_OVER);
    this.#workers[worker] = Math.max(ready, this.#now);
    const ranks = Array.from({ length: this.#speed.ranks }, (_, rank) => this.#compute(rank, at, rows));
    const step = data + Math.max(...ranks);
    this.#now += step;
    return { data, ranks, step };
  }

  #compute(rank: number, at: number, rows: number): number {
    const { flops, overhead, ranks, slow, slowFrom } = this.#speed;
    // Forward, and twice as much backward.
    const arithmetic = (3 * this.#parameters * (rows / ranks)) / flops;
    const own = slow && slow.rank === rank && at >= slow.from ? slow.factor : 1;
    const all = slowFrom && at >= slowFrom.step ? slowFrom.factor : 1;
    return this.#scattered(overhead + arithmetic) * own * all;
  }

  #scattered(seconds: number): number {
    return seconds * Math.exp(this.#speed.scatter * normal(this.#random));
  }
}

/** Seconds to copy a batch that is ready. */
const HAND_OVER = 0.0002;
