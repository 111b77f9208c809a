import type { TrainedRun } from "../train.ts";
import { CachingAllocator } from "./allocator.ts";

/** What the training program does with the device's memory. */
export interface MemoryUse {
  /** Bytes of the device. */
  readonly capacity: number;
  /** Each step's outputs stay referenced: a sum of losses that keeps its graph. */
  readonly leaks?: true;
  /** Small results of the last so many steps are kept, then dropped. */
  readonly keptResults?: number;
  /** The evaluation passes all its rows at once. */
  readonly evaluatesAtOnce?: true;
}

/** Memory of a run, step by step: bytes of the tensors that its training really holds. */
export class DeviceMemory {
  readonly allocator: CachingAllocator;
  readonly #use: MemoryUse;
  readonly #widths: readonly number[];
  readonly #results: (() => void)[] = [];

  constructor(use: MemoryUse, { model, data }: TrainedRun) {
    this.#use = use;
    this.allocator = new CachingAllocator(use.capacity);
    this.#widths = [data.columns, ...model.layers.map(({ outputs }) => outputs)];
    // Weights, their gradients, and Adam's two moments.
    for (const { weights, bias } of model.layers)
      for (const tensor of [weights, bias])
        for (let copy = 0; copy < 4; copy++) this.allocator.allocate(FLOAT * tensor.length);
  }

  /** One training step: the outputs of every layer for the batch, and as much again for their gradients. */
  train(rows: number): void {
    const outputs = this.#outputs(rows);
    const gradients = this.#outputs(rows);
    if (this.#use.keptResults !== undefined) {
      this.#results.push(this.allocator.allocate(FLOAT * rows * 2));
      if (this.#results.length > this.#use.keptResults) this.#results.shift()?.();
    }
    for (const release of gradients) release();
    if (!this.#use.leaks) for (const release of outputs) release();
  }

  /** An evaluation, in batches like those of training or all at once. */
  evaluate(rows: number, batchSize: number): void {
    for (const release of this.#outputs(this.#use.evaluatesAtOnce ? rows : batchSize)) release();
  }

  #outputs(rows: number): (() => void)[] {
    return this.#widths.map((width) => this.allocator.allocate(FLOAT * rows * width));
  }
}

/** Bytes of a number. */
const FLOAT = 4;
