import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { rateCourse } from "../signals/rate-course.ts";
import { numberWords } from "../stats/number-words.ts";
import { logRamp } from "../stats/ramp.ts";

/** The rates of all Adam steps together do not add up to the size of a weight. */
export const rateReachShort = defineCheck({
  id: "rate-reach-short",
  title: "All steps together are short",
  question: "Do the learning rates of all Adam steps add up to less than weights usually measure?",
  needs: ["learning-rate", "config"],
  uses: ["facts"],
  regimes: LOSS_REGIMES,
  signal: "learning-rate",
  figure: "learning-rate",
  thresholds: {
    reach: {
      value: 0.025,
      source:
        "no weight can move further than this sum; fresh weights measure about 1/√inputs, 0.06 at 256. Labelled runs: at most 0.010 in 23 of 23 with too low a rate, healthy 0.064 and more of 220",
    },
    steps: { value: 150, source: "with fewer steps the run is short, whatever its rate" },
  },
  detect(inputs, limit) {
    const optimizer = inputs.config.known.optimizer?.value;
    if (optimizer === undefined || !/adam|lamb|rmsprop/.test(String(optimizer)))
      return {
        kind: "inconclusive",
        reason: "the configuration names neither an Adam optimizer nor RMSprop",
      };
    const course = rateCourse(inputs["learning-rate"]);
    if (!course) return { kind: "inconclusive", reason: "fewer than three learning rates are logged" };
    const perStep = inputs["learning-rate"].axes.stepUnit === "step" ? 1 : inputs.facts?.stepsPerEpoch;
    if (perStep === undefined)
      return {
        kind: "inconclusive",
        reason: "the rate is logged by epoch and the steps of an epoch are not known",
      };
    const reach = course.reach * perStep;
    const span = ((course.steps.at(-1) ?? 0) - (course.steps[0] ?? 0) + 1) * perStep;
    const measured = [
      { name: "sum of learning rates", value: reach, threshold: limit.reach, passes: "below" as const },
    ];
    const claim = `The learning rates of all ${numberWords(Math.round(span))} steps add up to ${numberWords(reach)} (less than ${numberWords(limit.reach)} counts as short), the furthest an Adam step size carries a weight`;
    if (!(reach < limit.reach) || span < limit.steps) return { kind: "absent", claim, measured };
    return { kind: "present", strength: logRamp(reach, 0.04, 0.01), at: [], claim, measured };
  },
});
