import { defineCheck } from "../model/check.ts";
import type { Config } from "../model/config.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { type Series, stepAt } from "../model/series.ts";
import { medianOf } from "../stats/median-of.ts";
import { numberWords } from "../stats/number-words.ts";
import { logRamp } from "../stats/ramp.ts";

/** A recurrent network without clipping whose gradient jumps by orders of magnitude, again and again. */
export const gradientBurstsRecurrent = defineCheck({
  id: "gradient-bursts-recurrent",
  title: "Gradient bursts in a recurrent network",
  question:
    "Does the gradient of a recurrent network without clipping jump by orders of magnitude, more than once?",
  needs: ["gradient-norm", "config"],
  uses: ["model"],
  regimes: LOSS_REGIMES,
  signal: "gradient-norm",
  figure: "gradient-norm",
  thresholds: {
    ratio: {
      value: 70,
      source:
        "AutoTrainer's bound for exploding gradients (ICSE 2021); through 40 tokens a factor of 1.11 a token makes it",
    },
    bursts: {
      value: 2,
      source: "once may be a batch; the edge beyond which products of weights grow is met again",
    },
    before: { value: 50, source: "norms behind the median against which a jump is held; ten at least" },
  },
  detect(inputs, limit) {
    const { known } = inputs.config;
    const recurrent =
      isRecurrent(inputs.config) || inputs.model?.layers.some(({ type }) => /rnn|lstm|gru/i.test(type));
    if (!recurrent)
      return { kind: "inconclusive", reason: "neither configuration nor model names a recurrent network" };
    if (known["gradient-clip"])
      return { kind: "inconclusive", reason: "the gradient is clipped, so that a jump of it moves nothing" };
    const { steps, largest } = burstsOf(inputs["gradient-norm"], limit);
    const measured = [
      {
        name: "bursts of the gradient norm",
        value: steps.length,
        threshold: limit.bursts,
        passes: "above" as const,
      },
      { name: "largest / median before", value: largest, threshold: limit.ratio, passes: "above" as const },
    ];
    const times = `${numberWords(limit.ratio)} × the median of the ${numberWords(limit.before)} steps before`;
    if (steps.length < limit.bursts)
      return {
        kind: "absent",
        claim: `The gradient norm of the recurrent network passes ${times} at ${numberWords(steps.length)} places (limit ${numberWords(limit.bursts)})`,
        measured,
      };
    return {
      kind: "present",
      strength: logRamp(largest, limit.ratio, 10 * limit.ratio),
      at: steps.map((step) => ({ from: step, to: step })),
      claim: `The gradient norm of the recurrent network, which is not clipped, passes ${times} at ${numberWords(steps.length)} places (limit ${numberWords(limit.bursts)}), first at step ${numberWords(steps[0] ?? 0)}`,
      measured,
    };
  },
});

function isRecurrent({ known, entries }: Config): boolean {
  const named = [known.model?.value, ...entries.map(({ value }) => value)];
  return named.some(
    (value) => typeof value === "string" && /^(.*[_-])?(rnn|lstm|gru)([_-].*)?$/i.test(value),
  );
}

/** Steps of the jumps, those of one burst counted once, and the largest as a multiple. */
function burstsOf(
  gradient: Series,
  limit: { readonly ratio: number; readonly before: number },
): { readonly steps: readonly number[]; readonly largest: number } {
  const steps: number[] = [];
  let largest = 0;
  let calmFrom = 0;
  for (let i = 10; i < gradient.values.length; i++) {
    const value = gradient.values[i] ?? Number.NaN;
    const before = gradient.values.subarray(Math.max(0, i - limit.before), i).filter(Number.isFinite);
    const ratio = before.length < 10 ? 0 : value / medianOf(before);
    if (!(ratio > limit.ratio)) continue;
    if (Number.isFinite(ratio)) largest = Math.max(largest, ratio);
    // A burst goes on for some steps; five calm ones end it.
    if (i >= calmFrom) steps.push(stepAt(gradient, i));
    calmFrom = i + 5;
  }
  return { steps, largest };
}
