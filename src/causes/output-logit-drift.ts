import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** The output logits drift away from log-probabilities. */
export const outputLogitDrift: Cause<CheckId> = {
  id: "output-logit-drift",
  title: "Output logits drift",
  mechanism:
    "Nothing holds the sum of the exponentials of the logits near 1, so they drift until rounding and large steps disturb the loss, late in training.",
  expects: [{ check: "loss-level-rises", weight: 1, whenAbsent: 2 }],
  excludes: [
    { check: "rate-restarts", weight: 3, because: "The rate restarts." },
    { check: "rate-jump-once", weight: 3, because: "The rate jumps." },
    { check: "rate-rises-to-the-end", weight: 3, because: "The rate rises." },
    { check: "momentum-near-one", weight: 3, because: "A momentum near 1 explains it." },
    { check: "gradient-too-smooth", weight: 3, because: "The gradient is a running sum." },
    { check: "adam-rate-far-above-usual", weight: 3, because: "The rate is far too high for any network." },
    { check: "isolated-loss-spike", weight: 2, because: "A single batch stands out." },
    { check: "sudden-nan-loss", weight: 2, because: "Nothing grows before the failure." },
  ],
  lookAlikes: [
    { cause: "overfitting", unless: "the training loss rises as well" },
    { cause: "lr-too-high", unless: "the loss rises late, not at the peak of the rate" },
    { cause: "attention-logit-growth", unless: "the logits of the output grow, not of attention" },
  ],
  fixes: [
    {
      action: "Add a z-loss of 1e-4",
      change: { kind: "action" },
      effect:
        "Keeps the logarithm of the partition function near 0; it removed the divergence of small proxies.",
      effectSource: "Small-scale proxies (arXiv 2309.14322)",
      effort: "low",
      risk: "A slightly higher loss.",
      verify: "The mean logarithm of the partition function stays within 1 of 0.",
    },
  ],
  requests: [
    {
      artifact: "activations",
      enables: [],
      why: "The logarithm of the sum of exponentials of the logits over time decides it.",
    },
    {
      artifact: "step-metrics",
      enables: ["loss-level-rises"],
      why: "The loss by step shows whether its level rises late.",
    },
  ],
  logNextTime: "Mean logarithm of the partition function (z) at every step.",
  damage: "loss",
  references: ["https://arxiv.org/abs/2309.14322"],
};
