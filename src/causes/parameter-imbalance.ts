import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** The parameters sit in the wrong place: a bottleneck between wide layers. */
export const parameterImbalance: Cause<CheckId> = {
  id: "parameter-imbalance",
  title: "Bottleneck between wide layers",
  mechanism:
    "Everything must pass a layer of very few units: the parameters of the wide layers beside it cannot be used.",
  expects: [
    {
      check: "bottleneck-layer",
      weight: 4,
      whenAbsent: 4,
      decisive: "labelled runs: a layer of 1 unit between 512 and 128 in 7 of 7, 0 of 213 healthy",
    },
    { check: "train-plateau-above-floor", weight: 1 },
    { check: "loss-never-below-start", weight: 1 },
  ],
  excludes: [
    {
      check: "linear-stack",
      weight: 1,
      because: "Without activations no layer does more than a linear one.",
    },
  ],
  lookAlikes: [
    {
      cause: "capacity-too-small",
      unless: "other layers are many times wider",
      check: "hidden-layers-narrow",
    },
    { cause: "dead-relu", unless: "the narrow layer's units are alive", check: "units-dead-from-start" },
    {
      cause: "missing-nonlinearity",
      unless: "there are activations between the layers",
      check: "linear-stack",
    },
  ],
  fixes: [
    {
      action: "Widen the narrowest layer to at least an eighth of its neighbours",
      change: { kind: "action" },
      effect: "Direction only: the loss falls below the plateau of the bottleneck.",
      effectSource: "direction only",
      effort: "low",
      risk: "None known.",
      verify: "The training loss falls below the present plateau.",
    },
  ],
  requests: [
    {
      artifact: "model",
      enables: ["bottleneck-layer"],
      why: "The widths of the layers decide it; curves hold no sign.",
    },
    { artifact: "config", enables: ["bottleneck-layer"], why: "The configured widths show a bottleneck." },
  ],
  logNextTime: "A summary of the model: layers, parameters, shapes.",
  damage: "loss",
  references: ["https://karpathy.github.io/2019/04/25/recipe/"],
};
