import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** Adam's second moment lags behind the gradients. */
export const adamStateInstability: Cause<CheckId> = {
  id: "adam-state-instability",
  title: "Adam's second moment lags",
  mechanism:
    "With a long memory of squared gradients, small ones are divided by next to nothing: when they grow again, a few updates are far too large.",
  expects: [
    { check: "loss-level-rises", weight: 1, whenAbsent: 1 },
    { check: "gradient-growth", weight: 1 },
  ],
  excludes: [
    { check: "rate-restarts", weight: 3, because: "The rate restarts." },
    { check: "rate-jump-once", weight: 3, because: "The rate jumps." },
    { check: "rate-rises-to-the-end", weight: 3, because: "The rate rises." },
    { check: "momentum-near-one", weight: 3, because: "A momentum near 1 explains it." },
    { check: "gradient-too-smooth", weight: 3, because: "The gradient is a running sum." },
    { check: "adam-rate-far-above-usual", weight: 3, because: "The rate is far too high." },
    { check: "sudden-nan-loss", weight: 3, because: "Nothing grows before the failure." },
    { check: "isolated-loss-spike", weight: 2, because: "A single batch stands out of a calm run." },
  ],
  lookAlikes: [
    {
      cause: "bad-data-batch",
      unless: "the spikes come back at other data after a rollback",
      check: "isolated-loss-spike",
    },
    { cause: "lr-too-high", unless: "the loss was calm for most of the run", check: "early-loss-jump" },
  ],
  fixes: [
    {
      action: "Set beta2 to 0.95",
      change: { kind: "set", setting: "beta2", to: 0.95 },
      effect: "OPT-175B went from 0.98 to 0.95 in mid-run; in the BigScience runs 0.95 alone did not help.",
      effectSource: "OPT-175B and BigScience chronicles",
      effort: "low",
      risk: "A noisier second moment: at small batches the rate may have to fall.",
      verify: "Spikes of the gradient norm no longer grow over the run.",
    },
    {
      action: "Clip the gradient norm near its 90th percentile",
      change: { kind: "clip-at-typical-gradient", setting: "gradient-clip" },
      effect: "Direction only: single updates are bounded.",
      effectSource: "Tuning Playbook",
      effort: "low",
      risk: "Clipping more than half of the steps lowers the rate.",
      verify: "Fewer than half of the steps are clipped.",
    },
  ],
  requests: [
    {
      artifact: "layer-stats",
      enables: [],
      why: "Norms of Adam's second moment by layer, beside the gradients, decide it.",
    },
    {
      artifact: "config",
      enables: [],
      why: "The values of beta2 and epsilon say how long the second moment remembers.",
    },
    {
      artifact: "gradients",
      enables: ["gradient-growth"],
      why: "Gradient norms before the spikes show whether small ones came first.",
    },
  ],
  logNextTime: "Norm of Adam's second moment by layer, and update ratios.",
  damage: "loss",
  references: [
    "https://arxiv.org/abs/2304.09871",
    "https://github.com/facebookresearch/metaseq/tree/main/projects/OPT/chronicles",
    "https://github.com/stas00/ml-engineering/tree/master/training/instabilities",
  ],
};
