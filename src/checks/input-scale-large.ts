import type { Features } from "../model/artifacts.ts";
import { defineCheck } from "../model/check.ts";
import { numberWords } from "../stats/number-words.ts";
import { logRamp } from "../stats/ramp.ts";

/** Input columns enter the model many times larger than the unit scale that initialisations are made for. */
export const inputScaleLarge = defineCheck({
  id: "input-scale-large",
  title: "Inputs far from unit scale",
  question: "How large are the inputs as they enter the model?",
  needs: ["train-features"],
  signal: "features",
  figure: "table",
  thresholds: {
    rms: {
      value: 20,
      source:
        "root mean square over all columns; labelled runs: 86 and more in 13 of 13 where inputs are not normalised, at most 1.9 in 398 others",
    },
  },
  detect(inputs, limit) {
    const scales = columnScales(inputs["train-features"]);
    const largest = scales.reduce((a, b) => (b.rms > a.rms ? b : a), { name: "", rms: 0 });
    if (scales.length === 0)
      return { kind: "inconclusive", reason: "the feature file has no numeric column" };
    const all = Math.sqrt(scales.reduce((sum, { rms }) => sum + rms * rms, 0) / scales.length);
    const measured = [
      { name: "root mean square of all inputs", value: all, threshold: limit.rms, passes: "above" as const },
      { name: `root mean square of ${largest.name}`, value: largest.rms },
    ];
    const claim = `The inputs enter the model with a root mean square of ${numberWords(all)} (limit ${limit.rms}, 1 where they are standardised); the largest column is ${largest.name} with ${numberWords(largest.rms)}`;
    if (all < limit.rms) return { kind: "absent", claim, measured };
    return { kind: "present", strength: logRamp(all, 5, 100), at: [], claim, measured };
  },
});

function columnScales(features: Features): { name: string; rms: number }[] {
  return features.values.flatMap((column, c) => {
    const finite = column.filter(Number.isFinite);
    if (finite.length === 0) return [];
    const rms = Math.sqrt(finite.reduce((sum, x) => sum + x * x, 0) / finite.length);
    return [{ name: features.columns[c] ?? "", rms }];
  });
}
