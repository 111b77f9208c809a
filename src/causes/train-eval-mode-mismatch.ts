import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** The model is evaluated in training mode, or trained in evaluation mode. */
export const trainEvalModeMismatch: Cause<CheckId> = {
  id: "train-eval-mode-mismatch",
  title: "Evaluation in training mode",
  mechanism:
    "Dropout or batch statistics stay on while the model is evaluated, so its evaluations are noisy and worse than the model is.",
  expects: [
    // 6 of 6 labelled runs, 3 of 197 healthy
    { check: "validation-moves-at-rest", weight: 4, whenAbsent: 3 },
    { check: "dropout-without-gap", weight: 3, whenAbsent: 2 },
    {
      // Exact: it outweighs a gap that batch statistics need not leave where dropout would.
      check: "logged-evaluation-below-predictions",
      weight: 6,
      decisive:
        "labelled runs: the predictions of one model in one mode repeat the logged accuracy to the row in 600 of 600; only evaluations in training mode fall short of them",
    },
  ],
  excludes: [
    { check: "rate-rises-to-the-end", weight: 3, because: "The rate rises." },
    { check: "momentum-near-one", weight: 3, because: "A momentum near 1 keeps the weights moving." },
    {
      check: "gradient-too-smooth",
      weight: 3,
      because: "The gradient is a running sum, which keeps the weights moving.",
    },
    { check: "few-evaluated-items", weight: 2, because: "Few evaluated rows make the metric jump." },
    { check: "validation-rises-as-training-falls", weight: 2, because: "The loss rises by overfitting." },
    { check: "adam-rate-far-above-usual", weight: 3, because: "The rate is far too high." },
  ],
  lookAlikes: [
    {
      cause: "over-regularized",
      unless: "the validation loss jumps at rest",
      check: "validation-moves-at-rest",
    },
    {
      cause: "evaluation-too-noisy",
      unless: "a fixed set jumps although the weights rest",
      check: "validation-moves-at-rest",
    },
    { cause: "lr-not-annealed", unless: "the rate is down", check: "rate-not-annealed" },
  ],
  fixes: [
    {
      action: "Switch the model to evaluation mode before each evaluation, and back after",
      change: { kind: "action" },
      effect: "Direction only: evaluations become smooth and better by what dropout costs.",
      effectSource: "direction only",
      effort: "low",
      risk: "None known. Where the exported predictions come from averaged weights (EMA), the difference may be theirs.",
      verify: "Two evaluations of the same weights give the same loss to the last digit.",
    },
  ],
  requests: [
    {
      artifact: "train-metrics-in-eval-mode",
      enables: [],
      why: "The same batch evaluated in both modes decides it.",
    },
    {
      artifact: "config",
      enables: ["dropout-without-gap"],
      why: "Dropout and normalisation say what differs between the modes.",
    },
    {
      artifact: "learning-rate",
      enables: ["validation-moves-at-rest"],
      why: "Only at a rate next to 0 must the evaluations come to rest.",
    },
    {
      artifact: "model",
      enables: [],
      why: "The layers show whether any differ between the modes: dropout, batch normalisation.",
    },
  ],
  logNextTime: "The loss of one fixed batch in both modes, once an epoch.",
  damage: "loss",
  references: ["https://docs.pytorch.org/docs/stable/generated/torch.nn.Module.html"],
};
