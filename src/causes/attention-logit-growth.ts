import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** Attention logits grow until the softmax saturates. */
export const attentionLogitGrowth: Cause<CheckId> = {
  id: "attention-logit-growth",
  title: "Attention logits grow",
  mechanism:
    "Queries and keys grow under a high rate; the softmax over their products becomes one-hot, gradients vanish or jump, and the loss diverges.",
  expects: [
    {
      check: "attention-logits-grow",
      weight: 4,
      whenAbsent: 4,
      decisive: "logits beyond what a softmax can weigh are the mechanism itself (Wortsman et al., Kimi K2)",
    },
    { check: "loss-level-rises", weight: 1, whenAbsent: 2 },
    { check: "gradient-growth", weight: 1 },
  ],
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
    { cause: "lr-too-high", unless: "a normalisation of queries and keys cures it at the same rate" },
    { cause: "output-logit-drift", unless: "the logits of attention, not of the output, grow" },
  ],
  fixes: [
    {
      action: "Normalise queries and keys (qk-layernorm)",
      change: { kind: "action" },
      effect: "Trains stably at rates that diverge without it.",
      effectSource: "Small-scale proxies (arXiv 2309.14322)",
      effort: "medium",
      risk: "Another model: compare from scratch.",
      verify: "The largest attention logit levels off.",
    },
  ],
  requests: [
    {
      artifact: "activations",
      enables: [],
      why: "The largest attention logit and the entropy of attention by layer decide it.",
    },
    {
      artifact: "layer-stats",
      enables: [],
      why: "Norms of the query and key weights show whether they grow.",
    },
  ],
  logNextTime: "Largest attention logit and attention entropy by layer.",
  damage: "loss",
  references: ["https://arxiv.org/abs/2309.14322"],
};
