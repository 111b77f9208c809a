import { defineCheck } from "../model/check.ts";
import { hiddenWidths } from "../signals/hidden-widths.ts";

/** The configuration sets no activation for a net with hidden layers. */
export const activationNone = defineCheck({
  id: "activation-none",
  title: "No activation configured",
  question: "Does the configuration set a linear activation for a net with hidden layers?",
  needs: ["config"],
  uses: ["model"],
  signal: "config",
  ground: "declared",
  figure: "none",
  thresholds: {},
  detect(inputs) {
    const setting = inputs.config.known.activation;
    if (!setting) return { kind: "inconclusive", reason: "the configuration names no activation" };
    const name = String(setting.value).toLowerCase();
    const linear = ["none", "linear", "identity", "null", ""].includes(name);
    const hidden = hiddenWidths(inputs.model, inputs.config);
    const claim = `The configuration sets ${setting.key} to ${name === "" ? "nothing" : name}`;
    if (!linear || hidden?.values.length === 0) return { kind: "absent", claim, measured: [] };
    return { kind: "present", strength: 1, at: [], claim, measured: [], sources: [setting.at] };
  },
});
