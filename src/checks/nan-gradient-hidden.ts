import { defineCheck } from "../model/check.ts";
import { stepAt } from "../model/series.ts";
import { valueByStep } from "../signals/value-by-step.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** Steps whose gradient was NaN while the loss that the log shows for the same step is a number. */
export const nanGradientHidden = defineCheck({
  id: "nan-gradient-hidden",
  title: "NaN gradients beside finite losses",
  question: "Is the gradient norm NaN at steps whose logged loss is a number?",
  needs: ["train-loss", "gradient-norm"],
  signal: "gradient-norm",
  ground: "observed",
  figure: "gradient-norm",
  thresholds: {
    share: {
      value: 0.02,
      source:
        "labelled runs: 82 % of steps and more in 11 of 11 hidden-NaN runs, none in 245 healthy ones; a loss scaler that finds its level costs about ten steps",
    },
    atLeast: { value: 3, source: "one or two skipped steps are normal under mixed precision" },
  },
  detect(inputs, limit) {
    const loss = inputs["train-loss"];
    const gradient = inputs["gradient-norm"];
    const lossAt = valueByStep(loss);
    const hidden: number[] = [];
    let paired = 0;
    for (let i = 0; i < gradient.values.length; i++) {
      const value = lossAt.get(stepAt(gradient, i));
      if (value === undefined) continue;
      paired += 1;
      if (Number.isNaN(gradient.values[i]) && Number.isFinite(value)) hidden.push(stepAt(gradient, i));
    }
    if (paired < 10)
      return { kind: "inconclusive", reason: "fewer than ten steps have both a loss and a gradient norm" };
    const share = hidden.length / paired;
    const measured = [
      {
        name: "steps with NaN gradient and finite loss",
        value: share,
        threshold: limit.share,
        passes: "above" as const,
      },
    ];
    const words =
      hidden.length === 0
        ? `none of ${numberWords(paired)} logged steps`
        : `${numberWords(hidden.length)} of ${numberWords(paired)} logged steps (${percentWords(share)})`;
    if (share <= limit.share || hidden.length < limit.atLeast)
      return { kind: "absent", claim: `The gradient norm is NaN beside a finite loss at ${words}`, measured };
    return {
      kind: "present",
      strength: ramp(share, limit.share, 0.1),
      at: [{ from: hidden[0] ?? 0, to: hidden.at(-1) ?? 0 }],
      claim: `The gradient norm is NaN while the logged loss is a number at ${words}, from step ${numberWords(hidden[0] ?? 0)} on`,
      measured,
    };
  },
});
