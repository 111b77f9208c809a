import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { rateCourse } from "../signals/rate-course.ts";
import { percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** A learning rate that spends a large part of the run at its floor. */
export const rateFloorEarly = defineCheck({
  id: "rate-floor-early",
  title: "Learning rate at its floor early",
  question:
    "Is the learning rate next to 0 for a large part of the run, up to its end, after a short time at its peak?",
  needs: ["learning-rate"],
  regimes: LOSS_REGIMES,
  signal: "learning-rate",
  ground: "observed",
  figure: "learning-rate",
  thresholds: {
    low: {
      value: 0.3,
      source:
        "labelled runs: 0.33 and more of the run at 3 % of the peak in 21 of 21 decayed too early, healthy at most 0.11 of 269, 0 of 57 real ones (a cosine has 0.11, a linear decay 0.03)",
    },
    high: {
      value: 0.25,
      source:
        "step schedules that divide by ten at a third and two thirds stand still at 1 % for a third as well, but after a third at the peak; labelled runs: at most 0.17, healthy 0.43 and more",
    },
  },
  detect(inputs, limit) {
    const course = rateCourse(inputs["learning-rate"]);
    if (!course) return { kind: "inconclusive", reason: "fewer than three learning rates are logged" };
    const { lowHold, highShare } = course;
    const measured = [
      {
        name: "share of the run at ≤ 3 % of the peak rate",
        value: lowHold,
        threshold: limit.low,
        passes: "above" as const,
      },
      {
        name: "share at half of the highest rate or above",
        value: highShare,
        threshold: limit.high,
        passes: "below" as const,
      },
    ];
    const claim = `The learning rate is at or below 3 % of its peak for the last ${percentWords(lowHold)} of the run (limit ${percentWords(limit.low)}) and was above half of it for ${percentWords(highShare)} (less than ${percentWords(limit.high)} counts as short)`;
    if (!(lowHold > limit.low && highShare < limit.high)) return { kind: "absent", claim, measured };
    const at = [{ from: course.lowFrom, to: course.steps.at(-1) ?? course.lowFrom }];
    return { kind: "present", strength: ramp(lowHold, 0.2, 0.5), at, claim, measured };
  },
});
