import { defineCheck } from "../model/check.ts";
import { stepAt } from "../model/series.ts";
import { numberWords } from "../stats/number-words.ts";

/** A loss below 0 although its formula cannot give one. */
export const lossNegative = defineCheck({
  id: "loss-negative",
  title: "Loss below its floor of 0",
  question: "Is the loss below 0 although the configured loss cannot be?",
  needs: ["train-loss", "config"],
  signal: "train-curve",
  ground: "observed",
  figure: "loss",
  thresholds: {
    share: {
      value: 0.02,
      source:
        "exact: cross-entropy of classes and squared errors are never below 0; a first few values may be averages of a shifted loss",
    },
  },
  detect(inputs, limit) {
    const setting = inputs.config.known.loss;
    if (!setting || !/cross_?entropy|^ce$|^bce|nll|mse|l1|mae|huber/i.test(String(setting.value)))
      return {
        kind: "inconclusive",
        reason: "the configuration names no loss that is known to stay above 0",
      };
    const { values } = inputs["train-loss"];
    const below = Array.from(values.keys()).filter((i) => (values[i] ?? 0) < 0);
    const share = below.length / values.length;
    const measured = [
      { name: "losses below 0", value: share, threshold: limit.share, passes: "above" as const },
    ];
    const claim = `${below.length === 0 ? "None" : numberWords(below.length)} of ${numberWords(values.length)} training losses are below 0 with ${setting.key} = ${setting.value}`;
    if (!(share > limit.share)) return { kind: "absent", claim, measured };
    const loss = inputs["train-loss"];
    const at = [{ from: stepAt(loss, below[0] ?? 0), to: stepAt(loss, below.at(-1) ?? 0) }];
    return { kind: "present", strength: 1, at, claim, measured };
  },
});
