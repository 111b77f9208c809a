import { defineCheck } from "../model/check.ts";
import { stepAt } from "../model/series.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";

/** Training losses of exactly 0, which a filter writes in place of NaN. */
export const zeroLoss = defineCheck({
  id: "zero-loss",
  title: "Training losses of exactly 0",
  question: "Is the logged training loss exactly 0 at many steps?",
  needs: ["train-loss"],
  signal: "train-curve",
  ground: "observed",
  figure: "loss",
  thresholds: {
    share: {
      value: 0.02,
      source:
        "labelled runs: 11 of 11 hidden-NaN runs, 0 of 300 healthy, but 5 of 16 with a momentum near 1; after memorising true zeros exist, so weak alone",
    },
  },
  detect(inputs, limit) {
    const loss = inputs["train-loss"];
    const zeros = loss.values.reduce((count, value) => count + (value === 0 ? 1 : 0), 0);
    const share = zeros / loss.values.length;
    const measured = [
      { name: "steps with loss 0", value: share, threshold: limit.share, passes: "above" as const },
    ];
    const claim = `The training loss is exactly 0 at ${numberWords(zeros)} of ${numberWords(loss.values.length)} logged steps (${percentWords(share)})`;
    if (!(share > limit.share)) return { kind: "absent", claim, measured };
    const at = [{ from: stepAt(loss, loss.values.indexOf(0)), to: stepAt(loss, loss.values.lastIndexOf(0)) }];
    return { kind: "present", strength: 1, at, claim, measured };
  },
});
