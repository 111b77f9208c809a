import { defineCheck } from "../model/check.ts";
import { numberWords } from "../stats/number-words.ts";
import { logRamp } from "../stats/ramp.ts";

/** Weight decay that is added to the gradient and is as large as it. */
export const decayStrong = defineCheck({
  id: "decay-strong",
  title: "Coupled weight decay very strong",
  question: "Is a weight decay that acts through the gradient far above the usual?",
  needs: ["config"],
  signal: "config",
  ground: "declared",
  figure: "none",
  thresholds: {
    decay: {
      value: 0.05,
      source:
        "labelled runs: 23 of 37 over-regularised ones lie above (the others by dropout), healthy 1e-4 where it acts through the gradient (up to 0.008 with SGD). AdamW is left out: there 0.1 is normal, because the decay does not pass through the gradient",
    },
  },
  detect(inputs, limit) {
    const { "weight-decay": setting, optimizer } = inputs.config.known;
    if (!setting || typeof setting.value !== "number" || !optimizer)
      return { kind: "inconclusive", reason: "the configuration names no weight decay or no optimizer" };
    const decay = setting.value;
    const name = String(optimizer.value);
    const measured = [
      { name: "weight decay", value: decay, threshold: limit.decay, passes: "above" as const },
    ];
    const claim = `The configuration sets a weight decay of ${numberWords(decay)} for ${name} (limit ${numberWords(limit.decay)} where it acts through the gradient)`;
    const coupled = /^(adam|sgd|rmsprop|adagrad|nadam|momentum)$/.test(name);
    if (!coupled || !(decay > limit.decay)) return { kind: "absent", claim, measured };
    return {
      kind: "present",
      strength: logRamp(decay, 0.03, 0.2),
      at: [],
      claim,
      measured,
      sources: [setting.at],
    };
  },
});
