import { defineCheck } from "../model/check.ts";
import { driftWithinClasses } from "../signals/drift-within-classes.ts";
import { featureDrift } from "../signals/feature-drift.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { logRamp } from "../stats/ramp.ts";

/** Inputs of the validation rows are distributed differently from those of the training rows. */
export const validationFeaturesDrifted = defineCheck({
  id: "validation-features-drifted",
  title: "Validation inputs unlike the training inputs",
  question: "Are the inputs of the validation split distributed like those of the training split?",
  needs: ["train-features", "validation-features"],
  uses: ["train-predictions", "validation-predictions"],
  signal: "features",
  figure: "table",
  thresholds: {
    times: {
      value: 1.5,
      source:
        "multiples of the 1 % limit over all columns; labelled runs: 2.2 and more in 9 of 9 under split mismatch, at most 0.88 in 108 healthy runs, 1.41 where the exported rows are sorted",
    },
    distance: {
      value: 0.2,
      source:
        "an effect, not only a certainty: on many rows every difference passes a test (Deepchecks' default)",
    },
    mix: {
      value: 0.2,
      source:
        "half the sum of the differences of class shares; from here on columns that tell the classes differ as much by themselves",
    },
  },
  detect(inputs, limit) {
    const drift = featureDrift(inputs["train-features"], inputs["validation-features"]);
    const first = drift?.[0];
    if (!drift || !first)
      return { kind: "inconclusive", reason: "the two feature files share too few rows or columns" };
    const drifted = drift.filter(({ times, distance }) => times >= limit.times && distance >= limit.distance);
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
      { name: "columns beyond both", value: drifted.length },
    ];
    const claim = `Column ${first.name} differs most between training and validation inputs: distance ${numberWords(first.distance)}, ${numberWords(first.times)} × what chance allows over ${drift.length} columns (limits ${numberWords(limit.distance)} and ${limit.times} ×)`;
    if (drifted.length === 0) return { kind: "absent", claim, measured };
    const within = driftWithinClasses(
      { features: inputs["train-features"], predictions: inputs["train-predictions"] },
      { features: inputs["validation-features"], predictions: inputs["validation-predictions"] },
    );
    if (within && within.mix >= limit.mix) {
      const { largest, mix } = within;
      const mixed = `the splits mix their classes differently (${percentWords(mix)} of the rows, limit ${percentWords(limit.mix)})`;
      if (!largest) return { kind: "inconclusive", reason: `${mixed}, and no class has twenty rows in both` };
      if (largest.times < limit.times || largest.distance < limit.distance)
        return {
          kind: "absent",
          claim: `${claim}, but ${mixed}: within a class none differs by more than ${numberWords(largest.distance)}, ${numberWords(largest.times)} × what chance allows`,
          measured,
        };
    }
    return { kind: "present", strength: logRamp(first.times, 1, 4), at: [], claim, measured };
  },
});
