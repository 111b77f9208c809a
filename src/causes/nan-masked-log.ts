import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** The log hides steps that were not numbers. */
export const nanMaskedLog: Cause<CheckId> = {
  id: "nan-masked-log",
  title: "NaN hidden by the log",
  mechanism:
    "The logger replaces losses that are not numbers by a mean or by 0, so the curve looks sound while the weights are already NaN.",
  expects: [
    {
      check: "nan-gradient-hidden",
      weight: 4,
      whenAbsent: 3,
      decisive:
        "labelled runs: 11 of 11 with the cause, 0 of 245 healthy, 0 of 19 real runs: a finite loss has no NaN gradient",
    },
    { check: "nan-validation-hidden", weight: 4, whenAbsent: 1 },
    { check: "nan-weights-hidden", weight: 3, whenAbsent: 1 },
    { check: "zero-loss", weight: 1 },
  ],
  excludes: [
    {
      check: "overflow-log",
      weight: 4,
      because: "The log says that the steps with such gradients were skipped: nothing is hidden.",
    },
    {
      check: "weights-unchanged",
      weight: 3,
      because: "The weights stay as they were, so the NaN gradients never reached them.",
    },
    {
      check: "infinite-gradient",
      weight: 2,
      because: "Infinite gradients are steps that a loss scaler skips.",
    },
  ],
  lookAlikes: [
    { cause: "bad-data-batch", unless: "the logged loss itself stays a number", check: "sudden-nan-loss" },
    {
      cause: "fp16-overflow",
      unless: "the gradient is NaN, not infinite, and stays so",
      check: "infinite-gradient",
    },
  ],
  fixes: [
    {
      action: "Switch the NaN filter of the logger off and rerun up to that step",
      change: { kind: "action" },
      effect: "The log shows the first step that is not a number, from which the real cause can be found.",
      effectSource: "Hugging Face trl issue 6702 (logging_nan_inf_filter)",
      effort: "low",
      risk: "None: only the log changes.",
      verify: "With logging_nan_inf_filter=False the loss is NaN where the gradient is.",
    },
    {
      action: "Stop at the first NaN and go back to the last finite checkpoint",
      change: { kind: "action" },
      effect: "No compute is spent on weights that are not numbers.",
      effectSource: "direction only",
      effort: "low",
      risk: "The failure returns until its own cause is found.",
      verify: "All weights of the checkpoint are finite.",
    },
  ],
  requests: [
    {
      artifact: "gradients",
      enables: ["nan-gradient-hidden"],
      why: "A NaN gradient beside a finite loss proves it.",
    },
    {
      artifact: "step-metrics",
      enables: ["nan-gradient-hidden", "zero-loss"],
      why: "The unfiltered loss by step shows the first NaN.",
    },
  ],
  logNextTime: "The unfiltered loss and the gradient norm at every step.",
  damage: "loss",
  references: ["https://github.com/huggingface/trl/issues/6702"],
};
