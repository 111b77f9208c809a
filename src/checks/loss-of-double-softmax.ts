import { defineCheck } from "../model/check.ts";
import { numberWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** The logged loss equals the cross-entropy of the exported probabilities after one more softmax. */
export const lossOfDoubleSoftmax = defineCheck({
  id: "loss-of-double-softmax",
  title: "Logged loss is that of a second softmax",
  question: "Does the logged loss equal the cross-entropy of the probabilities only after a second softmax?",
  needs: ["validation-predictions", "validation-loss"],
  signal: "predictions",
  figure: "none",
  thresholds: {
    match: {
      value: 0.03,
      source:
        "an identity up to the exported digits; labelled runs: within 1e-6 in 5 of 5; the nearest of 84 healthy ones misses by 47 % and equals the plain cross-entropy to 0.04 %",
    },
    apart: {
      value: 0.15,
      source: "the plain cross-entropy must miss the logged loss by more than another checkpoint would",
    },
  },
  detect(inputs, limit) {
    const predictions = inputs["validation-predictions"];
    const logged = inputs["validation-loss"].values.findLast(Number.isFinite);
    if (predictions.kind !== "classification" || !predictions.probabilities || predictions.classes.length < 2)
      return { kind: "inconclusive", reason: "the predictions hold no class probabilities" };
    if (logged === undefined) return { kind: "inconclusive", reason: "no validation loss is finite" };
    const { plain, twice } = crossEntropies(
      predictions.probabilities,
      predictions.yTrue,
      predictions.classes.length,
    );
    const missTwice = Math.abs(logged / twice - 1);
    const missPlain = Math.abs(logged / plain - 1);
    const measured = [
      {
        name: "logged loss against a second softmax, relative",
        value: missTwice,
        threshold: limit.match,
        passes: "below" as const,
      },
      {
        name: "logged loss against the plain cross-entropy, relative",
        value: missPlain,
        threshold: limit.apart,
        passes: "above" as const,
      },
    ];
    const claim = `The logged validation loss is ${numberWords(logged)}; the exported probabilities give ${numberWords(plain)}, and ${numberWords(twice)} after one more softmax`;
    if (!(missTwice < limit.match && missPlain > limit.apart)) return { kind: "absent", claim, measured };
    return { kind: "present", strength: ramp(missTwice, 2 * limit.match, 0), at: [], claim, measured };
  },
});

function crossEntropies(
  probabilities: Float64Array,
  truth: Int32Array,
  classes: number,
): { plain: number; twice: number } {
  let plain = 0;
  let twice = 0;
  truth.forEach((label, row) => {
    const own = probabilities.subarray(row * classes, (row + 1) * classes);
    const right = own[label] ?? Number.NaN;
    const total = own.reduce((sum, p) => sum + Math.exp(p), 0);
    plain -= Math.log(Math.max(right, 1e-12));
    twice -= right - Math.log(total);
  });
  return { plain: plain / truth.length, twice: twice / truth.length };
}
