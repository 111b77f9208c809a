import { defineCheck } from "../model/check.ts";
import { classNames } from "../signals/class-names.ts";
import { evaluationCourse } from "../signals/evaluation-course.ts";
import { medianOf } from "../stats/median-of.ts";
import { numberWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** A classifier that is nearly always right and yet reports a high loss that does not fall: a floor of its own. */
export const lossTooHighForAccuracy = defineCheck({
  id: "loss-too-high-for-accuracy",
  title: "Loss stuck high although nearly all is right",
  question: "Does the loss level off far above what such an accuracy allows?",
  needs: ["validation-loss", "validation-metric"],
  uses: ["validation-predictions", "class-counts"],
  regimes: ["supervised", "unknown"],
  signal: "metric-curve",
  figure: "loss",
  thresholds: {
    excess: {
      value: 0.4,
      source:
        "accuracy − exp(−loss), 0 for a calibrated classifier; a second softmax leaves ln(e + C − 1) − accuracy: an excess of 0.42 at three classes, 0.60 at five, 0.77 at ten. Labelled runs: 0.426 and more in 12 of 13; healthy ones reach 0.465 of 196, which is why plateau and floor are asked for as well, and then 0",
    },
    evaluations: { value: 8, source: "a plateau of fewer evaluations is the end of a short run" },
    accuracy: { value: 0.75, source: "an uninformed classifier has a high loss for its own reasons" },
    floor: {
      value: 0.08,
      source:
        "distance of the loss from ln(e + C − 1) − accuracy, where C is known: an identity for a net that is sure of all its answers",
    },
  },
  detect(inputs, limit) {
    const metric = inputs["validation-metric"];
    const course = evaluationCourse(inputs["validation-loss"]);
    if (metric.role !== "accuracy" || !course)
      return {
        kind: "inconclusive",
        reason: "the metric is no accuracy, or the loss has too few evaluations",
      };
    const raw = medianOf(metric.values.subarray(-Math.max(2, Math.round(metric.values.length / 10))));
    const accuracy = metric.unit === "percent" ? raw / 100 : raw;
    const excess = accuracy - Math.exp(-course.end);
    const classes = classNames(inputs["validation-predictions"], inputs["class-counts"])?.length ?? null;
    const floor = classes === null ? null : Math.log(Math.E + classes - 1) - accuracy;
    const measured = [
      { name: "accuracy − exp(−loss)", value: excess, threshold: limit.excess, passes: "above" as const },
    ];
    const beside =
      floor === null ? "" : `; a second softmax over ${classes} classes would leave ${numberWords(floor)}`;
    const claim = `The validation loss levels off at ${numberWords(course.end)} with an accuracy of ${numberWords(accuracy)}, an excess of ${numberWords(excess)} (limit ${numberWords(limit.excess)})${beside}`;
    const atFloor = floor === null || Math.abs(course.end - floor) < limit.floor;
    const settled = course.values.length >= limit.evaluations && Math.abs(course.lateFall) < 0.02;
    const plateau = settled && course.rises < 0.2;
    const strange = excess > limit.excess && accuracy > limit.accuracy && plateau && atFloor;
    if (!strange) return { kind: "absent", claim, measured };
    const strength =
      floor === null ? ramp(excess, 0.35, 0.6) : ramp(Math.abs(course.end - floor), limit.floor, 0.02);
    return { kind: "present", strength, at: [], claim, measured };
  },
});
