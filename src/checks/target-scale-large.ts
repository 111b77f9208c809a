import { defineCheck } from "../model/check.ts";
import type { CheckInputs } from "../model/inputs.ts";
import { predictedTargets, targetVariance } from "../signals/target-variance.ts";
import { numberWords } from "../stats/number-words.ts";
import { logRamp } from "../stats/ramp.ts";

/** The target of a regression is so large that the first gradients are out of proportion. */
export const targetScaleLarge = defineCheck({
  id: "target-scale-large",
  title: "Regression target far from unit scale",
  question: "How large is the variance of the target, read off the loss and R² or its true values?",
  needs: [],
  uses: ["validation-loss", "validation-metric", "validation-predictions", "train-predictions"],
  regimes: ["supervised", "unknown"],
  signal: "validation-curve",
  figure: "loss",
  thresholds: {
    variance: {
      value: 1000,
      source:
        "squared units of the target; labelled runs: 1.2e5 and more in 9 of 9 where targets are not scaled, 0.87 to 1.08 in 178 others",
    },
    rSquared: {
      value: 0.9,
      source: "a run that explains its target in spite of the scale has no trouble with it",
    },
    rSquaredOfRows: {
      value: 0,
      source:
        "where only the predictions tell the scale: below 0 they are worse than the mean of the targets, which the head never reached",
    },
  },
  detect(inputs, limit) {
    const seen = fromCurves(inputs) ?? fromRows(inputs);
    if (!seen) {
      const missing = MISSING.filter((name) => inputs[name] === undefined);
      return missing.length === MISSING.length
        ? { kind: "not-applicable", missing }
        : {
            kind: "inconclusive",
            reason:
              "the variance of the target cannot be read off without R² beside the loss, or true values",
          };
    }
    const { variance, rSquared, from } = seen;
    const measured = [
      {
        name: "variance of the target",
        value: variance,
        threshold: limit.variance,
        passes: "above" as const,
      },
    ];
    const said =
      from === "curves" ? "Validation loss and R² give" : "The true values beside the predictions give";
    const claim = `${said} the target a variance of ${numberWords(variance)} (limit ${numberWords(limit.variance)}, 1 where it is standardised); R² ends at ${numberWords(rSquared)}`;
    const explained = rSquared > (from === "curves" ? limit.rSquared : limit.rSquaredOfRows);
    if (variance < limit.variance || explained) return { kind: "absent", claim, measured };
    return { kind: "present", strength: logRamp(variance, 100, 1e5), at: [], claim, measured };
  },
});

const MISSING = ["validation-metric", "validation-predictions", "train-predictions"] as const;

type Inputs = Partial<
  Pick<CheckInputs, "validation-loss" | "validation-metric" | "validation-predictions" | "train-predictions">
>;

interface Targets {
  readonly variance: number;
  readonly rSquared: number;
  readonly from: "curves" | "rows";
}

function fromCurves({ "validation-loss": loss, "validation-metric": metric }: Inputs): Targets | null {
  const variance = loss && metric ? targetVariance(loss, metric) : null;
  if (variance === null) return null;
  return { variance, rSquared: metric?.values.at(-1) ?? Number.NaN, from: "curves" };
}

function fromRows(inputs: Inputs): Targets | null {
  const rows = inputs["train-predictions"] ?? inputs["validation-predictions"];
  const targets = rows ? predictedTargets(rows) : null;
  return targets ? { ...targets, from: "rows" } : null;
}
