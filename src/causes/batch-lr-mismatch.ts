import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** The batch grew and rate and warm-up did not follow. */
export const batchLrMismatch: Cause<CheckId> = {
  id: "batch-lr-mismatch",
  title: "Batch changed without the rate",
  mechanism:
    "A larger batch takes fewer steps an epoch; at the rate of the smaller one the run covers less ground in the same number of epochs.",
  expects: [
    // Where the batch changes in mid-run, the files show it; against an earlier run they cannot.
    { check: "batch-grows-rate-stays", weight: 3 },
    { check: "progress-slows-with-batch", weight: 2 },
    { check: "rate-reach-short", weight: 1 },
    { check: "train-still-improving", weight: 1 },
  ],
  excludes: [
    { check: "gradient-clipped-always", weight: 3, because: "Clipping makes the steps short." },
    { check: "layer-update-zero", weight: 3, because: "Some layers do not learn." },
  ],
  lookAlikes: [
    {
      cause: "undertrained",
      unless: "another batch size at the same number of epochs gets further",
      check: "progress-slows-with-batch",
    },
    { cause: "lr-too-low", unless: "the rate fitted the batch of an earlier run", check: "rate-reach-short" },
  ],
  fixes: [
    {
      action: "Scale the rate with the batch, with a warm-up, and tune again",
      change: { kind: "action" },
      effect: "Direction only: linear scaling holds for SGD up to a point, the square root for Adam.",
      effectSource: "Tuning Playbook",
      effort: "medium",
      risk: "Too large a rate diverges early.",
      verify: "The loss an epoch matches that of the smaller batch.",
    },
  ],
  requests: [
    {
      artifact: "learning-rate",
      enables: ["batch-grows-rate-stays"],
      why: "Rate by step and epoch shows whether epochs became shorter, and whether the rate followed.",
    },
    {
      artifact: "more-runs",
      enables: [],
      why: "The curve of the run with the smaller batch is what this one must be compared with.",
    },
    {
      artifact: "config",
      enables: ["rate-reach-short"],
      why: "Batch size, rate and warm-up show whether the rate followed the batch.",
    },
  ],
  logNextTime: "Batch size and rate of every run, and the loss against epochs.",
  damage: "loss",
  references: ["https://github.com/google-research/tuning_playbook"],
};
