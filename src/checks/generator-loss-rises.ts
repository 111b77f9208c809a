import { defineCheck } from "../model/check.ts";
import { stepAt } from "../model/series.ts";
import { medianOf } from "../stats/median-of.ts";
import { numberWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** The generator loss ends far above where it began. */
export const generatorLossRises = defineCheck({
  id: "generator-loss-rises",
  title: "Generator loss rises",
  question: "Does the generator loss end far above where it began?",
  needs: ["generator-loss"],
  regimes: ["gan", "unknown"],
  signal: "train-curve",
  figure: "loss",
  thresholds: {
    times: {
      value: 2,
      source:
        "a generator that is not beaten stays near ln 2 = 0.69 of a cross-entropy; twice the first tenth is beyond its swings",
    },
  },
  detect(inputs, limit) {
    const series = inputs["generator-loss"];
    const values = series.values.filter((value) => Number.isFinite(value));
    const tenth = Math.max(3, Math.floor(values.length / 10));
    if (values.length < 10)
      return { kind: "inconclusive", reason: "the generator loss was logged fewer than ten times" };
    const start = medianOf(values.slice(0, tenth));
    const end = medianOf(values.slice(-tenth));
    if (!(start > 0))
      return { kind: "inconclusive", reason: "the generator loss is not positive, so a ratio says nothing" };
    const measured = [
      {
        name: "generator loss at the end / start",
        value: end / start,
        threshold: limit.times,
        passes: "above" as const,
      },
    ];
    const claim = `The generator loss goes from ${numberWords(start)} in the first tenth to ${numberWords(end)} in the last (limit ${limit.times} ×)`;
    if (end / start < limit.times) return { kind: "absent", claim, measured };
    const at = [{ from: stepAt(series, 0), to: stepAt(series, series.values.length - 1) }];
    return { kind: "present", strength: ramp(end / start, 1.5, 4), at, claim, measured };
  },
});
