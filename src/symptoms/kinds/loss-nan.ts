import { byFiniteValues } from "../answers/by-finite-values.ts";
import type { Finding, Subject, Symptom } from "../define-symptom.ts";

/** Values that are no numbers. */
export const lossNan: Symptom = {
  id: "loss-nan",
  title: "whether the loss (or gradient) is NaN or infinite",
  example: "loss is NaN at step 5k",
  patterns: [
    "NAN*2",
    "NAN*2 LOSS",
    "NAN*2 VAL",
    "NAN*2 GRAD",
    "NAN*2 LOSS VAL",
    "NAN*2 OUTPUT",
    "NAN*2 LOSS TRAIN",
    "NAN*2 LOSS SPIKE",
    "NAN*2 LOSS DIVERGE",
    "NAN*2 GRAD DIVERGE",
  ],
  causes: [
    "nan-from-math",
    "lr-too-high",
    "fp16-overflow",
    "exploding-gradients",
    "nan-masked-log",
    "bad-data-batch",
    "hardware-fault",
  ],
  answer,
};

function answer(subject: Subject): Finding {
  const { inputs, phrase } = subject;
  const log = "the loss and the gradient norm with each step";
  if (phrase.whole.has("GRAD") && !phrase.whole.has("LOSS"))
    return byFiniteValues(subject, [inputs["gradient-norm"]], log);
  const validation = [inputs["validation-loss"], inputs["validation-metric"]];
  if (phrase.whole.has("VAL") && !phrase.whole.has("TRAIN")) return byFiniteValues(subject, validation, log);
  return byFiniteValues(
    subject,
    [inputs["train-loss"] ?? inputs["train-loss-epoch"], inputs["validation-loss"]],
    log,
  );
}
