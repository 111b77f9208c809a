import { defineCheck } from "../model/check.ts";
import { stepAt } from "../model/series.ts";
import { numberWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** The validation loss stands where a second softmax leaves a net that is sure of its answers: ln(e + C − 1) − accuracy. */
export const lossAtDoubleSoftmaxFloor = defineCheck({
  id: "loss-at-double-softmax-floor",
  title: "Loss at the floor that a second softmax leaves",
  question: "Does the late validation loss equal what a second softmax leaves at its accuracy?",
  needs: ["train-loss", "validation-loss", "validation-metric"],
  regimes: ["supervised", "unknown"],
  signal: "validation-curve",
  figure: "loss",
  thresholds: {
    start: {
      value: 0.05,
      source: "distance of the first training loss from ln C: outputs that are probabilities start even",
    },
    classes: {
      value: 10,
      source: "most classes: beyond, ln C of two numbers lies closer than a first loss tells apart",
    },
    fewest: {
      value: 3,
      source: "classes; of two classes the floor is a loss that any weak classifier passes through",
    },
    distance: {
      value: 0.03,
      source:
        "of each of the last evaluations from the floor; an identity for a net that is sure of all its answers: 11 of 14 labelled runs, none of 990 others with such an accuracy",
    },
    accuracy: {
      value: 0.75,
      source: "a classifier that is not sure of its answers does not stand at the floor",
    },
    evaluations: { value: 8, source: "fewer do not show that the loss stays there" },
  },
  detect(inputs, limit) {
    const { "validation-loss": loss, "validation-metric": metric } = inputs;
    const count = loss.values.length;
    if (metric.role !== "accuracy" || metric.values.length !== count || count < limit.evaluations)
      return { kind: "inconclusive", reason: "no accuracy with eight evaluations stands beside the loss" };
    const first = inputs["train-loss"].values[0] ?? Number.NaN;
    const classes = Math.round(Math.exp(first));
    if (!(Math.abs(first - Math.log(classes)) <= limit.start && classes <= limit.classes))
      return {
        kind: "inconclusive",
        reason: `the first training loss, ${numberWords(first)}, does not tell the number of classes`,
      };
    const scale = metric.unit === "percent" ? 100 : 1;
    const from = Math.floor(0.75 * count);
    const floors = Array.from(
      metric.values.subarray(from),
      (value) => Math.log(Math.E + classes - 1) - value / scale,
    );
    const distance = Math.max(
      ...floors.map((floor, i) => Math.abs((loss.values[from + i] ?? Number.NaN) - floor)),
    );
    const accuracy = (metric.values.at(-1) ?? Number.NaN) / scale;
    const measured = [
      {
        name: "largest distance from the floor, last quarter",
        value: distance,
        threshold: limit.distance,
        passes: "below" as const,
      },
    ];
    const claim = `The first training loss, ${numberWords(first)}, is that of ${classes} even classes; in the last ${floors.length} evaluations the validation loss, ${numberWords(loss.values.at(-1) ?? Number.NaN)} at the end, stays within ${numberWords(distance)} (limit ${numberWords(limit.distance)}) of ln(e + ${classes} − 1) − accuracy, what a second softmax leaves`;
    const isThere = distance <= limit.distance && accuracy >= limit.accuracy && classes >= limit.fewest;
    if (!isThere)
      return {
        kind: "absent",
        claim: `With ${classes} classes, read off the first training loss, a second softmax leaves the validation loss at ln(e + ${classes} − 1) − accuracy, ${numberWords(floors.at(-1) ?? Number.NaN)} at the end; it is ${numberWords(loss.values.at(-1) ?? Number.NaN)} there, and up to ${numberWords(distance)} off in the last quarter (limit ${numberWords(limit.distance)})`,
        measured,
      };
    return {
      kind: "present",
      strength: ramp(distance, 0.05, 0.02),
      at: [{ from: stepAt(loss, from), to: stepAt(loss, count - 1) }],
      claim,
      measured,
    };
  },
});
