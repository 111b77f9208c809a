import { defineCheck } from "../model/check.ts";

/** The configuration turns shuffling off. */
export const shuffleOff = defineCheck({
  id: "shuffle-off",
  title: "Shuffling turned off",
  question: "Does the configuration turn the shuffling of training data off?",
  needs: ["config"],
  signal: "config",
  ground: "declared",
  thresholds: {},
  detect(inputs) {
    const setting = inputs.config.known.shuffle;
    if (!setting) return { kind: "inconclusive", reason: "the configuration does not speak of shuffling" };
    const claim = `The configuration sets ${setting.key} to ${setting.value}`;
    if (setting.value) return { kind: "absent", claim, measured: [] };
    return { kind: "present", strength: 1, at: [], claim, measured: [], sources: [setting.at] };
  },
});
