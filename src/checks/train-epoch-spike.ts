import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { stepAt } from "../model/series.ts";
import { numberWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** One epoch's training loss stands out, and the evaluations do not follow. */
export const trainEpochSpike = defineCheck({
  id: "train-epoch-spike",
  title: "One epoch's training loss stands out",
  question:
    "Is the training loss of one epoch far above both its neighbours while the evaluation after it is not?",
  needs: ["train-loss-epoch", "validation-loss"],
  regimes: LOSS_REGIMES,
  signal: "train-curve",
  figure: "loss",
  thresholds: {
    ratio: {
      value: 1.5,
      source:
        "labelled runs: 6 of 20 runs with a bad batch and 1 of 225 healthy lie above, rough runs of other causes too: it supports only",
    },
    evaluation: { value: 1.2, source: "the evaluation of that epoch stays near its neighbours" },
  },
  detect(inputs, limit) {
    const train = inputs["train-loss-epoch"];
    const validation = inputs["validation-loss"];
    if (train.values.length < 4 || train.values.length !== validation.values.length)
      return {
        kind: "inconclusive",
        reason: "training and validation loss are not logged by epoch, four or more",
      };
    let best = { i: -1, ratio: 0 };
    for (let i = 1; i + 1 < train.values.length; i++) {
      const ratio = outstands(train.values, i);
      if (ratio > best.ratio) best = { i, ratio };
    }
    const step = stepAt(train, best.i);
    const evaluation = outstands(validation.values, best.i);
    const measured = [
      {
        name: "training loss of one epoch / higher neighbour",
        value: best.ratio,
        threshold: limit.ratio,
        passes: "above" as const,
      },
    ];
    const claim = `The training loss at step ${numberWords(step)} is ${numberWords(best.ratio)} × that of the higher neighbouring epoch (limit ${numberWords(limit.ratio)}), the validation loss ${numberWords(evaluation)} ×`;
    if (!(best.ratio > limit.ratio && evaluation < limit.evaluation))
      return { kind: "absent", claim, measured };
    return {
      kind: "present",
      strength: ramp(best.ratio, 1.3, 3),
      at: [{ from: step, to: step }],
      claim,
      measured,
    };
  },
});

/** A value over the higher of its two neighbours. */
function outstands(values: Float64Array, i: number): number {
  return (values[i] ?? Number.NaN) / Math.max(values[i - 1] ?? Number.NaN, values[i + 1] ?? Number.NaN);
}
