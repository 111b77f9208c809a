import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { lossShifts } from "../signals/loss-shifts.ts";
import { numberWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** The level of the training loss rises and stays up. */
export const lossLevelRises = defineCheck({
  id: "loss-level-rises",
  title: "Level of the training loss rises and stays",
  question: "Does the training loss rise to a higher level and stay there?",
  needs: ["train-loss"],
  regimes: LOSS_REGIMES,
  signal: "train-curve",
  figure: "loss",
  thresholds: {
    rise: {
      value: 0.15,
      source:
        "healthy language-model logs reach 11.7 % in a 16-step median, 4.8 % in a 64-step one (80 runs)",
    },
  },
  detect(inputs, limit) {
    const shifts = lossShifts(inputs["train-loss"]);
    if (!shifts) return { kind: "inconclusive", reason: "fewer than 320 training losses are logged by step" };
    const first = shifts.toSorted((a, b) => b.after / b.before - a.after / a.before)[0];
    const rise = first ? first.after / first.before - 1 : 0;
    const measured = [
      { name: "sustained rise of the loss", value: rise, threshold: limit.rise, passes: "above" as const },
    ];
    if (!first || !(rise > limit.rise))
      return {
        kind: "absent",
        claim: `The level of the training loss rises by ${numberWords(100 * rise)} % at most (limit ${numberWords(100 * limit.rise)} %)`,
        measured,
      };
    const claim = `From step ${numberWords(first.step)} on the level of the training loss is ${numberWords(first.after)}, ${numberWords(100 * rise)} % above the 128 logged steps before (limit ${numberWords(100 * limit.rise)} %)`;
    return {
      kind: "present",
      strength: ramp(rise, 0.1, 0.6),
      at: [{ from: first.step, to: first.step }],
      claim,
      measured,
    };
  },
});
