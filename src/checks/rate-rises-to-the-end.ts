import { defineCheck } from "../model/check.ts";
import { rateCourse } from "../signals/rate-course.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { logRamp, ramp } from "../stats/ramp.ts";

/** A rate that keeps growing long after any warm-up would have ended. */
export const rateRisesToTheEnd = defineCheck({
  id: "rate-rises-to-the-end",
  title: "Learning rate keeps rising",
  question: "Does the learning rate rise over most of the run?",
  needs: ["learning-rate"],
  signal: "learning-rate",
  ground: "observed",
  figure: "learning-rate",
  thresholds: {
    share: {
      value: 0.6,
      source:
        "healthy labelled warm-ups end at 33 % of the run or before; rising schedules at 92 % and later in 15 of 15. Real warm-ups that end later belong to runs cut short and are straight",
    },
    straight: {
      value: 0.995,
      source:
        "r² of the climb; a factor an epoch bends: labelled rising schedules at most 0.70, real warm-ups that end after half of the run 1.000",
    },
    fromNothing: { value: 20, source: "warm-ups begin at a twentieth of the peak or less" },
    gain: {
      value: 2,
      source: "a rise within a factor of two is drift; labelled rising schedules gain 200 and more",
    },
  },
  detect(inputs, limit) {
    const course = rateCourse(inputs["learning-rate"]);
    if (!course) return { kind: "inconclusive", reason: "fewer than three learning rates are logged" };
    const { endShare, endStep, gain, straight } = course.ramp;
    const measured = [
      {
        name: "end of the rise, share of the run",
        value: endShare,
        threshold: limit.share,
        passes: "above" as const,
      },
      { name: "gain", value: gain, threshold: limit.gain, passes: "above" as const },
    ];
    const rose = gain > 1.02;
    const claim = rose
      ? `The learning rate rises from ${numberWords(course.first)} by ${numberWords(gain)} × until step ${numberWords(endStep)}, ${percentWords(endShare)} of the run (limit ${percentWords(limit.share)})`
      : "The learning rate does not rise at the start";
    if (!(endShare > limit.share && gain > limit.gain)) return { kind: "absent", claim, measured };
    // A linear warm-up begins one step's share above 0, so that a short one gains no more than it has steps.
    const climbed = endStep - (course.steps[0] ?? 0) + 1;
    if (straight > limit.straight && (gain > limit.fromNothing || gain > 0.9 * climbed))
      return {
        kind: "inconclusive",
        reason: `the learning rate climbs in a straight line from next to 0 until step ${numberWords(endStep)}: a warm-up that the run hardly outlived`,
      };
    const strength = Math.min(ramp(endShare, 0.4, 0.8), logRamp(gain, 1, 6));
    return { kind: "present", strength, at: [{ from: course.steps[0] ?? 0, to: endStep }], claim, measured };
  },
});
