import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** Layers that the optimizer does not update. */
export const frozenLayers: Cause<CheckId> = {
  id: "frozen-layers",
  title: "Layers do not learn",
  mechanism:
    "Some layers get no update, because they are left out of the optimizer, detached from the graph, or set not to require gradients; the rest learns on top of random features.",
  expects: [
    {
      check: "layer-update-zero",
      weight: 4,
      whenAbsent: 4,
      decisive:
        "labelled runs: update exactly 0 in some layers while others move in 14 of 14, 0 of 120 healthy; dead units are excluded in the check itself",
    },
    { check: "frozen-parameters", weight: 3, whenAbsent: 2 },
    { check: "layer-gradient-zero", weight: 1 },
  ],
  excludes: [
    { check: "freezing-declared", weight: 4, because: "Part of the model stays as it was on purpose." },
    {
      check: "units-dead-from-start",
      weight: 3,
      because: "The units are dead, so their weights get no gradient.",
    },
    { check: "weights-zero-at-start", weight: 3, because: "Weights of 0 pass no gradient on." },
    { check: "weights-unchanged", weight: 3, because: "No layer moves at all." },
  ],
  lookAlikes: [
    { cause: "dead-relu", unless: "the units give outputs other than 0", check: "units-dead-from-start" },
    { cause: "undertrained", unless: "some layers never move", check: "layer-update-zero" },
    { cause: "capacity-too-small", unless: "some layers never move", check: "layer-update-zero" },
    {
      cause: "lr-too-low",
      unless: "the update is exactly 0, and in some layers only",
      check: "layer-update-zero",
    },
    { cause: "degenerate-initialization", unless: "the weights are not 0", check: "weights-zero-at-start" },
  ],
  fixes: [
    {
      action: "Give all parameters to the optimizer and make them trainable",
      change: { kind: "action" },
      effect: "Direction only: the first layers learn features of the data instead of staying random.",
      effectSource: "direction only",
      effort: "low",
      risk: "Layers frozen on purpose (pretrained ones) must stay out.",
      verify: "The update ratio of every layer is above 0 at the first step.",
    },
  ],
  requests: [
    {
      artifact: "layer-stats",
      enables: ["layer-update-zero"],
      why: "An update of exactly 0 in some layers proves it; curves cannot.",
    },
    {
      artifact: "model",
      enables: ["frozen-parameters"],
      why: "The list of trainable parameters shows it without a rerun.",
    },
    {
      artifact: "gradients",
      enables: ["layer-gradient-zero"],
      why: "Gradients by layer show which are cut off.",
    },
  ],
  logNextTime: "Update ratio by layer at the first steps, and the number of trainable parameters.",
  damage: "loss",
  references: ["https://github.com/facebookresearch/metaseq/tree/main/projects/OPT/chronicles"],
};
