import { defineCheck } from "../model/check.ts";
import { stepAt } from "../model/series.ts";

/**
 * Operations that have no value or no derivative somewhere, as PyTorch's anomaly detection, NumPy and JAX name them.
 * A softmax or a matrix product is not among them: those turn NaN only where they are given NaN.
 */
const PATTERNS: readonly RegExp[] = [
  /Function '(?:Div|Log|Log2|Log10|Log1p|Sqrt|Rsqrt|Pow|Norm|LinalgVectorNorm|Reciprocal|Acos|Asin|Atan2|Std|Var|Xlogy)Backward\d*' returned nan values/i,
  /RuntimeWarning: (?:invalid value|divide by zero) encountered in (?:true_)?(?:divide|log|log2|log10|log1p|sqrt|power|reciprocal|arccos|arcsin)\b/,
  /FloatingPointError: (?:invalid value|divide by zero)/,
];

/** The log names an operation without a result, and the loss is no number from about there on. */
export const undefinedOperationInLog = defineCheck({
  id: "undefined-operation-in-log",
  title: "Undefined operation in the log",
  question:
    "Does the log name an operation that has no result, in a run whose training loss turns into no number?",
  needs: ["events", "train-loss"],
  signal: "log",
  ground: "observed",
  thresholds: {},
  detect({ events, "train-loss": loss }) {
    if (events.length === 0) return { kind: "inconclusive", reason: "no log was read" };
    const found = events.filter(({ text }) => PATTERNS.some((pattern) => pattern.test(text)));
    const first = found[0];
    if (!first)
      return {
        kind: "absent",
        claim: "No line of the log names an operation without a result",
        measured: [],
      };
    const lost = loss.values.findIndex((value) => !Number.isFinite(value));
    const quote = `"${first.text.trim().slice(0, 200)}"`;
    if (lost < 0)
      return {
        kind: "absent",
        claim: `A line of the log names an operation without a result (${quote}), but every logged training loss is a number`,
        measured: [],
      };
    const step = stepAt(loss, lost);
    return {
      kind: "present",
      strength: 1,
      at: [{ from: first.step ?? step, to: step }],
      claim: `The log names an operation without a result (${quote}), and the training loss is no number from step ${step} on`,
      measured: [],
      sources: found.slice(0, 3).map((event) => event.at),
    };
  },
});
