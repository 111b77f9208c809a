import { defineCheck } from "../model/check.ts";
import { targetVariance } from "../signals/target-variance.ts";
import { firstFinite } from "../stats/first-finite.ts";
import { numberWords } from "../stats/number-words.ts";
import { logRamp } from "../stats/ramp.ts";

/** The first logged loss is larger than any number of classes, or the target itself, could make it. */
export const firstLossBeyondClasses = defineCheck({
  id: "first-loss-beyond-classes",
  title: "First loss beyond any uninformed answer",
  question: "Is the first logged loss larger than an uninformed answer to any number of classes?",
  needs: ["train-loss", "validation-loss", "validation-metric"],
  regimes: ["supervised", "unknown"],
  signal: "train-curve",
  figure: "loss",
  thresholds: {
    nats: {
      value: 12,
      source: "the loss of an even answer over 163,000 classes; needs no count of classes",
    },
    variances: {
      value: 10,
      source: "a constant prediction of a regression costs one variance of the target",
    },
  },
  detect(inputs, limit) {
    const metric = inputs["validation-metric"];
    const series = inputs["train-loss"];
    const first = firstFinite(series.values);
    const variance = targetVariance(inputs["validation-loss"], metric);
    if (variance === null && metric.role !== "accuracy")
      return { kind: "inconclusive", reason: "neither an accuracy nor R² tells what kind of loss it is" };
    const bound = variance === null ? limit.nats : limit.variances * variance;
    const level = variance === null ? "an even answer over 163,000 classes" : "ten variances of the target";
    const measured = [
      { name: "first training loss", value: first, threshold: bound, passes: "above" as const },
    ];
    const claim = `The first logged ${series.sourceName} is ${numberWords(first)} (limit ${numberWords(bound)}, ${level})`;
    if (!(first > bound)) return { kind: "absent", claim, measured };
    return { kind: "present", strength: logRamp(first, bound / 2, 4 * bound), at: [], claim, measured };
  },
});
