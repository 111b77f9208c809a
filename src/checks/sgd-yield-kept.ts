import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { sgdPromise, whyNoSgdDescent } from "../signals/sgd-descent.ts";
import { medianOf } from "../stats/median-of.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** Every step to the end yields nearly what its gradient promises, and all of them together do not get far. */
export const sgdYieldKept = defineCheck({
  id: "sgd-yield-kept",
  title: "Steps keep yielding what their gradients promise",
  question:
    "Does the loss fall over the whole run by a large part of rate times squared gradient norm, and not far?",
  needs: ["train-loss", "gradient-norm", "learning-rate", "config"],
  regimes: LOSS_REGIMES,
  signal: "train-curve",
  figure: "loss",
  thresholds: {
    yield: {
      value: 0.3,
      source:
        "on a quadratic the longest step that still goes straight down yields half of rate × g², longer ones less, and the noise of batches takes its share: a run that keeps a third could have taken longer steps. Labelled runs: 0.41 and 0.72 with too low a rate, at most 0.19 of the other runs that do not get far",
    },
    fall: {
      value: 0.6,
      source:
        "a loss that falls further got where it was going: easy data yields as much. Healthy runs with such a yield lose 94 % and more",
    },
    least: { value: 0.02, source: "a smaller fall lies within the noise of single batches" },
    points: { value: 20, source: "start and end are medians of a few steps each" },
  },
  detect(inputs, limit) {
    const reason = whyNoSgdDescent(inputs, limit.points);
    if (reason !== null) return { kind: "inconclusive", reason };
    const loss = inputs["train-loss"];
    const count = loss.values.length;
    const few = Math.max(3, Math.floor(count / 20));
    const start = medianOf(loss.values.subarray(0, few));
    const fall = start - medianOf(loss.values.subarray(count - few));
    const promised = sgdPromise(inputs, count - 1);
    if (!(promised > 0 && Number.isFinite(fall)))
      return { kind: "inconclusive", reason: "rate and gradient norm are not logged at the same steps" };
    const share = fall / promised;
    const far = fall / Math.abs(start);
    const measured = [
      {
        name: "fall of the loss / Σ rate × g²",
        value: share,
        threshold: limit.yield,
        passes: "above" as const,
      },
      { name: "fall of the training loss", value: far, threshold: limit.fall, passes: "below" as const },
    ];
    const claim = `Over the whole run the loss falls by ${numberWords(fall)}, ${numberWords(share)} × what rate and gradient norm promise (${numberWords(promised)}; more than ${numberWords(limit.yield)} × means that longer steps would still go downhill), and by ${percentWords(far)} of itself (less than ${percentWords(limit.fall)} counts)`;
    if (!(share > limit.yield && far < limit.fall && far > limit.least))
      return { kind: "absent", claim, measured };
    return { kind: "present", strength: ramp(share, 0.2, 0.5), at: [], claim, measured };
  },
});
