import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import type { Series } from "../model/series.ts";
import { evaluationCourse } from "../signals/evaluation-course.ts";
import { type RateCourse, rateCourse } from "../signals/rate-course.ts";
import { percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** A learning rate that spends a large part of the run at its floor. */
export const rateFloorEarly = defineCheck({
  id: "rate-floor-early",
  title: "Learning rate at its floor early",
  question:
    "Is the learning rate next to 0 for a large part of the run, up to its end, after a short time at its peak?",
  needs: ["learning-rate"],
  uses: ["validation-loss"],
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
    most: {
      value: 0.5,
      source: "half of all steps and more are idle, however long the rate was up",
    },
    falling: {
      value: 0.05,
      source:
        "relative fall over the tenth of the run before the floor: a schedule that waits for a plateau cuts where nothing falls any more",
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
    const idle = lowHold > limit.most && fallBefore(course, inputs["validation-loss"]) > limit.falling;
    if (!(lowHold > limit.low && (highShare < limit.high || idle)))
      return { kind: "absent", claim, measured };
    const at = [{ from: course.lowFrom, to: course.steps.at(-1) ?? course.lowFrom }];
    return { kind: "present", strength: ramp(lowHold, 0.2, 0.5), at, claim, measured };
  },
});

/** Relative fall of the loss over the tenth of the run before the floor; 0 where it is not known. */
function fallBefore({ steps, lowFrom }: RateCourse, loss: Series | undefined): number {
  const course = loss ? evaluationCourse(loss) : null;
  if (!course) return 0;
  const span = (steps.at(-1) ?? 0) - (steps[0] ?? 0);
  const from = course.values[course.steps.findLastIndex((step) => step <= lowFrom - span / 10)];
  const to = course.values[course.steps.findLastIndex((step) => step <= lowFrom)];
  return from === undefined || to === undefined || !(from > 0) ? 0 : (from - to) / from;
}
