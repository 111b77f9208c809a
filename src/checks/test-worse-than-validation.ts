import { defineCheck } from "../model/check.ts";
import { confusion } from "../signals/confusion.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";
import { twoProportions } from "../stats/two-proportions.ts";

/** The final model is right far less often on test rows than on validation rows. */
export const testWorseThanValidation = defineCheck({
  id: "test-worse-than-validation",
  title: "Test accuracy far below validation accuracy",
  question: "Is the final model right less often on test rows than on validation rows?",
  needs: ["validation-predictions", "test-predictions"],
  signal: "predictions",
  figure: "table",
  thresholds: {
    z: { value: 4, source: "standard errors: by chance in one of 30,000 runs" },
    fall: { value: 0.05, source: "accuracy; on large splits a difference is sure long before it matters" },
  },
  detect(inputs, limit) {
    const [a, b] = [inputs["validation-predictions"], inputs["test-predictions"]];
    if (a.kind !== "classification" || b.kind !== "classification")
      return { kind: "inconclusive", reason: "the predictions are numbers, not classes" };
    const [validation, test] = [confusion(a), confusion(b)];
    const z = twoProportions(
      { hits: test.total - test.errors, n: test.total },
      { hits: validation.total - validation.errors, n: validation.total },
    );
    const fall = validation.accuracy - test.accuracy;
    const measured = [
      {
        name: "validation minus test accuracy",
        value: fall,
        threshold: limit.fall,
        passes: "above" as const,
      },
      { name: "in standard errors", value: z, threshold: limit.z, passes: "above" as const },
    ];
    const claim = `The final model is right on ${percentWords(validation.accuracy)} of ${validation.total} validation rows and ${percentWords(test.accuracy)} of ${test.total} test rows, ${numberWords(z)} standard errors apart (limit ${limit.z})`;
    if (z < limit.z || fall < limit.fall) return { kind: "absent", claim, measured };
    return { kind: "present", strength: ramp(z, 2, 8), at: [], claim, measured };
  },
});
