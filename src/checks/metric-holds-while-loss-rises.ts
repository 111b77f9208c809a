import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { isJointRise, jointRise } from "../signals/joint-rise.ts";
import { metricAfterTurn } from "../signals/metric-after-turn.ts";
import { numberWords } from "../stats/number-words.ts";

/** The task metric holds or improves while the validation loss rises: only the stated probabilities get worse. */
export const metricHoldsWhileLossRises = defineCheck({
  id: "metric-holds-while-loss-rises",
  title: "Validation metric holds while the loss rises",
  question: "Does the task metric hold or improve while the validation loss rises?",
  needs: ["train-loss", "validation-loss", "validation-metric"],
  uses: ["train-loss-epoch"],
  regimes: LOSS_REGIMES,
  signal: "metric-curve",
  figure: "loss",
  thresholds: {
    fall: { value: 0.01, source: "labelled overconfident runs lose at most 0.4 points after the turn" },
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
    const bound = limit.fall * Math.abs(course.then);
    const name = inputs["validation-metric"].sourceName;
    const measured = [
      { name: `gain of ${name}`, value: course.gain, threshold: -bound, passes: "above" as const },
    ];
    const claim = `${name} goes from ${numberWords(course.then)} at the lowest validation loss to ${numberWords(course.end)} at the end (a fall of up to ${numberWords(bound)} counts as holding)`;
    if (course.gain < -bound) return { kind: "absent", claim, measured };
    const at = [{ from: course.turnStep, to: course.lastStep }];
    return { kind: "present", strength: course.gain > 0 ? 1 : 0.6, at, claim, measured };
  },
});
