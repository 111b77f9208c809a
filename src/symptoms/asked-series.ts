import type { Series } from "../model/series.ts";
import type { Subject } from "./define-symptom.ts";

/** The loss that a question speaks of: of validation where it says so, else of training. */
export function lossAsked({ inputs, phrase }: Subject): Series | undefined {
  if (phrase.whole.has("VAL")) return inputs["validation-loss"];
  const train = inputs["train-loss"] ?? inputs["train-loss-epoch"];
  return train ?? inputs["validation-loss"] ?? inputs["generator-loss"];
}

/** The metric that a question speaks of: of training where it says so, else of validation. */
export function metricAsked({ inputs, phrase }: Subject): Series | undefined {
  const [train, validation, test] = [
    inputs["train-metric"],
    inputs["validation-metric"],
    inputs["test-metric"],
  ];
  if (phrase.whole.has("TESTSET")) return test ?? validation;
  if (phrase.whole.has("TRAIN") && !phrase.whole.has("VAL")) return train ?? validation;
  return validation ?? train ?? test;
}
