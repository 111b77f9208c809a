import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { sgdPromise, whyNoSgdDescent } from "../signals/sgd-descent.ts";
import { medianOf } from "../stats/median-of.ts";
import { numberWords } from "../stats/number-words.ts";
import { logRamp } from "../stats/ramp.ts";

/** The loss falls far less than the logged gradients and rates say it should. */
export const sgdYieldSmall = defineCheck({
  id: "sgd-yield-small",
  title: "Steps yield less than their gradients promise",
  question: "Does the loss fall by far less than rate times squared gradient norm adds up to?",
  needs: ["train-loss", "gradient-norm", "learning-rate", "config"],
  regimes: LOSS_REGIMES,
  signal: "train-curve",
  figure: "loss",
  thresholds: {
    yield: {
      value: 0.015,
      source:
        "labelled runs: at most 0.0095 in 14 clipped too tightly, healthy 0.018 and more of 15: by first order a step of SGD lowers the loss by rate × g²",
    },
    points: { value: 20, source: "a fifth of the run must hold a few steps" },
  },
  detect(inputs, limit) {
    const reason = whyNoSgdDescent(inputs, limit.points);
    if (reason !== null) return { kind: "inconclusive", reason };
    const loss = inputs["train-loss"];
    const count = loss.values.length;
    const head = Math.max(3, Math.floor(count / 20));
    const start = medianOf(loss.values.subarray(0, 3));
    const fifth = Math.floor(count / 5);
    const fall = start - medianOf(loss.values.subarray(Math.max(0, fifth - head), fifth + 1));
    const promised = sgdPromise(inputs, fifth);
    if (!(promised > 0))
      return { kind: "inconclusive", reason: "rate and gradient norm are not logged at the same steps" };
    const share = fall / promised;
    const measured = [
      {
        name: "fall of the loss / Σ rate × g²",
        value: share,
        threshold: limit.yield,
        passes: "below" as const,
      },
    ];
    const claim = `Over the first fifth of the run the loss falls by ${numberWords(fall)}, ${numberWords(share)} × what rate and gradient norm promise (${numberWords(promised)}; less than ${numberWords(limit.yield)} × counts)`;
    // Where the loss rises the steps are too large, which is another matter.
    if (!(share < limit.yield && fall > -0.02 * Math.abs(start))) return { kind: "absent", claim, measured };
    return {
      kind: "present",
      strength: logRamp(Math.max(share, 1e-6), 0.03, 0.007),
      at: [],
      claim,
      measured,
    };
  },
});
