import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** Layers stacked without an activation between them. */
export const missingNonlinearity: Cause<CheckId> = {
  id: "missing-nonlinearity",
  title: "No activation between layers",
  mechanism:
    "Linear layers in a row are one linear layer: the model is no more than a linear regression, however many units it has.",
  expects: [
    {
      check: "linear-stack",
      weight: 4,
      whenAbsent: 4,
      decisive: "exact: 6 of 6 labelled runs, 0 of 99 healthy chains; two linear maps in a row are one",
    },
    { check: "activation-none", weight: 3, whenAbsent: 3 },
    {
      check: "outputs-affine-in-inputs",
      weight: 4,
      whenAbsent: 4,
      decisive:
        "exact: a network that bends nowhere is a weighted sum of its inputs, 12 of 12 labelled runs and 0 of 490 others",
    },
    { check: "train-plateau-above-floor", weight: 1 },
  ],
  excludes: [],
  lookAlikes: [
    { cause: "capacity-too-small", unless: "the layers are wide enough", check: "hidden-layers-narrow" },
    { cause: "frozen-layers", unless: "every layer moves", check: "layer-update-zero" },
    { cause: "parameter-imbalance", unless: "no layer is a bottleneck", check: "bottleneck-layer" },
    { cause: "over-regularized", unless: "dropout and decay are ordinary", check: "dropout-strong" },
  ],
  fixes: [
    {
      action: "Put a ReLU or GELU after each hidden layer",
      change: { kind: "set", setting: "activation", to: "relu" },
      effect: "Direction only: the model can fit what a linear one cannot.",
      effectSource: "direction only (UMLAUT, CHI 2021, names the fault)",
      effort: "low",
      risk: "None known.",
      verify: "The training loss falls below that of a linear model.",
    },
  ],
  requests: [
    {
      artifact: "model",
      enables: ["linear-stack"],
      why: "The list of layers decides it; curves hold no sign.",
    },
    { artifact: "config", enables: ["activation-none"], why: "The configured activation decides it." },
  ],
  logNextTime: "A summary of the model, activations included.",
  damage: "loss",
  references: ["https://github.com/BerkeleyHCI/umlaut"],
};
