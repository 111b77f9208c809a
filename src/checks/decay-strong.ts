import { defineCheck } from "../model/check.ts";
import { numberWords } from "../stats/number-words.ts";
import { logRamp } from "../stats/ramp.ts";

/** Weight decay that is added to the gradient and is as large as it. */
export const decayStrong = defineCheck({
  id: "decay-strong",
  title: "Weight decay very strong",
  question: "Is the weight decay far above the usual of its optimizer?",
  needs: ["config"],
  signal: "config",
  ground: "declared",
  figure: "none",
  thresholds: {
    decay: {
      value: 0.05,
      source:
        "labelled runs: 23 of 37 over-regularised ones lie above (the others by dropout), healthy 1e-4 where it acts through the gradient (up to 0.008 with SGD)",
    },
    decoupled: {
      value: 1,
      source:
        "AdamW keeps every weight within 1 / decay (Xie & Li 2024, arXiv 2404.04454): from 1 on none may exceed 1. Published recipes use 0.01 to 0.3 (GPT-3 0.1, ViT 0.3)",
    },
  },
  detect(inputs, limit) {
    const { "weight-decay": setting, optimizer } = inputs.config.known;
    if (!setting || typeof setting.value !== "number" || !optimizer)
      return { kind: "inconclusive", reason: "the configuration names no weight decay or no optimizer" };
    const decay = setting.value;
    const name = String(optimizer.value);
    const coupled = /^(adam|sgd|rmsprop|adagrad|nadam|momentum)$/.test(name);
    const decoupled = name === "adamw";
    const most = decoupled ? limit.decoupled : limit.decay;
    const measured = [{ name: "weight decay", value: decay, threshold: most, passes: "above" as const }];
    const acts = decoupled ? "where it acts on the weights themselves" : "where it acts through the gradient";
    const claim = `The configuration sets a weight decay of ${numberWords(decay)} for ${name} (limit ${numberWords(most)} ${acts})`;
    if (!(coupled || decoupled) || !(decay > most)) return { kind: "absent", claim, measured };
    return {
      kind: "present",
      strength: logRamp(decay, 0.6 * most, 4 * most),
      at: [],
      claim,
      measured,
      sources: [setting.at],
    };
  },
});
