import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** Nothing holds the model back from memorising. */
export const missingRegularisation: Cause<CheckId> = {
  id: "missing-regularisation",
  title: "No regularisation",
  mechanism:
    "With weight decay and dropout both at 0 nothing in the loss speaks against memorising single rows.",
  expects: [
    // Labelled memorising runs 21 of 21; by itself a setting, not a harm.
    { check: "regularisation-none", weight: 2, whenAbsent: 4 },
    // The harm: labelled memorising runs 26 of 26, healthy 0 of 295.
    { check: "validation-rises-as-training-falls", weight: 1, whenAbsent: 4 },
  ],
  excludes: [
    {
      check: "metric-holds-while-loss-rises",
      weight: 1,
      because: "The task metric holds: regularisation is not what is missing most.",
    },
  ],
  lookAlikes: [
    { cause: "overfitting", unless: "no regularisation is configured", check: "regularisation-none" },
    {
      cause: "split-mismatch",
      unless: "validation inputs are distributed like training inputs",
      check: "validation-features-drifted",
    },
  ],
  fixes: [
    {
      action: "Set a weight decay of 0.01 (decoupled) or 1e-4 (coupled)",
      change: { kind: "set", setting: "weight-decay", to: 0.01 },
      effect: "Direction only: the validation loss turns later and rises less.",
      effectSource: "AdamW default 0.01; SGD practice 1e-4",
      effort: "low",
      risk: "Too much of it keeps the training loss high.",
      verify: "The validation loss ends within 5 % of its lowest.",
    },
    {
      action: "Add dropout of 0.1 to 0.3 before the widest layers",
      change: { kind: "set", setting: "dropout", to: 0.2 },
      effect: "Direction only: as above.",
      effectSource: "Srivastava et al. 2014",
      effort: "low",
      risk: "Training gets slower and noisier.",
      verify: "The validation loss ends within 5 % of its lowest.",
    },
  ],
  requests: [
    {
      artifact: "config",
      enables: ["regularisation-none"],
      why: "The configuration says whether anything holds the model back.",
    },
  ],
  logNextTime: "The whole configuration with its defaults.",
  damage: "loss",
  references: ["https://github.com/google-research/tuning_playbook"],
};
