import type { ModelLayer, ModelSummary, StoredWeights } from "../model/artifacts.ts";
import type { RunPartBody } from "../model/run.ts";
import { baseOf } from "../names/file-path.ts";

/** One tensor as a file of weights lists it. */
export interface StoredTensor {
  readonly name: string;
  readonly shape: readonly number[];
  /** In lower case as PyTorch has it: `float32`, `bfloat16` … */
  readonly dtype: string;
  /** Set where another tensor of the file is the same numbers (tied weights), which are counted once. */
  readonly isShared?: boolean;
  /** Where its numbers lie in its file, where that is known. */
  readonly numbersAt?: NumbersPlace;
}

export interface NumbersPlace {
  readonly byte: number;
  /** Numbers from one index of each dimension to the next; null where they lie row by row. */
  readonly strides: readonly number[] | null;
}

/** The model that stored tensors show: a layer is what stands before the last dot of a tensor's name. */
export function modelOfTensors(file: string, tensors: readonly StoredTensor[]): ModelSummary {
  const byLayer = new Map<string, StoredTensor[]>();
  for (const tensor of tensors) {
    if (BUFFER.test(tensor.name)) continue;
    const layer = tensor.name.includes(".")
      ? tensor.name.slice(0, tensor.name.lastIndexOf("."))
      : tensor.name;
    const known = byLayer.get(layer);
    if (known === undefined) byLayer.set(layer, [tensor]);
    else known.push(tensor);
  }
  return { file, storedAs: "weights", layers: [...byLayer].map(([name, own]) => layerOf(name, own)) };
}

/** Statistics and tables that modules keep beside their parameters, by the names that PyTorch and transformers use. */
const BUFFER =
  /(^|\.)(running_mean|running_var|num_batches_tracked|position_ids|inv_freq|relative_position_index|masked_bias)$/;

function layerOf(name: string, tensors: readonly StoredTensor[]): ModelLayer {
  const params = tensors.reduce((sum, { shape, isShared }) => (isShared ? sum : sum + countOf(shape)), 0);
  return {
    name,
    type: "",
    params,
    trainable: params,
    shapes: tensors.map(({ shape }) => shape),
    dtypes: [...new Set(tensors.map(({ dtype }) => dtype))],
  };
}

/** Numbers in a tensor of this shape; a scalar has one. */
export function countOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** Optimizer states, adapters and the like are stored the same way and are not the model. */
export function isWholeModel(file: string): boolean {
  return !/optim|sched|scaler|rng|random_state|adapter|lora|training_args/i.test(baseOf(file));
}

/** The part that holds a model, where the tensors are those of one. */
export function modelBody(file: string, tensors: readonly StoredTensor[]): RunPartBody | null {
  return tensors.length > 0 && isWholeModel(file)
    ? { kind: "model", model: modelOfTensors(file, tensors) }
    : null;
}

/** The part that holds the numbers of a model's files. */
export function weightsBody(
  file: string,
  read: readonly Pick<StoredWeights, "tensors" | "unread">[],
): RunPartBody {
  const unread = read.reduce((sum, one) => sum + one.unread, 0);
  return { kind: "weights", weights: { file, tensors: read.flatMap(({ tensors }) => tensors), unread } };
}

/** What a file of weights gave, for the list of files. */
export function tensorWords(count: number, withNumbers = false): string {
  return `names${withNumbers ? ", shapes and numbers" : " and shapes"} of ${count} ${count === 1 ? "tensor" : "tensors"}`;
}
