import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** Sigmoid or tanh units stand at their ends. */
export const saturatedActivations: Cause<CheckId> = {
  id: "saturated-activations",
  title: "Saturated activations",
  mechanism:
    "Inputs or weights are so large that the units stand at their ends, where they pass next to no gradient.",
  expects: [
    { check: "units-saturated", weight: 4, whenAbsent: 4 },
    { check: "loss-never-below-start", weight: 1 },
    { check: "first-loss-high", weight: 1 },
    { check: "units-saturated-from-start", weight: 1 },
  ],
  excludes: [{ check: "weights-zero-at-start", weight: 3, because: "The weights are 0." }],
  lookAlikes: [
    { cause: "lr-too-high", unless: "the units are saturated before the first large step", explains: true },
    { cause: "inputs-not-normalized", unless: "the inputs are of unit size", check: "input-scale-large" },
    {
      cause: "initialization-scale",
      unless: "the initial weights are ordinary",
      check: "initial-weights-large",
    },
  ],
  fixes: [
    {
      action: "Scale the inputs to unit variance and use Glorot weights",
      change: { kind: "action" },
      effect: "Direction only: outputs return to the slope of the activation.",
      effectSource: "direction only (SageMaker Debugger, SaturatedActivation)",
      effort: "low",
      risk: "None known.",
      verify: "Fewer than a third of the outputs stand at their ends at the first step.",
    },
  ],
  requests: [
    {
      artifact: "activations",
      enables: ["units-saturated"],
      why: "The share of outputs at their ends, by layer, decides it.",
    },
    { artifact: "features", enables: [], why: "Inputs of the wrong scale are the usual reason." },
    {
      artifact: "layer-stats",
      enables: ["initial-weights-large"],
      why: "Too large initial weights are the other usual reason; their norms show it.",
    },
  ],
  logNextTime: "Share of saturated outputs by layer.",
  damage: "loss",
  references: ["https://proceedings.mlr.press/v9/glorot10a.html"],
};
