import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { earlyLossShifts, type LossShift } from "../signals/loss-shifts.ts";
import { type RateCourse, rateCourse } from "../signals/rate-course.ts";
import { medianOf } from "../stats/median-of.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** The loss falls while the rate is low and leaves its trend while the warm-up still raises it. */
export const lossLeavesTrendInWarmup = defineCheck({
  id: "loss-leaves-trend-in-warmup",
  title: "Loss leaves its trend while the rate is still rising",
  question: "Does the training loss fall at first and then rise for good before the warm-up has ended?",
  needs: ["train-loss", "learning-rate"],
  regimes: LOSS_REGIMES,
  signal: "learning-rate",
  figure: "loss",
  thresholds: {
    straight: {
      value: 0.995,
      source: "r² of the climb: real warm-ups climb in a straight line (1.000), growing schedules bend",
    },
    fromNothing: { value: 10, source: "a ramp that starts at a tenth of the peak or more tries few rates" },
    fell: {
      value: 0.9,
      source: "the loss had fallen by a tenth of its start, so it was training while the rate was low",
    },
    rise: {
      value: 0.15,
      source: "largest rise of the 16-step median over its running minimum in 80 healthy public runs: 11.7 %",
    },
  },
  detect(inputs, limit) {
    const rate = rateCourse(inputs["learning-rate"]);
    const shifts = earlyLossShifts(inputs["train-loss"]);
    if (!rate || !shifts)
      return { kind: "inconclusive", reason: "rates, or 320 training losses by step, are not logged" };
    const { straight, gain, endStep } = rate.ramp;
    if (!(straight > limit.straight && gain > limit.fromNothing))
      return { kind: "absent", claim: "The learning rate has no warm-up in a straight line", measured: [] };
    const start = medianOf(inputs["train-loss"].values.subarray(0, 5));
    const left = shifts.find(
      ({ step, before, after }) =>
        step < endStep && before < limit.fell * start && after > before * (1 + limit.rise),
    );
    if (!left) {
      const claim = `The training loss does not rise for good before the warm-up ends at step ${numberWords(endStep)}`;
      return { kind: "absent", claim, measured: [] };
    }
    return present(left, rate, start);
  },
});

function present(left: LossShift, rate: RateCourse, start: number) {
  const at = rateAt(rate, left.step);
  const rise = left.after / left.before - 1;
  return {
    kind: "present" as const,
    strength: ramp(rise, 0.1, 0.5),
    at: [{ from: left.step, to: rate.ramp.endStep }],
    claim: `The training loss falls from ${numberWords(start)} to ${numberWords(left.before)} while the rate is low, and from step ${numberWords(left.step)}, where the rate passes ${numberWords(at)} on its way to ${numberWords(rate.peak)}, its level is ${percentWords(rise)} higher (a rise of more than 15 % counts)`,
    measured: [{ name: "rate where the loss leaves its trend", value: at }],
  };
}

/** The rate at a step, by the straight line of the climb. */
function rateAt({ first, ramp: { endStep, gain }, steps }: RateCourse, step: number): number {
  const begin = steps[0] ?? 0;
  const share = endStep > begin ? (step - begin) / (endStep - begin) : 1;
  return first + share * (first * gain - first);
}
