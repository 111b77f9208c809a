import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { lossShifts } from "../signals/loss-shifts.ts";
import { type RateCourse, rateCourse } from "../signals/rate-course.ts";
import { numberWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** The loss rises for good just as the learning rate reaches its peak. */
export const lossRisesAtRatePeak = defineCheck({
  id: "loss-rises-at-rate-peak",
  title: "Loss rises as the warm-up ends",
  question: "Does the level of the training loss rise for good near the end of the warm-up?",
  needs: ["train-loss", "learning-rate"],
  regimes: LOSS_REGIMES,
  signal: "train-curve",
  figure: "loss",
  thresholds: {
    distance: {
      value: 0.1,
      source:
        "catalogue: within 10 % of the run around the end of the warm-up (BigScience: changed seeds failed at the same place)",
    },
    warmup: { value: 0.005, source: "a rise of the rate over less of the run is no warm-up" },
    rate: {
      value: 0.7,
      source:
        "a peak lowered by 30 % is the least that is tried: a loss that leaves below that would leave all the same, so the rate as such is too high",
    },
    latest: { value: 0.5, source: "a rate that rises for more than half of the run is a schedule's fault" },
  },
  detect(inputs, limit) {
    const rate = rateCourse(inputs["learning-rate"]);
    const shifts = lossShifts(inputs["train-loss"]);
    if (!rate || !shifts)
      return { kind: "inconclusive", reason: "rates, or 320 training losses by step, are not logged" };
    const { endShare, endStep, gain } = rate.ramp;
    if (!(endShare > limit.warmup && endShare < limit.latest && gain > 2))
      return { kind: "absent", claim: "The learning rate has no warm-up", measured: [] };
    const span = (rate.steps.at(-1) ?? 0) - (rate.steps[0] ?? 0);
    const near = shifts.find(
      ({ step }) =>
        Math.abs(step - endStep) <= limit.distance * span && rateAt(rate, step) >= limit.rate * rate.peak,
    );
    const measured = [{ name: "end of the warm-up, share of the run", value: endShare }];
    if (!near)
      return {
        kind: "absent",
        claim: `The level of the training loss does not rise around step ${numberWords(endStep)}, where the warm-up ends`,
        measured,
      };
    const rise = near.after / near.before - 1;
    const claim = `The warm-up ends at step ${numberWords(endStep)}, and from step ${numberWords(near.step)} on the training loss stands ${numberWords(100 * rise)} % higher`;
    return {
      kind: "present",
      strength: ramp(rise, 0.05, 0.5),
      at: [{ from: Math.min(near.step, endStep), to: Math.max(near.step, endStep) }],
      claim,
      measured,
    };
  },
});

/** The rate of the last record up to a step, from the sums of rates. */
function rateAt({ steps, reachAt }: RateCourse, step: number): number {
  const next = steps.findIndex((at) => at > step);
  const i = next < 0 ? steps.length - 1 : next;
  const run = (steps[i] ?? 0) - (steps[i - 1] ?? 0);
  return ((reachAt[i - 1] ?? 0) - (reachAt[i - 2] ?? 0)) / (run > 0 ? run : 1);
}
