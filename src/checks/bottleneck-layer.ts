import { defineCheck } from "../model/check.ts";
import { hiddenWidths } from "../signals/hidden-widths.ts";
import { numberWords } from "../stats/number-words.ts";
import { logRamp } from "../stats/ramp.ts";

/** One hidden layer that lets almost nothing through, between wide ones. */
export const bottleneckLayer = defineCheck({
  id: "bottleneck-layer",
  title: "One hidden layer far narrower than the rest",
  question: "Is one hidden layer a few units wide while others are many times wider?",
  needs: [],
  uses: ["model", "config"],
  signal: "model",
  ground: "declared",
  figure: "none",
  thresholds: {
    width: { value: 3, source: "labelled runs: 1 in 7 of 7; codes of autoencoders and adapters have more" },
    ratio: {
      value: 8,
      source: "labelled runs: widest over narrowest 512 in 7 of 7, at most 8 in 213 healthy",
    },
  },
  detect(inputs, limit) {
    const widths = hiddenWidths(inputs.model, inputs.config);
    if (!widths) return { kind: "not-applicable", missing: ["model", "config"] };
    const narrowest = Math.min(...widths.values);
    const ratio = Math.max(...widths.values) / narrowest;
    const measured = [
      {
        name: "narrowest hidden layer",
        value: narrowest,
        unit: "units",
        threshold: limit.width,
        passes: "below" as const,
      },
      { name: "widest / narrowest", value: ratio, threshold: limit.ratio, passes: "above" as const },
    ];
    const claim = `The hidden layers have ${widths.values.map((width) => numberWords(width)).join(", ")} units: the narrowest ${numberWords(narrowest)} (at most ${numberWords(limit.width)} counts), the widest ${numberWords(ratio)} × that (limit ${numberWords(limit.ratio)})`;
    if (!(narrowest <= limit.width && ratio > limit.ratio)) return { kind: "absent", claim, measured };
    return {
      kind: "present",
      strength: logRamp(ratio, 4, 32),
      at: [],
      claim,
      measured,
      sources: [widths.at],
    };
  },
});
