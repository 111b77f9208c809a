import { defineCheck } from "../model/check.ts";
import { numberWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** Dropout that removes most of each layer's output. */
export const dropoutStrong = defineCheck({
  id: "dropout-strong",
  title: "Dropout removes most units",
  question: "Does dropout remove most of the units?",
  needs: ["config"],
  signal: "config",
  ground: "declared",
  figure: "none",
  thresholds: {
    dropout: {
      value: 0.65,
      source:
        "labelled runs: 14 of 34 over-regularised ones lie above (the others by decay), healthy at most 0.6 of 217; 0.5 is the customary most (UMLAUT)",
    },
  },
  detect(inputs, limit) {
    const setting = inputs.config.known.dropout;
    if (!setting || typeof setting.value !== "number")
      return { kind: "inconclusive", reason: "the configuration names no dropout" };
    const dropout = setting.value;
    const measured = [
      { name: "dropout", value: dropout, threshold: limit.dropout, passes: "above" as const },
    ];
    const claim = `The configuration sets a dropout of ${numberWords(dropout)} (limit ${numberWords(limit.dropout)})`;
    if (!(dropout > limit.dropout && dropout < 1)) return { kind: "absent", claim, measured };
    return {
      kind: "present",
      strength: ramp(dropout, 0.55, 0.8),
      at: [],
      claim,
      measured,
      sources: [setting.at],
    };
  },
});
