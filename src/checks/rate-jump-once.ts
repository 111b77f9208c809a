import { defineCheck } from "../model/check.ts";
import { rateCourse } from "../signals/rate-course.ts";
import { numberWords } from "../stats/number-words.ts";
import { logRamp } from "../stats/ramp.ts";

/** One upward jump of the rate in the middle of the run. */
export const rateJumpOnce = defineCheck({
  id: "rate-jump-once",
  title: "Learning rate jumps up once",
  question: "Does the learning rate jump up exactly once, after it had been flat or falling?",
  needs: ["learning-rate"],
  signal: "learning-rate",
  ground: "observed",
  figure: "learning-rate",
  thresholds: {
    factor: {
      value: 3,
      source:
        "labelled runs: 26 to 58 × in 12 of 12 misconfigured resumes; none in 279 healthy and 66 real runs",
    },
  },
  detect(inputs) {
    const course = rateCourse(inputs["learning-rate"]);
    if (!course) return { kind: "inconclusive", reason: "fewer than three learning rates are logged" };
    const measured = [{ name: "upward jumps of the learning rate by 3 ×", value: course.jumps.length }];
    const jump = course.jumps[0];
    if (!jump || course.jumps.length > 1)
      return {
        kind: "absent",
        claim: jump
          ? `The learning rate jumps up by a factor of 3 or more ${numberWords(course.jumps.length)} times, not once`
          : "The learning rate never jumps up by a factor of 3 or more",
        measured,
      };
    const factor = jump.to / jump.from;
    return {
      kind: "present",
      strength: logRamp(factor, 2, 10),
      at: [{ from: jump.step, to: jump.step }],
      claim: `The learning rate jumps from ${numberWords(jump.from)} to ${numberWords(jump.to)} at step ${numberWords(jump.step)}, ${numberWords(factor)} × (limit 3), and at no other step`,
      measured,
    };
  },
});
