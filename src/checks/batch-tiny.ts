import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { numberWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** So few examples an update that the noise of the gradient is as large as the gradient. */
export const batchTiny = defineCheck({
  id: "batch-tiny",
  title: "Very few examples an update",
  question: "Does each update see only a few examples?",
  needs: ["config"],
  regimes: LOSS_REGIMES,
  signal: "config",
  ground: "declared",
  figure: "none",
  thresholds: {
    batch: {
      value: 8,
      source:
        "below 8 examples (ml-training-debugger); one device's share of many, or long sequences, can be less and train well",
    },
  },
  detect(inputs, limit) {
    const { "batch-size": setting, "gradient-accumulation": accumulation } = inputs.config.known;
    if (!setting || typeof setting.value !== "number")
      return { kind: "inconclusive", reason: "the configuration names no batch size" };
    const batch = setting.value * (accumulation?.value ?? 1);
    const measured = [
      { name: "examples an update", value: batch, threshold: limit.batch, passes: "below" as const },
    ];
    const claim = `The configuration sets ${numberWords(batch)} examples an update (limit ${numberWords(limit.batch)})`;
    if (!(batch < limit.batch)) return { kind: "absent", claim, measured };
    return { kind: "present", strength: ramp(batch, 8, 1), at: [], claim, measured, sources: [setting.at] };
  },
});
