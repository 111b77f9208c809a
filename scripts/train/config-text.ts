import type { Settings } from "./settings.ts";

/** The configuration as the training script saw it. */
export function configText(settings: Settings): string {
  const lines = [
    "# what scripts/train/scenarios.ts trained",
    "dataset: clusters",
    ...modelLines(settings),
    settings.dropout === undefined ? null : `  dropout: ${settings.dropout}`,
    entry("output_activation", settings.head === "signed-labels" ? "sigmoid" : settings.head),
    `optimizer: ${settings.optimizer}`,
    `lr: ${settings.learningRate}`,
    settings.optimizer === "sgd" ? `momentum: ${settings.momentum}` : null,
    settings.beta2 === undefined ? null : `betas: [0.9, ${settings.beta2}]`,
    entry("eps", settings.epsilon),
    `lr_scheduler: ${settings.schedule}`,
    entry("gamma", settings.decay),
    entry("lr_step_size", settings.decayEvery),
    `warmup_steps: ${settings.warmupSteps}`,
    `weight_decay: ${settings.weightDecay}`,
    entry("max_grad_norm", settings.clip),
    entry("precision", settings.precision),
    `batch_size: ${settings.batchSize}`,
    `epochs: ${settings.epochs}`,
    `shuffle: ${settings.shuffle ?? true}`,
    `loss: ${settings.head === "signed-labels" ? "binary_cross_entropy" : "cross_entropy"}`,
    `seed: ${settings.seed}`,
  ];
  return `${lines.filter((line) => line !== null).join("\n")}\n`;
}

function modelLines({ attention, hidden, activation }: Settings): readonly string[] {
  if (!attention)
    return ["model: mlp", "model_args:", `  widths: [${hidden.join(", ")}]`, `  act: ${activation}`];
  const { tokens, width, normalised } = attention;
  return [
    "model: attention",
    "model_args:",
    `  tokens: ${tokens}`,
    `  width: ${width}`,
    `  qk_norm: ${normalised ?? false}`,
  ];
}

function entry(name: string, value: string | number | undefined): string | null {
  return value === undefined ? null : `${name}: ${value}`;
}
