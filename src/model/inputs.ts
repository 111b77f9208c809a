import type {
  ClassCounts,
  Features,
  GeneratedSamples,
  LayerTable,
  ModelSummary,
  Predictions,
  Robustness,
  RunEvent,
  SplitList,
  StoredWeights,
  TaskMatrix,
  TextSamples,
} from "./artifacts.ts";
import type { Config } from "./config.ts";
import type { Repeats } from "./group.ts";
import { SPLITS, type Split } from "./metric-role.ts";
import type { Notice } from "./position.ts";
import type { Run, RunFacts } from "./run.ts";
import type { Series } from "./series.ts";

/** Series that a check can ask for by the question they answer, not by name. */
export const SERIES_INPUTS = [
  /** The most finely logged training loss. */
  "train-loss",
  /** The training loss by epoch, where it is logged as such. */
  "train-loss-epoch",
  "validation-loss",
  "test-loss",
  /** The primary task metric (accuracy, R² …) on each split, by epoch or evaluation. */
  "train-metric",
  "validation-metric",
  "test-metric",
  "learning-rate",
  "gradient-norm",
  "attention-logit",
  "loss-scale",
  "skipped-steps",
  "memory",
  "data-time",
  "step-time",
  "generator-loss",
  "discriminator-loss",
  "discriminator-real",
  "discriminator-fake",
  "modes-covered",
  "sample-spread",
  "output-entropy",
  /** How many codes of a code book are in use, as the exponential of their entropy. */
  "code-perplexity",
] as const;

export type SeriesInput = (typeof SERIES_INPUTS)[number];

/** Everything a check may declare a need of. */
export type CheckInputs = Readonly<Record<SeriesInput, Series>> & {
  readonly config: Config;
  readonly layers: LayerTable;
  readonly model: ModelSummary;
  /** The checkpoints whose numbers were read, the last one last. */
  readonly weights: readonly StoredWeights[];
  readonly "train-predictions": Predictions;
  readonly "validation-predictions": Predictions;
  readonly "test-predictions": Predictions;
  readonly "train-features": Features;
  readonly "validation-features": Features;
  readonly "test-features": Features;
  readonly "train-split": SplitList;
  readonly "validation-split": SplitList;
  readonly "test-split": SplitList;
  readonly "class-counts": ClassCounts;
  readonly samples: TextSamples;
  readonly generated: GeneratedSamples;
  readonly robustness: Robustness;
  readonly tasks: TaskMatrix;
  /** Runs that were given together; no run has them by itself. */
  readonly repeats: Repeats;
  /** Present where the log was read at all; it may be empty. */
  readonly events: readonly RunEvent[];
  readonly facts: RunFacts;
  readonly notices: readonly Notice[];
};

export type InputName = keyof CheckInputs;

type MutableInputs = { -readonly [K in InputName]?: CheckInputs[K] };

/** All that this run can show, by the question it answers; absent keys were not in the files. */
export function inputsOf(run: Run): Partial<CheckInputs> {
  const inputs: MutableInputs = { events: run.events, facts: run.facts, notices: run.notices };
  const byId = new Map(run.series.map((series) => [series.id, series]));
  for (const name of SERIES_INPUTS) {
    const series = byId.get(run.primary[name] ?? "");
    if (series) inputs[name] = series;
  }
  for (const name of ARTIFACT_INPUTS) {
    if (name === "model" && run.model?.storedAs !== undefined) continue;
    const artifact = run[name === "class-counts" ? "classCounts" : name];
    if (artifact) Object.assign(inputs, { [name]: artifact });
  }
  for (const split of SPLITS) addSplitInputs(inputs, run, split);
  return inputs;
}

const ARTIFACT_INPUTS = [
  "config",
  "layers",
  "model",
  "weights",
  "class-counts",
  "samples",
  "generated",
  "robustness",
  "tasks",
] as const;

function addSplitInputs(inputs: MutableInputs, run: Run, split: Split): void {
  const predictions = run.predictions[split];
  const features = run.features[split];
  const ids = run.splits[split];
  if (predictions) inputs[`${split}-predictions`] = predictions;
  if (features) inputs[`${split}-features`] = features;
  if (ids) inputs[`${split}-split`] = ids;
}
