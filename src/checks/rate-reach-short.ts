import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { hiddenWidths } from "../signals/hidden-widths.ts";
import { rateCourse } from "../signals/rate-course.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { logRamp } from "../stats/ramp.ts";

/** The rates of all Adam steps together do not add up to the size of a weight. */
export const rateReachShort = defineCheck({
  id: "rate-reach-short",
  title: "All steps together are short",
  question: "Do the learning rates of all Adam steps add up to less than weights usually measure?",
  needs: ["learning-rate", "config"],
  uses: ["facts", "model"],
  regimes: LOSS_REGIMES,
  signal: "learning-rate",
  figure: "learning-rate",
  thresholds: {
    reach: {
      value: 0.3,
      source:
        "share of the largest fresh weight, 1/√inputs: no weight can move further than the sum of the rates. Labelled runs: at most 0.21 in 33 of 33 with too low a rate, healthy 0.44 and more of 290",
    },
    inputs: {
      value: 144,
      source: "inputs of a unit where no file tells the widths, which makes the limit 0.025",
    },
    leastInputs: { value: 16, source: "a narrow layer is fed by wider ones or by the features" },
    steps: { value: 100, source: "with fewer steps the run is short, whatever its rate" },
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
    const widths = hiddenWidths(inputs.model, inputs.config);
    const fanIn = widths ? Math.max(limit.leastInputs, ...widths.values) : limit.inputs;
    const share = reach * Math.sqrt(fanIn);
    const least = limit.reach / Math.sqrt(fanIn);
    const measured = [
      { name: "sum of learning rates", value: reach, threshold: least, passes: "below" as const },
    ];
    const claim = `The learning rates of all ${numberWords(Math.round(span))} steps add up to ${numberWords(reach)} (less than ${numberWords(least)} counts as short), the furthest an Adam step size carries a weight: ${percentWords(share)} of the largest fresh weight of a unit with ${numberWords(fanIn)} inputs`;
    if (!(share < limit.reach) || span < limit.steps) return { kind: "absent", claim, measured };
    return { kind: "present", strength: logRamp(share, 0.48, 0.12), at: [], claim, measured };
  },
});
