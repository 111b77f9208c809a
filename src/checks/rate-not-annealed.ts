import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { rateCourse } from "../signals/rate-course.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** The run ends with the learning rate near its peak. */
export const rateNotAnnealed = defineCheck({
  id: "rate-not-annealed",
  title: "Learning rate near its peak at the end",
  question: "Does the run end with the learning rate still near its peak?",
  needs: ["learning-rate"],
  regimes: LOSS_REGIMES,
  signal: "learning-rate",
  ground: "observed",
  figure: "learning-rate",
  thresholds: {
    share: {
      value: 0.3,
      source:
        "catalogue: a rate above 30 % of its peak at the end has not been annealed; many healthy runs hold it constant, so it only supports",
    },
  },
  detect(inputs, limit) {
    const course = rateCourse(inputs["learning-rate"]);
    if (!course) return { kind: "inconclusive", reason: "fewer than three learning rates are logged" };
    const share = course.last / course.peak;
    const measured = [
      { name: "last rate / peak rate", value: share, threshold: limit.share, passes: "above" as const },
    ];
    const claim = `The learning rate ends at ${numberWords(course.last)}, ${percentWords(share)} of its peak (limit ${percentWords(limit.share)})`;
    if (!(share > limit.share)) return { kind: "absent", claim, measured };
    return { kind: "present", strength: ramp(share, 0.2, 0.6), at: [], claim, measured };
  },
});
