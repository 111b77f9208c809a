import { defineCheck } from "../model/check.ts";
import { type Series, stepAt } from "../model/series.ts";
import { medianOf } from "../stats/median-of.ts";
import { numberWords } from "../stats/number-words.ts";

/** The loss turns NaN from one step to the next, without anything growing before. */
export const suddenNanLoss = defineCheck({
  id: "sudden-nan-loss",
  title: "Loss turns NaN without warning",
  question: "Does the training loss turn NaN for good while loss and gradient were normal the step before?",
  needs: ["train-loss", "gradient-norm"],
  signal: "train-curve",
  figure: "loss",
  thresholds: {
    gradientRatio: {
      value: 3,
      source:
        "labelled runs: at most 1.45 × the median in 16 of 16 runs whose bad batch is not a number; divergence grows over several steps",
    },
    lossRatio: { value: 3, source: "the same bound for the loss of the step before" },
    before: { value: 5, source: "a median of fewer values is no level" },
  },
  detect(inputs, limit) {
    const loss = inputs["train-loss"];
    const onset = nanForGood(loss);
    if (onset === null)
      return {
        kind: "absent",
        claim: "The training loss stays a number to its last logged step",
        measured: [],
      };
    if (loss.cadence === "epoch")
      return {
        kind: "inconclusive",
        reason: "the loss turns NaN, but it is logged by epoch: the steps before are not seen",
      };
    const step = stepAt(loss, onset);
    const gradients = finiteBefore(inputs["gradient-norm"], step);
    if (onset < limit.before || gradients.length < limit.before)
      return {
        kind: "inconclusive",
        reason: "fewer than five losses and gradient norms are finite before the loss turns NaN",
      };
    const lossRatio =
      (loss.values[onset - 1] ?? Number.NaN) / medianOf(loss.values.subarray(Math.max(0, onset - 20), onset));
    const gradientRatio = (gradients.at(-1) ?? Number.NaN) / medianOf(gradients.slice(-100));
    const measured = [
      {
        name: "last finite gradient / median",
        value: gradientRatio,
        threshold: limit.gradientRatio,
        passes: "below" as const,
      },
      {
        name: "last finite loss / median",
        value: lossRatio,
        threshold: limit.lossRatio,
        passes: "below" as const,
      },
    ];
    const claim = `The training loss is NaN from step ${numberWords(step)} to the end; just before, the gradient norm stood at ${numberWords(gradientRatio)} × its median (limit ${numberWords(limit.gradientRatio)}) and the loss at ${numberWords(lossRatio)} × its own (limit ${numberWords(limit.lossRatio)})`;
    if (!(gradientRatio <= limit.gradientRatio && lossRatio <= limit.lossRatio))
      return { kind: "absent", claim, measured };
    return { kind: "present", strength: 1, at: [{ from: step, to: step }], claim, measured };
  },
});

/** First index after which nothing is finite any more; null where the series ends finite. */
function nanForGood(series: Series): number | null {
  let i = series.values.length;
  while (i > 0 && !Number.isFinite(series.values[i - 1])) i--;
  return i === series.values.length || i === 0 ? null : i;
}

function finiteBefore(gradient: Series, step: number): number[] {
  const before: number[] = [];
  for (let i = 0; i < gradient.values.length; i++) {
    const value = gradient.values[i] ?? Number.NaN;
    if (stepAt(gradient, i) < step && Number.isFinite(value)) before.push(value);
  }
  return before;
}
