import { defineCheck } from "../model/check.ts";
import { predictedClassBalance } from "../signals/class-balance.ts";
import { confusion } from "../signals/confusion.ts";
import { percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** The accuracy over rows is far above the mean over classes: rare classes are missed and hardly count. */
export const accuracyHidesClasses = defineCheck({
  id: "accuracy-hides-classes",
  title: "Accuracy far above the mean recall of the classes",
  question: "Does the accuracy over rows hide classes that are missed?",
  needs: ["validation-predictions"],
  signal: "predictions",
  figure: "predictions",
  thresholds: {
    gap: {
      value: 0.06,
      source:
        "accuracy minus mean recall; labelled runs: 0.064 and more in imbalanced runs, at most 0.016 in healthy ones, up to 0.15 in a few barely trained ones",
    },
    even: {
      value: 2,
      source: "accuracy weights classes by their rows; below 2 × the two means hardly differ",
    },
  },
  detect(inputs, limit) {
    const predictions = inputs["validation-predictions"];
    if (predictions.kind !== "classification")
      return { kind: "inconclusive", reason: "the predictions are numbers, not classes" };
    const { accuracy, balancedAccuracy, perClass } = confusion(predictions);
    const gap = accuracy - balancedAccuracy;
    const worst = perClass
      .filter(({ support }) => support > 0)
      .sort((a, b) => a.recall.value - b.recall.value)[0];
    const measured = [
      {
        name: "accuracy minus mean recall of classes",
        value: gap,
        threshold: limit.gap,
        passes: "above" as const,
      },
    ];
    const rare = worst
      ? `; class ${worst.name} is found in ${percentWords(worst.recall.value)} of its ${worst.support} ${worst.support === 1 ? "row" : "rows"}`
      : "";
    const claim = `On validation rows the accuracy is ${percentWords(accuracy)} and the mean recall of the classes ${percentWords(balancedAccuracy)} (limit for the gap ${Math.round(100 * limit.gap)} points)${rare}`;
    if (!(gap >= limit.gap)) {
      const rows = predictedClassBalance(predictions);
      if (rows && rows.ratio < limit.even)
        return {
          kind: "inconclusive",
          reason:
            "the validation rows are even over the classes, so accuracy and mean recall agree whatever is missed",
        };
      return { kind: "absent", claim, measured };
    }
    return { kind: "present", strength: ramp(gap, 0.03, 0.25), at: [], claim, measured };
  },
});
