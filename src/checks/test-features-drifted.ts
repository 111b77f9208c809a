import { defineCheck } from "../model/check.ts";
import { featureDrift } from "../signals/feature-drift.ts";
import { numberWords } from "../stats/number-words.ts";
import { logRamp } from "../stats/ramp.ts";

/** Inputs of the test rows are distributed differently from those of training, while the validation rows agree. */
export const testFeaturesDrifted = defineCheck({
  id: "test-features-drifted",
  title: "Test inputs unlike the training inputs",
  question:
    "Are the inputs of the test split distributed differently from training, while those of validation are not?",
  needs: ["train-features", "test-features"],
  uses: ["validation-features"],
  signal: "features",
  figure: "table",
  thresholds: {
    times: {
      value: 1.5,
      source: "multiples of the 1 % limit over all columns; see validation-features-drifted",
    },
    distance: { value: 0.2, source: "an effect, not only a certainty (Deepchecks' default)" },
  },
  detect(inputs, limit) {
    const drift = featureDrift(inputs["train-features"], inputs["test-features"]);
    const first = drift?.[0];
    if (!drift || !first)
      return { kind: "inconclusive", reason: "the two feature files share too few rows or columns" };
    const validation =
      inputs["validation-features"] && featureDrift(inputs["train-features"], inputs["validation-features"]);
    const beside = validation?.find(({ name }) => name === first.name);
    const measured = [
      {
        name: "largest distance / 1 % limit",
        value: first.times,
        threshold: limit.times,
        passes: "above" as const,
      },
      {
        name: "largest distance",
        value: first.distance,
        threshold: limit.distance,
        passes: "above" as const,
      },
    ];
    const claim = `Column ${first.name} differs most between training and test inputs: distance ${numberWords(first.distance)}, ${numberWords(first.times)} × what chance allows over ${drift.length} columns (limits ${numberWords(limit.distance)} and ${limit.times} ×)${beside ? `; between training and validation ${numberWords(beside.distance)}` : ""}`;
    const drifted = first.times >= limit.times && first.distance >= limit.distance;
    // Validation that drifted alike is a mismatch of the splits, which another check asks.
    if (!drifted || (beside && beside.distance > 0.5 * first.distance))
      return { kind: "absent", claim, measured };
    return { kind: "present", strength: logRamp(first.times, 1, 4), at: [], claim, measured };
  },
});
