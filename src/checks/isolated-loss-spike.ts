import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { lossSpikes } from "../signals/loss-spikes.ts";
import { numberWords } from "../stats/number-words.ts";
import { logRamp } from "../stats/ramp.ts";

/** One step's loss far above calm neighbours, and back at once. */
export const isolatedLossSpike = defineCheck({
  id: "isolated-loss-spike",
  title: "Isolated spike of the training loss",
  question: "Does the training loss jump for one step, out of a calm neighbourhood, and come back?",
  needs: ["train-loss"],
  regimes: LOSS_REGIMES,
  signal: "train-curve",
  figure: "loss",
  thresholds: {
    most: {
      value: 5,
      source:
        "more isolated spikes than this are the character of the data or the steps, not an accident of one batch",
    },
  },
  detect(inputs, limit) {
    const loss = inputs["train-loss"];
    if (loss.cadence === "epoch" || loss.values.length < 20)
      return {
        kind: "inconclusive",
        reason: "the training loss is not logged by step at twenty steps or more",
      };
    const spikes = lossSpikes(loss);
    const measured = [
      { name: "isolated spikes", value: spikes.length, threshold: 1, passes: "above" as const },
    ];
    const largest = spikes.toSorted((a, b) => b.value / b.around - a.value / a.around)[0];
    if (!largest || spikes.length > limit.most)
      return {
        kind: "absent",
        claim:
          spikes.length === 0
            ? "The training loss has no isolated spike of 3 × its neighbours, nor of 2 × and its whole first value"
            : `The training loss has ${numberWords(spikes.length)} isolated spikes: too many for single batches (limit ${numberWords(limit.most)})`,
        measured,
      };
    const ratio = largest.value / largest.around;
    return {
      kind: "present",
      // A spike diluted by a logger that writes means still stands far above what its neighbours do.
      strength: Math.max(logRamp(ratio, 2, 20), logRamp(largest.overNeighbours, 5, 100)),
      at: spikes.map(({ step }) => ({ from: step, to: step })),
      claim: `The training loss is ${numberWords(largest.value)} at step ${numberWords(largest.step)}, ${numberWords(ratio)} × the median of the eight steps around it (limit 3, or 2 where it rises by its whole first value), and these stay within 1.5 × of that median`,
      measured,
    };
  },
});
