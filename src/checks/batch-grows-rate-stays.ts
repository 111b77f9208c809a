import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { batchGrowth } from "../signals/batch-growth.ts";
import { numberWords } from "../stats/number-words.ts";
import { logRamp } from "../stats/ramp.ts";

/** From some epoch on an epoch has far fewer steps, and the rate does not follow. */
export const batchGrowsRateStays = defineCheck({
  id: "batch-grows-rate-stays",
  title: "Batch grows, rate stays",
  question: "Do epochs come to have far fewer steps, while the learning rate does not rise?",
  needs: ["learning-rate"],
  regimes: LOSS_REGIMES,
  signal: "learning-rate",
  figure: "learning-rate",
  thresholds: {
    factor: {
      value: 2,
      source:
        "steps of an epoch before / after: a batch that doubles is a change that rates are scaled for (Tuning Playbook)",
    },
    rate: {
      value: 1.2,
      source:
        "rate after / before: the root of 2, the least that is recommended for a doubled batch (Adam), is 1.41",
    },
  },
  detect(inputs, limit) {
    const rate = inputs["learning-rate"];
    if (rate.cadence === "epoch" || !rate.axes.epoch)
      return { kind: "inconclusive", reason: "the learning rate is not logged by step and epoch" };
    const growth = batchGrowth(rate);
    if (!growth)
      return {
        kind: "absent",
        claim: "The epochs do not change from one number of steps to another",
        measured: [],
      };
    const factor = growth.before / growth.after;
    const measured = [
      {
        name: "steps of an epoch, before / after",
        value: factor,
        threshold: limit.factor,
        passes: "above" as const,
      },
      {
        name: "learning rate, after / before",
        value: growth.rateRatio,
        threshold: limit.rate,
        passes: "below" as const,
      },
    ];
    const claim = `From step ${numberWords(growth.step)} on an epoch has ${numberWords(growth.after)} steps, before ${numberWords(growth.before)} (a factor of ${numberWords(factor)}, limit ${numberWords(limit.factor)}), and the learning rate is ${numberWords(growth.rateRatio)} × what it was (limit ${numberWords(limit.rate)})`;
    if (!(factor >= limit.factor && growth.rateRatio < limit.rate))
      return { kind: "absent", claim, measured };
    const at = [{ from: growth.step, to: growth.step }];
    return { kind: "present", strength: logRamp(factor, 1.4, 8), at, claim, measured };
  },
});
