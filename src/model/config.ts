import type { SourcePosition } from "./position.ts";

export type ConfigValue =
  | string
  | number
  | boolean
  | null
  | readonly ConfigValue[]
  | { readonly [key: string]: ConfigValue };

/** One setting under its dotted key, where it stands in its file. */
export interface ConfigEntry {
  readonly key: string;
  readonly value: ConfigValue;
  readonly at: SourcePosition;
}

/** What the run says of its own settings. */
export interface Config {
  readonly entries: readonly ConfigEntry[];
  /** The text of each config file, so that a fix can be shown as a patch of the run's own file. */
  readonly files: readonly {
    readonly file: string;
    readonly format: "yaml" | "json" | "text";
    readonly text: string;
  }[];
  /** Settings that the product understands, resolved once from raw keys. */
  readonly known: Readonly<Partial<KnownSettings>>;
}

/** A setting with the entry that it came from. */
export interface Setting<T> {
  readonly value: T;
  readonly key: string;
  readonly at: SourcePosition;
}

/** The settings that checks and fixes speak of. Lengths in steps or epochs as named; rates per optimizer step. */
export interface KnownSettings {
  readonly "learning-rate": Setting<number>;
  readonly "batch-size": Setting<number>;
  readonly "gradient-accumulation": Setting<number>;
  readonly epochs: Setting<number>;
  readonly "max-steps": Setting<number>;
  /** Lower case, e.g. `adam`, `adamw`, `sgd`. */
  readonly optimizer: Setting<string>;
  readonly momentum: Setting<number>;
  readonly beta2: Setting<number>;
  readonly "adam-epsilon": Setting<number>;
  readonly "weight-decay": Setting<number>;
  readonly dropout: Setting<number>;
  readonly "gradient-clip": Setting<number>;
  readonly scheduler: Setting<string>;
  readonly "scheduler-gamma": Setting<number>;
  readonly "warmup-steps": Setting<number>;
  readonly "warmup-ratio": Setting<number>;
  /** Lower case, e.g. `fp16`, `bf16`, `fp32`. */
  readonly precision: Setting<string>;
  readonly "loss-scale": Setting<number>;
  /** Lower case, e.g. `cross_entropy`, `mse`. */
  readonly loss: Setting<string>;
  readonly activation: Setting<string>;
  /** What the model's last layer applies, e.g. `softmax`. */
  readonly "output-activation": Setting<string>;
  readonly normalization: Setting<string>;
  readonly shuffle: Setting<boolean>;
  readonly seed: Setting<number>;
  readonly dataset: Setting<string>;
  readonly model: Setting<string>;
  readonly "hidden-widths": Setting<readonly number[]>;
  readonly "label-smoothing": Setting<number>;
  readonly "num-workers": Setting<number>;
  readonly "resume-from": Setting<string>;
  readonly "early-stopping-patience": Setting<number>;
}

export type SettingName = keyof KnownSettings;
