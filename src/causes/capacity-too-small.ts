import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** The model cannot fit even its training data. */
export const capacityTooSmall: Cause<CheckId> = {
  id: "capacity-too-small",
  title: "Model too small",
  mechanism:
    "The network has too few units to represent what separates the examples, so training and validation loss level off together, high.",
  expects: [
    // 11 of 11 labelled runs, 0 of 213 healthy.
    { check: "hidden-layers-narrow", weight: 4, whenAbsent: 4 },
    { check: "train-plateau-above-floor", weight: 1 },
  ],
  excludes: [
    {
      check: "bottleneck-layer",
      weight: 3,
      because: "One narrow layer, not the whole network, is what holds it back.",
    },
    { check: "linear-stack", weight: 2, because: "Without activations more units would add nothing." },
    { check: "rate-floor-early", weight: 3, because: "The plateau begins where the rate reaches its floor." },
    { check: "layer-update-zero", weight: 3, because: "Part of the model does not learn." },
    { check: "updates-tiny", weight: 2, because: "The steps are too short to tell." },
    { check: "rate-reach-short", weight: 2, because: "The steps are too short to tell." },
    { check: "dropout-strong", weight: 2, because: "Dropout removes most of what the model has." },
    {
      check: "softmax-before-cross-entropy",
      weight: 3,
      because: "The loss has a floor of its own with a softmax before it.",
    },
    { check: "infinite-gradient", weight: 3, because: "No step was taken." },
    {
      check: "validation-wanders",
      weight: 1,
      because: "A small model that fits levels off; it does not wander.",
    },
  ],
  lookAlikes: [
    { cause: "parameter-imbalance", unless: "all layers are narrow, not one", check: "bottleneck-layer" },
    {
      cause: "missing-nonlinearity",
      unless: "there are activations between the layers",
      check: "linear-stack",
    },
    { cause: "over-regularized", unless: "dropout and decay are ordinary", check: "dropout-strong" },
    { cause: "frozen-layers", unless: "every layer moves", check: "layer-update-zero" },
    { cause: "lr-decayed-too-early", unless: "the rate stays up", check: "rate-floor-early" },
    {
      cause: "label-noise",
      unless: "errors concentrate instead of spreading evenly",
      check: "errors-spread-evenly",
    },
  ],
  fixes: [
    {
      action: "Widen the hidden layers to at least the number of classes or features",
      change: { kind: "action" },
      effect: "Direction only: the training loss falls below the present plateau.",
      effectSource: "Karpathy, A Recipe for Training Neural Networks: first a model that overfits",
      effort: "low",
      risk: "A larger model can overfit.",
      verify: "The wider model overfits one batch of 16 examples to zero loss within 1,000 steps.",
    },
  ],
  requests: [
    {
      artifact: "model",
      enables: ["hidden-layers-narrow", "bottleneck-layer", "linear-stack"],
      why: "Curves cannot tell a small model from a frozen, linear or over-regularised one: its layers can.",
    },
    {
      artifact: "config",
      enables: ["hidden-layers-narrow", "dropout-strong"],
      why: "Widths, dropout and decay rule the look-alikes in or out.",
    },
    {
      artifact: "layer-stats",
      enables: ["layer-update-zero"],
      why: "Whether every layer moves rules out frozen ones.",
    },
  ],
  logNextTime: "A summary of the model: layers, parameters, shapes.",
  damage: "loss",
  references: ["https://karpathy.github.io/2019/04/25/recipe/"],
};
