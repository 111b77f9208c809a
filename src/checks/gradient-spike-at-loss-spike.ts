import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { type Series, stepAt } from "../model/series.ts";
import { lossSpikes } from "../signals/loss-spikes.ts";
import { medianOf } from "../stats/median-of.ts";
import { numberWords } from "../stats/number-words.ts";
import { logRamp } from "../stats/ramp.ts";

/** The gradient norm jumps at the very step of an isolated loss spike. */
export const gradientSpikeAtLossSpike = defineCheck({
  id: "gradient-spike-at-loss-spike",
  title: "Gradient spike at the step of a loss spike",
  question: "Does the gradient norm jump at the same step as an isolated spike of the loss?",
  needs: ["train-loss", "gradient-norm"],
  regimes: LOSS_REGIMES,
  signal: "gradient-norm",
  figure: "gradient-norm",
  thresholds: {
    ratio: {
      value: 5,
      source:
        "labelled runs: 75 × and more in 7 of 7 bad batches with a spike; the one healthy run with an isolated spike of the loss has 2.4 ×",
    },
  },
  detect(inputs, limit) {
    const loss = inputs["train-loss"];
    if (loss.cadence === "epoch")
      return { kind: "inconclusive", reason: "the training loss is logged by epoch" };
    const spikes = lossSpikes(loss);
    if (spikes.length === 0)
      return {
        kind: "absent",
        claim: "There is no isolated spike of the training loss at which the gradient norm could stand out",
        measured: [],
      };
    let best: { step: number; ratio: number } | null = null;
    for (const { step } of spikes) {
      const ratio = ratioAt(inputs["gradient-norm"], step);
      if (ratio !== null && ratio > (best?.ratio ?? 0)) best = { step, ratio };
    }
    if (!best) return { kind: "inconclusive", reason: "no gradient norm is logged around the loss spike" };
    const measured = [
      {
        name: "gradient norm at the spike / median beside it",
        value: best.ratio,
        threshold: limit.ratio,
        passes: "above" as const,
      },
    ];
    const claim = `At the loss spike of step ${numberWords(best.step)} the gradient norm is ${numberWords(best.ratio)} × the median beside it (limit ${numberWords(limit.ratio)})`;
    if (best.ratio <= limit.ratio) return { kind: "absent", claim, measured };
    const at = [{ from: best.step, to: best.step }];
    return { kind: "present", strength: logRamp(best.ratio, limit.ratio, 30), at, claim, measured };
  },
});

function ratioAt(gradient: Series, step: number): number | null {
  let at = -1;
  for (let i = 0; i < gradient.values.length && at < 0; i++) if (stepAt(gradient, i) === step) at = i;
  if (at < 0) return null;
  const beside = [
    ...gradient.values.subarray(Math.max(0, at - 4), at),
    ...gradient.values.subarray(at + 1, at + 5),
  ];
  return beside.length < 4 ? null : (gradient.values[at] ?? Number.NaN) / medianOf(beside);
}
