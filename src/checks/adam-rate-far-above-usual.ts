import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { rateCourse } from "../signals/rate-course.ts";
import { numberWords } from "../stats/number-words.ts";
import { logRamp } from "../stats/ramp.ts";

/** A step size of Adam that moves every weight by more than weights usually measure. */
export const adamRateFarAboveUsual = defineCheck({
  id: "adam-rate-far-above-usual",
  title: "Adam rate far above the usual range",
  question: "Is the learning rate of an Adam optimizer above the range in which networks train?",
  needs: ["config"],
  uses: ["learning-rate"],
  regimes: LOSS_REGIMES,
  signal: "config",
  ground: "declared",
  figure: "learning-rate",
  thresholds: {
    rate: {
      value: 0.016,
      source:
        "Adam moves each weight by about the rate in every step, and weights of a layer with 1,000 inputs measure about 0.03; labelled runs: healthy at most 0.0131 of 220, too high 0.10 and more in 10 of 10, and 0.019 in the one run that a missing warm-up broke; usual range 1e-5 to 1e-2 (UMLAUT, CHI 2021)",
    },
  },
  detect(inputs, limit) {
    const { optimizer, "learning-rate": declared } = inputs.config.known;
    if (!optimizer || !/adam|lamb|rmsprop/.test(String(optimizer.value)))
      return { kind: "inconclusive", reason: "the configuration does not name an Adam optimizer" };
    const logged = inputs["learning-rate"] ? rateCourse(inputs["learning-rate"])?.peak : undefined;
    const rate = logged ?? declared?.value;
    if (rate === undefined)
      return { kind: "inconclusive", reason: "no learning rate is logged or configured" };
    const measured = [
      { name: "peak learning rate", value: rate, threshold: limit.rate, passes: "above" as const },
    ];
    const claim = `The learning rate of ${optimizer.value} ${logged === undefined ? "is" : "reaches"} ${numberWords(rate)} (limit ${numberWords(limit.rate)})`;
    if (!(rate > limit.rate)) return { kind: "absent", claim, measured };
    return {
      kind: "present",
      strength: logRamp(rate, 0.01, 0.06),
      at: [],
      claim,
      measured,
      sources: logged === undefined ? [(declared ?? optimizer).at] : [],
    };
  },
});
