import { defineCheck } from "../model/check.ts";
import { itemCount } from "../signals/item-count.ts";
import { numberWords } from "../stats/number-words.ts";

/** The validation accuracies are whole numbers of right answers over exactly as many items as there are training rows. */
export const itemCountEqualsTraining = defineCheck({
  id: "item-count-equals-training",
  title: "Validation accuracy counted over the training rows",
  question: "Over how many items was the validation accuracy counted: as many as there are training rows?",
  needs: ["validation-metric"],
  uses: ["facts", "train-split", "validation-split", "train-predictions", "validation-predictions"],
  signal: "metric-curve",
  figure: "table",
  thresholds: {
    distinct: {
      value: 5,
      source: "with five different accuracies the number found was the true one in 173 of 173 labelled runs",
    },
    items: { value: 30, source: "a small number divides too many others to name one" },
  },
  detect(inputs, limit) {
    const train =
      inputs["train-split"]?.ids.length ??
      inputs.facts?.trainExamples ??
      inputs["train-predictions"]?.count ??
      null;
    if (train === null)
      return { kind: "inconclusive", reason: "nothing says how many training rows there are" };
    const found = itemCount(inputs["validation-metric"]);
    if (!found || found.distinct < limit.distinct)
      return {
        kind: "inconclusive",
        reason: "the validation accuracies do not tell how many items they were counted over",
      };
    const validation =
      inputs["validation-split"]?.ids.length ?? inputs["validation-predictions"]?.count ?? null;
    const measured = [
      { name: "items behind the validation accuracy", value: found.items },
      { name: "training rows", value: train },
      ...(validation === null ? [] : [{ name: "validation rows", value: validation }]),
    ];
    const beside = validation === null ? "" : ` and ${numberWords(validation)} validation rows`;
    const claim = `Every validation accuracy is a whole number of right answers over ${numberWords(found.items)} items (${found.distinct} different values); the run has ${numberWords(train)} training rows${beside}`;
    if (found.items !== train || found.items === validation || found.items < limit.items)
      return { kind: "absent", claim, measured };
    return { kind: "present", strength: validation === null ? 0.6 : 1, at: [], claim, measured };
  },
});
