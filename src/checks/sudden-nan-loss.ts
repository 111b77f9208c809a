import { defineCheck } from "../model/check.ts";
import { type Series, stepAt } from "../model/series.ts";
import { medianOf } from "../stats/median-of.ts";
import { numberWords } from "../stats/number-words.ts";

/** The loss turns NaN from one step to the next, without anything growing before. */
export const suddenNanLoss = defineCheck({
  id: "sudden-nan-loss",
  title: "Loss turns NaN without warning",
  question: "Does the training loss turn NaN for good while loss and gradient were normal the step before?",
  needs: ["train-loss"],
  uses: ["gradient-norm"],
  signal: "train-curve",
  figure: "loss",
  thresholds: {
    gradientRatio: {
      value: 3,
      source:
        "labelled runs: at most 1.25 × the median in 10 of 10 runs with a bad batch; divergence grows over several steps",
    },
    lossRatio: { value: 3, source: "the same bound for the loss, where no gradient norm is logged" },
  },
  detect(inputs, limit) {
    const loss = inputs["train-loss"];
    const onset = nanForGood(loss);
    const measured = [{ name: "NaN training losses", value: loss.values.filter(Number.isNaN).length }];
    if (onset === null)
      return { kind: "absent", claim: `The training loss stays a number to its last logged step`, measured };
    if (onset < 5)
      return { kind: "inconclusive", reason: "the training loss is NaN within its first five logged values" };
    if (loss.cadence === "epoch")
      return {
        kind: "inconclusive",
        reason: "the loss turns NaN, but it is logged by epoch: the steps before are not seen",
      };
    const step = stepAt(loss, onset);
    const before = loss.values.subarray(Math.max(0, onset - 20), onset);
    const lossRatio = (loss.values[onset - 1] ?? Number.NaN) / medianOf(before);
    const gradientRatio = inputs["gradient-norm"] ? ratioBefore(inputs["gradient-norm"], step) : null;
    const calm =
      lossRatio <= limit.lossRatio && (gradientRatio === null || gradientRatio <= limit.gradientRatio);
    const judged =
      gradientRatio === null
        ? {
            name: "last finite loss / median before",
            value: lossRatio,
            threshold: limit.lossRatio,
            passes: "below" as const,
          }
        : {
            name: "last finite gradient / median",
            value: gradientRatio,
            threshold: limit.gradientRatio,
            passes: "below" as const,
          };
    const words = `${gradientRatio === null ? "the loss" : "the gradient norm"} before it stood at ${numberWords(judged.value)} × its median (limit ${numberWords(judged.threshold)})`;
    const claim = `The training loss is NaN from step ${numberWords(step)} to the end; ${words}`;
    if (!calm) return { kind: "absent", claim, measured: [...measured, judged] };
    const at = [{ from: step, to: step }];
    return {
      kind: "present",
      strength: gradientRatio === null ? 0.5 : 1,
      at,
      claim,
      measured: [...measured, judged],
    };
  },
});

/** First index after which nothing is finite any more; null where the series ends finite. */
function nanForGood(series: Series): number | null {
  let i = series.values.length;
  while (i > 0 && !Number.isFinite(series.values[i - 1])) i--;
  return i === series.values.length || i === 0 ? null : i;
}

function ratioBefore(gradient: Series, step: number): number | null {
  const before: number[] = [];
  for (let i = 0; i < gradient.values.length; i++) {
    const value = gradient.values[i] ?? Number.NaN;
    if (stepAt(gradient, i) < step && Number.isFinite(value)) before.push(value);
  }
  return before.length < 5 ? null : (before.at(-1) ?? Number.NaN) / medianOf(before.slice(-100));
}
