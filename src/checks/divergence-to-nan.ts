import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { type Series, stepAt } from "../model/series.ts";
import { medianOf } from "../stats/median-of.ts";
import { numberWords } from "../stats/number-words.ts";
import { logRamp } from "../stats/ramp.ts";

/** Loss or gradient grow by orders of magnitude before the loss stops being a number. */
export const divergenceToNan = defineCheck({
  id: "divergence-to-nan",
  title: "Divergence into NaN",
  question: "Do gradient or loss grow over several steps before the loss turns NaN or infinite?",
  needs: ["train-loss"],
  uses: ["gradient-norm"],
  regimes: LOSS_REGIMES,
  signal: "train-curve",
  figure: "loss",
  thresholds: {
    growth: {
      value: 5,
      source:
        "a batch that is not a number leaves the step before it at 1.45 × its median at most (16 labelled runs)",
    },
  },
  detect(inputs, limit) {
    const loss = inputs["train-loss"];
    const first = loss.values.findIndex((value) => !Number.isFinite(value));
    if (first < 0) return { kind: "absent", claim: "Every logged training loss is a number", measured: [] };
    if (first === 0)
      return { kind: "inconclusive", reason: "the first logged training loss is already not a number" };
    const step = stepAt(loss, first);
    const growth = Math.max(
      growthBefore(loss, step),
      inputs["gradient-norm"] ? growthBefore(inputs["gradient-norm"], step) : 0,
    );
    const measured = [
      {
        name: "growth over the steps before",
        value: growth,
        threshold: limit.growth,
        passes: "above" as const,
      },
    ];
    const claim = `Before the loss stops being a number at step ${numberWords(step)}, loss or gradient norm grow to ${numberWords(growth)} × their earlier median (limit ${numberWords(limit.growth)})`;
    if (!(growth > limit.growth)) return { kind: "absent", claim, measured };
    const from = stepAt(loss, Math.max(0, first - 5));
    return {
      kind: "present",
      strength: logRamp(growth, limit.growth, 100),
      at: [{ from, to: step }],
      claim,
      measured,
    };
  },
});

/** Median of the last three finite values before `step` over the median of those before them. */
function growthBefore(series: Series, step: number): number {
  const before: number[] = [];
  for (let i = 0; i < series.values.length; i++) {
    const value = series.values[i] ?? Number.NaN;
    if (stepAt(series, i) < step && Number.isFinite(value)) before.push(Math.abs(value));
  }
  if (before.length < 3) return 0;
  const early = before.length < 8 ? before.slice(0, 1) : before.slice(0, -5).slice(-100);
  return medianOf(before.slice(-3)) / medianOf(early);
}
