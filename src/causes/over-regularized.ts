import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** Dropout, decay or augmentation outweigh the data. */
export const overRegularized: Cause<CheckId> = {
  id: "over-regularized",
  title: "Regularisation too strong",
  mechanism:
    "Weight decay pulls harder than the data, or dropout removes most of what each layer computes, so the model cannot fit even its training set.",
  expects: [
    // 8 of 10 labelled runs (the others by dropout), 0 of 74 healthy; vanishing gradients show it too and are excluded below
    { check: "decay-outweighs-gradient", weight: 4 },
    { check: "decay-strong", weight: 3 },
    { check: "dropout-strong", weight: 4 },
    { check: "weights-shrink", weight: 2 },
    { check: "train-loss-above-validation", weight: 2 },
    { check: "train-metric-below-validation", weight: 1 },
    { check: "train-plateau-above-floor", weight: 1 },
    { check: "loss-never-below-start", weight: 1 },
  ],
  excludes: [
    {
      check: "gradient-fades-with-depth",
      weight: 4,
      because: "The gradient vanishes first; decay then shrinks what gets none.",
    },
    // One model in evaluation mode: what regularisation costs, it costs on both kinds of rows.
    {
      check: "held-out-beats-training",
      weight: 3,
      because: "In evaluation mode too held-out rows are answered better than training rows: labels differ.",
    },
    {
      check: "training-labels-contradicted",
      weight: 3,
      because: "The model is sure of another class more often on its own rows: their labels are worse.",
    },
    {
      check: "errors-spread-evenly",
      weight: 2,
      because:
        "The training errors are those of random labels; a model held back errs between classes that are alike.",
    },
    { check: "units-dead-from-start", weight: 3, because: "The units are dead." },
    { check: "weights-zero-at-start", weight: 3, because: "The weights begin at 0." },
    {
      check: "validation-moves-at-rest",
      weight: 3,
      because: "Evaluations jump at rest: dropout is on in them.",
    },
    { check: "nan-gradient-hidden", weight: 3, because: "The log hides steps that were not numbers." },
    {
      check: "loss-not-a-number",
      weight: 4,
      because: "The loss is no number, so nothing that compares losses holds.",
    },
    { check: "infinite-gradient", weight: 3, because: "No step was taken." },
    {
      check: "adam-rate-far-above-usual",
      weight: 3,
      because: "The rate is far too high, and rough steps keep the loss up.",
    },
  ],
  lookAlikes: [
    { cause: "capacity-too-small", unless: "dropout and decay are ordinary", check: "hidden-layers-narrow" },
    {
      cause: "vanishing-gradients",
      unless: "gradients are alike in all layers",
      check: "gradient-fades-with-depth",
    },
    { cause: "dead-relu", unless: "the units are alive", check: "units-dead-from-start" },
    {
      cause: "train-eval-mode-mismatch",
      unless: "the validation loss is smooth at the end",
      check: "validation-moves-at-rest",
    },
    { cause: "undertrained", unless: "the loss has levelled off", check: "still-improving" },
  ],
  fixes: [
    {
      action: "Divide the weight decay by a hundred",
      change: { kind: "multiply", setting: "weight-decay", by: 0.01 },
      effect: "Direction only: the weights keep the size that the data ask for and the training loss falls.",
      effectSource: "direction only",
      effort: "low",
      risk: "Overfitting may set in: watch the gap.",
      verify: "Weight decay × weight norm stays below a tenth of the gradient norm.",
    },
    {
      action: "Set the dropout to 0.2",
      change: { kind: "set", setting: "dropout", to: 0.2 },
      effect: "Direction only: the training loss falls; above 0.5 dropout costs more than it gives.",
      effectSource: "UMLAUT (CHI 2021): at most 0.5",
      effort: "low",
      risk: "Overfitting may set in: watch the gap.",
      verify: "The training loss in evaluation mode falls below the present validation loss.",
    },
  ],
  requests: [
    {
      artifact: "train-metrics-in-eval-mode",
      enables: [],
      why: "The loss on training data with dropout off tells regularisation from a model that cannot fit.",
    },
    {
      artifact: "config",
      enables: ["decay-strong", "dropout-strong"],
      why: "The settings of decay and dropout decide it.",
    },
    {
      artifact: "layer-stats",
      enables: ["decay-outweighs-gradient", "weights-shrink"],
      why: "Weight norms that shrink show decay at work.",
    },
  ],
  logNextTime: "Training loss in evaluation mode once an epoch, and weight norms by layer.",
  damage: "loss",
  references: ["https://github.com/BerkeleyHCI/umlaut"],
};
