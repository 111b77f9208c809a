import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** One batch with outliers, or a corrupt shard. */
export const badDataBatch: Cause<CheckId> = {
  id: "bad-data-batch",
  title: "Bad batch of data",
  mechanism:
    "One batch holds values far outside the rest, or no numbers at all: loss and gradient jump at that very step, out of a calm run.",
  expects: [
    {
      check: "sudden-nan-loss",
      weight: 4,
      decisive:
        "labelled runs: 16 of 16 whose loss turns NaN by a batch and whose gradients are logged, 0 of 245 healthy; divergence grows over several steps before",
    },
    { check: "isolated-loss-spike", weight: 3 },
    { check: "loss-not-a-number", weight: 1 },
    { check: "gradient-spike-at-loss-spike", weight: 3 },
    { check: "train-epoch-spike", weight: 2 },
  ],
  excludes: [
    {
      check: "undefined-operation-in-log",
      weight: 6,
      because: "The log names an operation that has no result for numbers that are ordinary.",
    },
    {
      check: "batch-tiny",
      weight: 4,
      because: "With so few examples an update single ones make such spikes, and they are no fault.",
    },
    { check: "rate-rises-to-the-end", weight: 4, because: "The rate rises, and rough steps with it." },
    { check: "rate-restarts", weight: 3, because: "The rate restarts, and rough steps with it." },
    { check: "rate-jump-once", weight: 3, because: "The rate jumps in the middle of the run." },
    {
      check: "momentum-near-one",
      weight: 4,
      because: "A momentum near 1 throws the loss up at no step in particular.",
    },
    {
      check: "adam-rate-far-above-usual",
      weight: 4,
      because: "With such a rate the loss jumps at any batch.",
    },
    {
      check: "loss-scale-collapse",
      weight: 3,
      because: "The overflow returns at step after step, not at one batch.",
    },
    { check: "divergence-to-nan", weight: 3, because: "Loss or gradient grow before the failure." },
    { check: "gradient-too-smooth", weight: 3, because: "The gradient is a running sum." },
    { check: "nan-gradient-hidden", weight: 2, because: "The log hides the steps that were not numbers." },
  ],
  lookAlikes: [
    { cause: "nan-from-math", unless: "the batch itself holds values that are not numbers" },
    { cause: "lr-too-high", unless: "the neighbourhood of the spike is calm", check: "isolated-loss-spike" },
    {
      cause: "scheduler-misconfigured",
      unless: "the rate is flat where the loss jumps",
      check: "rate-rises-to-the-end",
    },
    { cause: "exploding-gradients", unless: "nothing grows before the failure", check: "divergence-to-nan" },
    { cause: "nan-masked-log", unless: "the log shows the NaN", check: "nan-gradient-hidden" },
    { cause: "hardware-fault", unless: "the same batch fails again on another machine" },
  ],
  fixes: [
    {
      action: "Find the batch of that step, and clean or drop it",
      change: { kind: "action" },
      effect:
        "The spike or the NaN is gone in a rerun with the same order of data; rewinding and skipping the batches ended the spikes of PaLM.",
      effectSource: "PaLM (arXiv 2204.02311)",
      effort: "medium",
      risk: "More batches of the same source may be bad.",
      verify: "Compute the loss of each example of that batch, and check them for NaN and outliers.",
    },
    {
      action: "Clip the gradient norm near its 90th percentile",
      change: { kind: "clip-at-typical-gradient", setting: "gradient-clip" },
      effect:
        "One outlier batch moves the weights no further than an ordinary one. It does not help against NaN.",
      effectSource: "Tuning Playbook",
      effort: "low",
      risk: "Clipping more than half of the steps lowers the rate.",
      verify: "The norm before clipping still shows the spike; the loss after it does not.",
    },
  ],
  requests: [
    {
      artifact: "step-metrics",
      enables: ["sudden-nan-loss", "isolated-loss-spike"],
      why: "An epoch's mean hides which step failed and what came before it.",
    },
    {
      artifact: "gradients",
      enables: ["sudden-nan-loss", "gradient-spike-at-loss-spike"],
      why: "A calm gradient just before tells a bad batch from divergence.",
    },
    {
      artifact: "data-order",
      enables: [],
      why: "The ids of the batch at that step say which examples to look at, and a second run whether it is the same ones.",
    },
  ],
  logNextTime: "Loss and gradient norm at every step, and the ids of each batch.",
  damage: "loss",
  references: [
    "https://arxiv.org/abs/2204.02311",
    "https://github.com/stas00/ml-engineering/tree/master/training/instabilities",
  ],
};
