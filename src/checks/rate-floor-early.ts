import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { rateCourse } from "../signals/rate-course.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** A learning rate that spends a large part of the run at its floor. */
export const rateFloorEarly = defineCheck({
  id: "rate-floor-early",
  title: "Learning rate at its floor early",
  question: "Is the learning rate at a tenth of its peak or less for a large part of the run, up to its end?",
  needs: ["learning-rate"],
  regimes: LOSS_REGIMES,
  signal: "learning-rate",
  ground: "observed",
  figure: "learning-rate",
  thresholds: {
    share: {
      value: 0.4,
      source:
        "labelled runs: 0.49 and more in 21 of 21 runs decayed too early, healthy at most 0.33 (a cosine has 0.2, a linear decay 0.1)",
    },
  },
  detect(inputs, limit) {
    const course = rateCourse(inputs["learning-rate"]);
    if (!course) return { kind: "inconclusive", reason: "fewer than three learning rates are logged" };
    const measured = [
      {
        name: "share of the run at ≤ 10 % of the peak rate",
        value: course.lowHold,
        threshold: limit.share,
        passes: "above" as const,
      },
    ];
    const claim = `The learning rate is at or below a tenth of its peak of ${numberWords(course.peak)} for the last ${percentWords(course.lowHold)} of the run (limit ${percentWords(limit.share)})`;
    if (!(course.lowHold > limit.share)) return { kind: "absent", claim, measured };
    const at = [{ from: course.lowFrom, to: course.steps.at(-1) ?? course.lowFrom }];
    return { kind: "present", strength: ramp(course.lowHold, 0.3, 0.5), at, claim, measured };
  },
});
