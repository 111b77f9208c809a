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

/** The kind of network in a word. */
export function kindOf({ attention, recurrent }: Settings): string {
  if (attention) return "attention";
  return recurrent ? "rnn" : "mlp";
}

function modelLines(settings: Settings): readonly string[] {
  const { attention, recurrent, hidden, activation } = settings;
  const head = [`model: ${kindOf(settings)}`, "model_args:"];
  if (recurrent)
    return [
      ...head,
      `  tokens: ${recurrent.tokens}`,
      `  hidden_size: ${recurrent.width}`,
      `  act: ${activation}`,
    ];
  if (!attention) return [...head, `  widths: [${hidden.join(", ")}]`, `  act: ${activation}`];
  const { tokens, width, normalised } = attention;
  return [...head, `  tokens: ${tokens}`, `  width: ${width}`, `  qk_norm: ${normalised ?? false}`];
}

function entry(name: string, value: string | number | undefined): string | null {
  return value === undefined ? null : `${name}: ${value}`;
}
