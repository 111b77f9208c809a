import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { isJointRise, jointRise } from "../signals/joint-rise.ts";
import { metricAfterTurn } from "../signals/metric-after-turn.ts";
import { numberWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** The task metric gets worse while the validation loss rises: held-out quality itself is lost. */
export const metricFallsAfterTurn = defineCheck({
  id: "metric-falls-after-turn",
  title: "Validation metric falls with the rising loss",
  question: "Does the task metric get worse while the validation loss rises?",
  needs: ["train-loss", "validation-loss", "validation-metric"],
  uses: ["train-loss-epoch"],
  regimes: LOSS_REGIMES,
  signal: "metric-curve",
  figure: "loss",
  thresholds: {
    fall: {
      value: 0.01,
      source: "labelled overconfident runs lose at most 0.4 points after the turn; one point is clear of it",
    },
    noises: {
      value: 2,
      source: "twice the usual jump between evaluations is no chance at the median of several",
    },
  },
  detect(inputs, limit) {
    const rise = jointRise(inputs["train-loss-epoch"] ?? inputs["train-loss"], inputs["validation-loss"]);
    const course = metricAfterTurn(inputs["validation-loss"], inputs["validation-metric"]);
    if (!rise || !course)
      return {
        kind: "inconclusive",
        reason: "too few evaluations of the metric follow the lowest validation loss",
      };
    if (!isJointRise(rise))
      return {
        kind: "absent",
        claim: "The validation loss does not turn and rise while the training loss falls",
        measured: [],
      };
    const bound = Math.max(limit.fall * Math.abs(course.then), limit.noises * course.noise);
    const name = inputs["validation-metric"].sourceName;
    const measured = [
      { name: `fall of ${name}`, value: -course.gain, threshold: bound, passes: "above" as const },
    ];
    const claim = `${name} goes from ${numberWords(course.then)} at the lowest validation loss to ${numberWords(course.end)} at the end (a fall of more than ${numberWords(bound)} would be beyond its noise)`;
    if (-course.gain <= bound) return { kind: "absent", claim, measured };
    const at = [{ from: course.turnStep, to: course.lastStep }];
    return { kind: "present", strength: ramp(-course.gain, 0, 3 * bound), at, claim, measured };
  },
});
