import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { rateCourse } from "../signals/rate-course.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";

/** A ramp before the full rate: what speaks against a missing warm-up. */
export const rateWarmsUp = defineCheck({
  id: "rate-warms-up",
  title: "Learning rate warms up",
  question: "Does the learning rate climb to its peak over the first steps?",
  needs: ["learning-rate"],
  regimes: LOSS_REGIMES,
  signal: "learning-rate",
  ground: "observed",
  figure: "learning-rate",
  thresholds: {
    gain: {
      value: 2,
      source: "below twofold it is drift",
    },
    share: { value: 0.6, source: "healthy labelled warm-ups end at 33 % of the run or before (43 runs)" },
  },
  detect(inputs, limit) {
    const course = rateCourse(inputs["learning-rate"]);
    if (!course) return { kind: "inconclusive", reason: "fewer than three learning rates are logged" };
    const { gain, endShare, endStep } = course.ramp;
    const measured = [
      { name: "gain of the first rise", value: gain, threshold: limit.gain, passes: "above" as const },
      {
        name: "its end, share of the run",
        value: endShare,
        threshold: limit.share,
        passes: "below" as const,
      },
    ];
    if (!(gain > limit.gain && endShare < limit.share)) {
      const claim = `The learning rate has no ramp: it starts at ${numberWords(course.first)}, against a peak of ${numberWords(course.peak)}`;
      return { kind: "absent", claim, measured };
    }
    const claim = `The learning rate climbs by ${numberWords(gain)} × until step ${numberWords(endStep)}, ${percentWords(endShare)} of the run`;
    return {
      kind: "present",
      strength: 1,
      at: [{ from: course.steps[0] ?? 0, to: endStep }],
      claim,
      measured,
    };
  },
});
