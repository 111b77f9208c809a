import type { Split } from "./metric-role.ts";
import type { SourcePosition } from "./position.ts";

/** One statistic of every layer at every record: `values[record * layers + layer]`. */
export interface LayerMatrix {
  readonly values: Float64Array;
  /** 1 where a value was logged (it may be NaN), 0 where none was. */
  readonly logged: Uint8Array;
}

/** Statistics by layer, in the open run format's words. */
export type LayerStatistic =
  | "grad-norm"
  | "weight-norm"
  /** Norm of the update over norm of the weights, one optimizer step. */
  | "update-ratio"
  /** Share of ReLU outputs that are 0. */
  | "zero-fraction"
  /** Share of units that are 0 for the whole batch. */
  | "dead-units"
  /** Share of sigmoid or tanh outputs at their ends. */
  | "saturated";

export interface LayerTable {
  readonly file: string;
  /** Names in order of first appearance in the file; depth comes from the model, not from this order. */
  readonly layers: readonly string[];
  readonly steps: Float64Array;
  readonly statistics: Readonly<Partial<Record<LayerStatistic, LayerMatrix>>>;
}

/** Predictions on one split; rows share an index. */
export type Predictions = ClassPredictions | ValuePredictions;

interface PredictionRows {
  readonly file: string;
  readonly split: Split;
  readonly ids: readonly string[] | null;
  readonly count: number;
}

export interface ClassPredictions extends PredictionRows {
  readonly kind: "classification";
  readonly classes: readonly string[];
  /** Index into `classes`. */
  readonly yTrue: Int32Array;
  readonly yPred: Int32Array;
  /** `probabilities[row * classes.length + k]`; null where the file has none. */
  readonly probabilities: Float64Array | null;
}

export interface ValuePredictions extends PredictionRows {
  readonly kind: "regression";
  readonly yTrue: Float64Array;
  readonly yPred: Float64Array;
}

/** Precision, recall and F1 of each class with its number of true examples; which class is taken for which is not told. */
export interface ClassReport {
  readonly file: string;
  readonly split: Split;
  readonly classes: readonly string[];
  /** By class, 0…1; NaN where there was nothing to divide by. */
  readonly precision: Float64Array;
  readonly recall: Float64Array;
  readonly f1: Float64Array;
  readonly support: Float64Array;
  /** Null where examples have several labels. */
  readonly accuracy: number | null;
}

/** Raw inputs as they enter the model, one numeric column each; text columns are left out with a notice. */
export interface Features {
  readonly file: string;
  readonly split: Split;
  readonly ids: readonly string[] | null;
  readonly columns: readonly string[];
  /** One array a column; NaN for an empty cell. */
  readonly values: readonly Float64Array[];
}

/** Ids of the examples of one split, in file order. */
export interface SplitList {
  readonly file: string;
  readonly split: Split;
  readonly ids: readonly string[];
}

export interface ClassCounts {
  readonly file: string;
  /** Examples by class name and split. */
  readonly counts: Readonly<Partial<Record<Split, Readonly<Record<string, number>>>>>;
}

export interface ModelLayer {
  readonly name: string;
  readonly type: string;
  readonly params: number;
  readonly trainable: number;
  /** Shape of each parameter tensor. */
  readonly shapes: readonly (readonly number[])[];
  /** Types of its tensors, each once, as PyTorch names them; absent where the file does not say. */
  readonly dtypes?: readonly string[];
}

/** The layers in order of depth. */
export interface ModelSummary {
  readonly file: string;
  /**
   * Set where the file tells neither what trains nor all layers in their order: stored weights, an exported graph.
   * Such a model is shown, and answers no check.
   */
  readonly storedAs?: "weights" | "graph";
  readonly layers: readonly ModelLayer[];
}

/** What the numbers of one stored tensor are. */
export interface TensorNumbers {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly count: number;
  readonly nan: number;
  readonly infinite: number;
  readonly zeros: number;
  /** Over the finite ones. */
  readonly sum: number;
  /** Root of the sum of squares, over the finite ones. */
  readonly norm: number;
  /** Rows of a tensor with two dimensions or more, the first of which counts outputs; 0 where it has none. */
  readonly rows: number;
  /** Rows that are 0 throughout. */
  readonly zeroRows: number;
}

/** The numbers of one file of weights, or of the shards of one model; read only where they were asked for. */
export interface StoredWeights {
  readonly file: string;
  readonly tensors: readonly TensorNumbers[];
  /** Tensors of a type or layout whose numbers are not read, or that the file ends in. */
  readonly unread: number;
}

/** One generated text: token ids, characters, or both. */
export interface TextSample {
  readonly tokens: readonly number[] | null;
  readonly text: string | null;
  readonly line: number;
}

export interface TextSamples {
  readonly file: string;
  readonly samples: readonly TextSample[];
}

/** Generated points or vectors, one array a column. */
export interface GeneratedSamples {
  readonly file: string;
  readonly columns: readonly string[];
  readonly values: readonly Float64Array[];
}

export interface Robustness {
  readonly file: string;
  readonly cleanAccuracy: number;
  readonly attacks: readonly { readonly name: string; readonly epsilon: number; readonly accuracy: number }[];
}

/** `accuracy[i][j]` = accuracy on task j after training on task i; NaN where not measured. */
export interface TaskMatrix {
  readonly file: string;
  readonly tasks: readonly string[];
  readonly accuracy: readonly (readonly number[])[];
}

/** Something that happened at one moment of the run. */
export interface RunEvent {
  readonly kind:
    | "resume"
    | "checkpoint"
    | "out-of-memory"
    | "overflow"
    | "error"
    | "killed"
    | "finished"
    | "log-line";
  readonly step: number | null;
  readonly epoch: number | null;
  /** Seconds since 1970 UTC. */
  readonly time: number | null;
  /** The line as written, masked. */
  readonly text: string;
  readonly at: SourcePosition;
}
