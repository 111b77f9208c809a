import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { isAnnealed } from "../signals/annealed-rate.ts";
import { evaluationCourse } from "../signals/evaluation-course.ts";
import { fallByRate } from "../signals/fall-by-rate.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** A validation loss that goes on falling for as long as the schedule leaves any rate to fall with. */
export const fallUntilRateEnds = defineCheck({
  id: "fall-until-rate-ends",
  title: "Loss falls until the rate is spent",
  question: "Does the validation loss still fall clearly over the last quarter of all learning rate spent?",
  needs: ["validation-loss", "learning-rate"],
  uses: ["train-loss-epoch"],
  regimes: LOSS_REGIMES,
  signal: "validation-curve",
  figure: "loss",
  thresholds: {
    fall: {
      value: 0.1,
      source:
        "as over the last fifth of the steps; a schedule that ends near 0 levels the curve over the steps, not over the rate. Healthy runs on easy data pass it as well, so it only supports",
    },
    rises: { value: 0.1, source: "labelled runs: an undertrained run falls without a rise" },
    gap: {
      value: 0.75,
      source:
        "the mean of an epoch lags, so the training loss of a run that is not yet fitted lies at or above the validation loss; once it is a quarter below, what is left to gain is on the training rows",
    },
  },
  detect(inputs, limit) {
    if (!isAnnealed(inputs["learning-rate"]))
      return { kind: "inconclusive", reason: "the rate does not end next to 0: the steps tell as much" };
    const course = evaluationCourse(inputs["validation-loss"]);
    const fall = fallByRate(inputs["validation-loss"], inputs["learning-rate"]);
    if (!course || !fall)
      return {
        kind: "inconclusive",
        reason:
          "the validation loss does not fall, or rate and evaluations are not counted in the same steps",
      };
    const measured = [
      {
        name: "fall over the last quarter of all rate",
        value: fall.lastQuarter,
        threshold: limit.fall,
        passes: "above" as const,
      },
    ];
    const train = inputs["train-loss-epoch"]?.values.at(-1) ?? Number.NaN;
    const last = course.values.at(-1) ?? Number.NaN;
    const fitted = last > 0 && train < limit.gap * last;
    const claim = `Over the last quarter of all learning rate spent the validation loss falls by ${percentWords(fall.lastQuarter)} (limit ${percentWords(limit.fall)})${fitted ? `, and the training loss ends at ${numberWords(train / last)} × the validation loss (less than ${numberWords(limit.gap)} × counts as fitted)` : ""}`;
    const falls = fall.lastQuarter > limit.fall && course.rises < limit.rises;
    if (!falls || fitted || course.nonFinite > 0) return { kind: "absent", claim, measured };
    return { kind: "present", strength: ramp(fall.lastQuarter, 0.05, 0.2), at: [], claim, measured };
  },
});
