import { defineCheck } from "../model/check.ts";

/** The configuration says that part of the model stays as it was, on purpose. */
export const freezingDeclared = defineCheck({
  id: "freezing-declared",
  title: "Fine-tuning of a pretrained model",
  question: "Does the configuration speak of a pretrained model, adapters or layers frozen on purpose?",
  needs: ["config"],
  signal: "config",
  ground: "declared",
  figure: "none",
  thresholds: {},
  detect(inputs) {
    const words =
      /pretrain|lora|adapter|peft|freeze|frozen|fine_?-?tun|linear_?prob|backbone|base_model|name_or_path/i;
    const entry = inputs.config.entries.find(
      ({ key, value }) => words.test(key) && value !== false && value !== null && value !== "" && value !== 0,
    );
    if (!entry)
      return {
        kind: "absent",
        claim: "The configuration names no pretrained model, adapter or freezing",
        measured: [],
      };
    return {
      kind: "present",
      strength: 1,
      at: [],
      claim: `The configuration sets ${entry.key}, so that part of the model may stay as it was on purpose`,
      measured: [],
      sources: [entry.at],
    };
  },
});
