import { defineCheck } from "../model/check.ts";
import { numberWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** Momentum so near 1 that a step goes on for hundreds of steps. */
export const momentumNearOne = defineCheck({
  id: "momentum-near-one",
  title: "Momentum near 1",
  question: "Is the configured momentum so near 1 that the steps overshoot?",
  needs: ["config"],
  signal: "config",
  ground: "declared",
  figure: "none",
  thresholds: {
    momentum: {
      value: 0.98,
      source:
        "labelled runs: 0.992 and more in 16 of 16, 0.9 in all healthy ones that name it; up to 0.97 is in use",
    },
  },
  detect(inputs, limit) {
    const setting = inputs.config.known.momentum;
    const optimizer = inputs.config.known.optimizer?.value ?? null;
    if (!setting || typeof setting.value !== "number") {
      if (optimizer === null)
        return { kind: "inconclusive", reason: "the configuration names neither optimizer nor momentum" };
      return {
        kind: "absent",
        claim: `The configuration sets no momentum for ${optimizer}, so its default stands`,
        measured: [],
      };
    }
    const momentum = setting.value;
    const measured = [
      { name: "momentum", value: momentum, threshold: limit.momentum, passes: "above" as const },
    ];
    const memory = `a gradient acts on for ${numberWords(Math.round(1 / (1 - momentum)))} steps`;
    const claim = `The configuration sets a momentum of ${numberWords(momentum)} (limit ${numberWords(limit.momentum)}): ${memory}`;
    if (!(momentum > limit.momentum && momentum < 1) || optimizer?.includes("adam"))
      return { kind: "absent", claim, measured };
    return {
      kind: "present",
      strength: ramp(momentum, 0.97, 0.99),
      at: [],
      claim,
      measured,
      sources: [setting.at],
    };
  },
});
