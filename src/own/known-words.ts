import type { SignalKind } from "../model/check.ts";
import { type InputName, SERIES_INPUTS } from "../model/inputs.ts";
import type { Regime } from "../model/run.ts";

/** Artifacts that a check may need, besides the series. */
const ARTIFACT_INPUTS: Readonly<Record<Exclude<InputName, (typeof SERIES_INPUTS)[number]>, true>> = {
  config: true,
  layers: true,
  model: true,
  weights: true,
  "train-predictions": true,
  "validation-predictions": true,
  "test-predictions": true,
  "train-features": true,
  "validation-features": true,
  "test-features": true,
  "train-split": true,
  "validation-split": true,
  "test-split": true,
  "class-counts": true,
  samples: true,
  generated: true,
  repeats: true,
  robustness: true,
  tasks: true,
  events: true,
  facts: true,
  notices: true,
};

/** All that a check may need. */
export const INPUT_NAMES: readonly string[] = [...SERIES_INPUTS, ...Object.keys(ARTIFACT_INPUTS)];

const SIGNALS: Readonly<Record<SignalKind, true>> = {
  "train-curve": true,
  "validation-curve": true,
  "metric-curve": true,
  "learning-rate": true,
  "gradient-norm": true,
  layers: true,
  activations: true,
  predictions: true,
  features: true,
  splits: true,
  "class-counts": true,
  config: true,
  model: true,
  log: true,
  precision: true,
  resources: true,
  samples: true,
  robustness: true,
  tasks: true,
  runs: true,
  gan: true,
};

/** Kinds of record that a check may draw from. */
export const SIGNAL_KINDS: readonly string[] = Object.keys(SIGNALS);

const REGIMES: Readonly<Record<Regime, true>> = {
  supervised: true,
  "language-model": true,
  preference: true,
  reinforcement: true,
  gan: true,
  boosting: true,
  search: true,
  continual: true,
  "profile-only": true,
  unknown: true,
};

/** Kinds of training that a check may be for. */
export const REGIME_IDS: readonly string[] = Object.keys(REGIMES);
