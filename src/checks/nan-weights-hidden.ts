import { defineCheck } from "../model/check.ts";
import { weightFaults } from "../signals/weight-faults.ts";
import { numberWords } from "../stats/number-words.ts";

/** The last checkpoint holds NaN while the log ends in losses that are numbers. */
export const nanWeightsHidden = defineCheck({
  id: "nan-weights-hidden",
  title: "NaN weights beside finite losses",
  question: "Are stored weights NaN while the last logged losses are numbers?",
  needs: ["weights", "train-loss"],
  signal: "model",
  ground: "observed",
  figure: "loss",
  thresholds: {
    numbers: { value: 1, source: "exact: one NaN in a weight makes every output that it reaches NaN" },
    losses: {
      value: 5,
      source: "one or two last finite losses may have been logged before the step that broke the weights",
    },
  },
  detect(inputs, limit) {
    const last = inputs.weights.at(-1);
    if (last === undefined || last.tensors.length === 0)
      return { kind: "inconclusive", reason: "no tensor is of a type whose numbers are read" };
    const { values } = inputs["train-loss"];
    if (values.length < limit.losses)
      return { kind: "inconclusive", reason: "fewer than five training losses are logged" };
    const { nan } = weightFaults(last);
    const count = nan.reduce((sum, tensor) => sum + tensor.nan, 0);
    const measured = [
      { name: "weights that are NaN", value: count, threshold: limit.numbers, passes: "above" as const },
    ];
    const [worst] = nan;
    if (worst === undefined) {
      const claim = `No weight is NaN in the ${numberWords(last.tensors.length)} tensors of ${last.file} whose numbers were read`;
      return { kind: "absent", claim, measured };
    }
    const found = `${numberWords(count)} weights are NaN in ${numberWords(nan.length)} of ${numberWords(last.tensors.length)} tensors of ${last.file}`;
    if (!values.slice(-limit.losses).every(Number.isFinite))
      return { kind: "absent", claim: `${found}, and the log shows losses that are no numbers`, measured };
    const claim = `${found}, most in ${worst.name}, while the last ${numberWords(limit.losses)} logged losses are numbers`;
    return { kind: "present", strength: 1, at: [], claim, measured, sources: [{ file: last.file }] };
  },
});
