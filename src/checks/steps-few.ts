import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { rateCourse } from "../signals/rate-course.ts";
import { numberWords } from "../stats/number-words.ts";
import { logRamp } from "../stats/ramp.ts";

/** A budget of so few steps and passes that even a warm-up would take most of it. */
export const stepsFew = defineCheck({
  id: "steps-few",
  title: "Few steps in all",
  question: "Did the whole run take fewer steps than many a warm-up, in a few passes over the data?",
  needs: ["learning-rate"],
  uses: ["config", "facts"],
  regimes: LOSS_REGIMES,
  signal: "learning-rate",
  ground: "observed",
  figure: "loss",
  thresholds: {
    steps: {
      value: 250,
      source:
        "a warm-up alone takes 100 to 1,000 steps (Tuning Playbook), and Adam's second moment looks back over 1,000",
    },
    passes: {
      value: 8,
      source:
        "labelled runs of so few steps: at most 8 passes in 20 of 23 undertrained ones, 9 and more in 49 healthy ones, which have large batches instead",
    },
  },
  detect(inputs, limit) {
    const course = rateCourse(inputs["learning-rate"]);
    if (!course) return { kind: "inconclusive", reason: "fewer than three learning rates are logged" };
    const passes = inputs.config?.known.epochs?.value ?? inputs.facts?.plannedEpochs;
    if (passes === undefined)
      return { kind: "inconclusive", reason: "the number of passes over the data is not known" };
    const perStep = inputs["learning-rate"].axes.stepUnit === "step" ? 1 : inputs.facts?.stepsPerEpoch;
    if (perStep === undefined)
      return {
        kind: "inconclusive",
        reason: "the rate is logged by epoch and the steps of an epoch are not known",
      };
    const steps = ((course.steps.at(-1) ?? 0) - (course.steps[0] ?? 0) + 1) * perStep;
    const measured = [
      { name: "steps of the run", value: steps, threshold: limit.steps, passes: "below" as const },
      { name: "passes over the data", value: passes, threshold: limit.passes, passes: "below" as const },
    ];
    const claim = `The run took ${numberWords(Math.round(steps))} steps (less than ${numberWords(limit.steps)} counts as few) in ${numberWords(passes)} passes over the data (at most ${numberWords(limit.passes)} counts)`;
    if (!(steps < limit.steps && passes <= limit.passes)) return { kind: "absent", claim, measured };
    return { kind: "present", strength: logRamp(steps, 300, 100), at: [], claim, measured };
  },
});
