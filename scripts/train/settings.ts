import type { Attention } from "./attention.ts";
import type { DataOptions } from "./data.ts";
import type { DataFault } from "./data-fault.ts";
import type { Head } from "./head.ts";
import type { Made } from "./made.ts";
import type { Activation } from "./network.ts";
import type { Precision } from "./precision.ts";
import type { Recurrent } from "./recurrent.ts";

/** Everything that decides a run (up to the last digits of Math.exp, which engines may round differently). */
export interface Settings {
  readonly data: DataOptions;
  readonly hidden: readonly number[];
  readonly activation: Activation;
  readonly gain: number;
  readonly optimizer: "sgd" | "adam" | "rmsprop";
  readonly momentum: number;
  readonly weightDecay: number;
  readonly learningRate: number;
  readonly schedule: "constant" | "cosine" | "step" | "exponential";
  readonly warmupSteps: number;
  readonly batchSize: number;
  readonly epochs: number;
  readonly seed: number;
  /** Layer statistics are written every so many steps. */
  readonly layersEvery: number;

  /** Factor of the rate: at each `decayEvery` steps for "step", at each step for "exponential". */
  readonly decay?: number;
  readonly decayEvery?: number;
  /** Memory of Adam's squared gradients, 0.999 where left out. */
  readonly beta2?: number;
  /** What Adam and RMSprop add to the root, 1e-8 where left out. */
  readonly epsilon?: number;
  /** The most that the norm of all gradients may be. */
  readonly clip?: number;
  /** The number format in which the network computes; double precision where left out. */
  readonly precision?: Precision;
  /** True: weights stay in full precision although the network computes in half. */
  readonly fullWeights?: true;
  /** What each example's loss counts in the backward pass: 1e-6 where it is a mean over a million positions. */
  readonly lossWeight?: number;
  /** What the loss is multiplied by before the backward pass. */
  readonly lossScale?: number;
  /** Halve the scale at each overflow, double it after many good steps. */
  readonly dynamicLossScale?: boolean;
  /** False: the gradients of earlier steps are never cleared. */
  readonly clearGradients?: false;
  /** Weights all of this one value, instead of random ones. */
  readonly initialWeights?: number;
  /** The bias that hidden units begin with, 0 where left out. */
  readonly initialBias?: number;
  /** Numbers of the layers, from 0, that the optimizer was not given. */
  readonly frozen?: readonly number[];
  /** What becomes of the logits before the loss, which takes them for logits; nothing where left out. */
  readonly head?: Head;
  /** Columns are set to 0 with this probability as training rows are drawn, and each row is divided by its own length. */
  readonly maskedInputs?: number;
  /** True: a loss that is no number is logged as the mean of those before, as Hugging Face's Trainer does. */
  readonly hidesNan?: true;
  /** One block of attention instead of the hidden layers. */
  readonly attention?: Attention;
  /** A recurrent network instead of the hidden layers. */
  readonly recurrent?: Recurrent;
  /** True: the logarithm of the sum of exponentials of the logits is logged. */
  readonly watchesLogits?: true;
  /** Training stops and is resumed from a checkpoint. */
  readonly resume?: Resume;
  /** What is wrong with the rows, or with how they are split. */
  readonly fault?: DataFault;
  /** Share of the hidden units that each training step leaves out. */
  readonly dropout?: number;
  /** True: units are left out in evaluations as well. */
  readonly dropoutInEvaluation?: true;
  /** False: each epoch takes the rows in the order of the data. */
  readonly shuffle?: false;
  /** From an epoch on the order of the rows is drawn from another seed. */
  readonly reseed?: { readonly epoch: number; readonly seed: number };
  /** The rows behind the validation figures, the validation rows where left out. */
  readonly evaluateOn?: "train";
  /** A batch that reached the network multiplied by a factor. */
  readonly badBatch?: { readonly step: number; readonly factor: number };
  /** Rows of each step in turn, where batches are filled up to a budget and not by number. */
  readonly batchSizes?: readonly number[];
  /** From an epoch on (counted from 0) a batch has more rows; the rate is multiplied where it follows. */
  readonly batchGrowth?: {
    readonly epoch: number;
    readonly batchSize: number;
    readonly rateFactor?: number;
  };
  /** A bit of a weight, as a 32-bit number, that turns over before a step: bit 30 is the highest of the exponent. */
  readonly bitFlip?: {
    readonly step: number;
    readonly layer: number;
    readonly weight: number;
    readonly bit: number;
  };
  /** Only every so many-th step is logged, 1 where left out. */
  readonly logEvery?: number;
}

/** A training that is stopped, saved and started again. */
export interface Resume {
  /** Steps before the stop. */
  readonly afterSteps: number;
  /** What the checkpoint did not hold; without the order of the data the epoch begins again at its first row. */
  readonly lost: readonly ("optimizer" | "schedule" | "data-order")[];
}

/** Files that a scenario may hold. */
export type ScenarioFile =
  | "layers"
  | "model"
  | "config"
  | "log"
  | "splits"
  | "predictions"
  | "val-predictions"
  | "features"
  | "class-counts";

/** One training of a scenario: how it was trained, and which files were kept of it. */
export interface Training extends Settings {
  /** metrics.csv is always written; beside it the config, the log and the layers where this is left out. */
  readonly files?: readonly ScenarioFile[];
}

/** A cause as two trainings: one with it, one without it that looks like it. */
export interface Recipe {
  /** Id of the cause = file name. */
  readonly cause: string;
  /** What was done to the training, and what the other one has instead. */
  readonly why: string;
  readonly present: Training | Made;
  /** What this cause brings about, or what the files cannot tell from it: the diagnosis may name it first. */
  readonly behind?: string;
  /** Least confidence with which the cause is named: 0.8 where its evidence is decisive, 0.25 behind what cannot be told from it. */
  readonly atLeast: 0.25 | 0.5 | 0.8;
  readonly absent: Training | Made;
  /** The look-alike at work in `absent`, or null where it is a sound run. */
  readonly absentCause: string | null;
}
