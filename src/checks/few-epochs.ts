import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { numberWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** The run saw its data only a few times. */
export const fewEpochs = defineCheck({
  id: "few-epochs",
  title: "Few passes over the data",
  question: "Did the run pass over its data only a few times?",
  needs: ["config"],
  uses: ["facts"],
  regimes: LOSS_REGIMES,
  signal: "config",
  ground: "declared",
  figure: "none",
  thresholds: {
    epochs: {
      value: 10,
      source:
        "labelled runs: undertrained ones have 3 to 8 epochs; large models are trained for one, so it only supports",
    },
  },
  detect(inputs, limit) {
    const setting = inputs.config.known.epochs;
    const epochs = setting?.value ?? inputs.facts?.plannedEpochs;
    if (epochs === undefined)
      return { kind: "inconclusive", reason: "the configuration names no number of epochs" };
    const measured = [
      { name: "planned epochs", value: epochs, threshold: limit.epochs, passes: "below" as const },
    ];
    const claim = `The run was planned for ${numberWords(epochs)} epochs (limit ${numberWords(limit.epochs)})`;
    if (!(epochs < limit.epochs)) return { kind: "absent", claim, measured };
    const sources = setting ? { sources: [setting.at] } : {};
    return { kind: "present", strength: ramp(epochs, 12, 4), at: [], claim, measured, ...sources };
  },
});
