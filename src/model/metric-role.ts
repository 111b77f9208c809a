/** Which part of the data a value was measured on. */
export type Split = "train" | "validation" | "test";

export const SPLITS: readonly Split[] = ["train", "validation", "test"];

/** Which way is better. */
export type Direction = "lower" | "higher" | "none" | "unknown";

/**
 * What a series measures. The closed list; a name that fits none is `other-metric` (a task metric) or `other`.
 * `better` is the direction, `family` groups what checks treat alike.
 */
export const METRIC_ROLES = {
  loss: { better: "lower", family: "loss", title: "loss" },
  "loss-component": { better: "lower", family: "loss", title: "loss component" },
  perplexity: { better: "lower", family: "loss", title: "perplexity" },
  accuracy: { better: "higher", family: "metric", title: "accuracy" },
  "top-k-accuracy": { better: "higher", family: "metric", title: "top-k accuracy" },
  precision: { better: "higher", family: "metric", title: "precision" },
  recall: { better: "higher", family: "metric", title: "recall" },
  f1: { better: "higher", family: "metric", title: "F1" },
  auc: { better: "higher", family: "metric", title: "area under the curve" },
  "average-precision": { better: "higher", family: "metric", title: "average precision" },
  iou: { better: "higher", family: "metric", title: "intersection over union" },
  r2: { better: "higher", family: "metric", title: "R²" },
  bleu: { better: "higher", family: "metric", title: "BLEU" },
  rouge: { better: "higher", family: "metric", title: "ROUGE" },
  reward: { better: "higher", family: "metric", title: "reward" },
  error: { better: "lower", family: "metric", title: "error" },
  mae: { better: "lower", family: "metric", title: "mean absolute error" },
  mse: { better: "lower", family: "metric", title: "mean squared error" },
  rmse: { better: "lower", family: "metric", title: "root mean squared error" },
  wer: { better: "lower", family: "metric", title: "word error rate" },
  cer: { better: "lower", family: "metric", title: "character error rate" },
  "calibration-error": { better: "lower", family: "metric", title: "calibration error" },
  "other-metric": { better: "unknown", family: "metric", title: "metric" },
  "learning-rate": { better: "none", family: "optimizer", title: "learning rate" },
  momentum: { better: "none", family: "optimizer", title: "momentum" },
  "weight-decay": { better: "none", family: "optimizer", title: "weight decay" },
  "gradient-norm": { better: "none", family: "gradient", title: "gradient norm" },
  "clipped-gradient-norm": { better: "none", family: "gradient", title: "gradient norm after clipping" },
  "weight-norm": { better: "none", family: "gradient", title: "weight norm" },
  "update-ratio": { better: "none", family: "gradient", title: "update to weight ratio" },
  "attention-logit": { better: "none", family: "gradient", title: "largest attention logit" },
  "loss-scale": { better: "none", family: "precision", title: "loss scale" },
  "skipped-steps": { better: "none", family: "precision", title: "skipped steps" },
  "step-time": { better: "none", family: "resource", title: "step time" },
  "data-time": { better: "none", family: "resource", title: "data loading time" },
  "epoch-time": { better: "none", family: "resource", title: "epoch time" },
  throughput: { better: "none", family: "resource", title: "throughput" },
  memory: { better: "none", family: "resource", title: "memory" },
  "gpu-memory": { better: "none", family: "resource", title: "GPU memory" },
  "gpu-utilization": { better: "none", family: "resource", title: "GPU utilization" },
  "cpu-utilization": { better: "none", family: "resource", title: "CPU utilization" },
  "generator-loss": { better: "none", family: "gan", title: "generator loss" },
  "discriminator-loss": { better: "none", family: "gan", title: "discriminator loss" },
  "discriminator-real": { better: "none", family: "gan", title: "discriminator output on real data" },
  "discriminator-fake": { better: "none", family: "gan", title: "discriminator output on generated data" },
  "generator-gradient-norm": { better: "none", family: "gan", title: "generator gradient norm" },
  "discriminator-gradient-norm": { better: "none", family: "gan", title: "discriminator gradient norm" },
  "modes-covered": { better: "higher", family: "gan", title: "modes covered" },
  "sample-spread": { better: "none", family: "gan", title: "spread of samples" },
  "sample-quality": { better: "higher", family: "gan", title: "sample quality" },
  "output-entropy": { better: "none", family: "generation", title: "output entropy" },
  "code-perplexity": { better: "none", family: "generation", title: "codes in use" },
  "task-accuracy": { better: "higher", family: "task", title: "accuracy by task" },
  "task-index": { better: "none", family: "task", title: "task being trained" },
  other: { better: "unknown", family: "other", title: "other" },
} as const satisfies Record<string, { better: Direction; family: string; title: string }>;

export type MetricRole = keyof typeof METRIC_ROLES;

export type MetricFamily = (typeof METRIC_ROLES)[MetricRole]["family"];
