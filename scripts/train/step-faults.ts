import type { Layer } from "./layer.ts";
import type { Settings } from "./settings.ts";

/** How many rows the batch of a step has. */
export function rowsAt(
  { batchSize, batchSizes, batchGrowth }: Settings,
  at: { readonly step: number; readonly epoch: number },
): number {
  if (batchGrowth && at.epoch >= batchGrowth.epoch) return batchGrowth.batchSize;
  return batchSizes?.[at.step % batchSizes.length] ?? batchSize;
}

/** A training row as it reaches the network at a step. */
export function inputAtStep({ badBatch }: Settings, step: number, input: Float64Array): Float64Array {
  const factor = badBatch?.step === step ? badBatch.factor : 1;
  return factor === 1 ? input : input.map((value) => value * factor);
}

/** Turns over one bit of one weight, where the machine does so at this step. */
export function flipBit({ bitFlip }: Settings, step: number, layers: readonly Layer[]): void {
  if (bitFlip?.step !== step) return;
  const weights = layers[bitFlip.layer]?.weights;
  if (!weights) return;
  const single = Float32Array.of(weights[bitFlip.weight] ?? 0);
  const bits = new Uint32Array(single.buffer);
  bits[0] = (bits[0] ?? 0) ^ (1 << bitFlip.bit);
  weights[bitFlip.weight] = single[0] ?? 0;
}
