import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** Gradients are added up over steps because nothing clears them. */
export const gradientsNotZeroed: Cause<CheckId> = {
  id: "gradients-not-zeroed",
  title: "Gradients never cleared",
  mechanism:
    "Each step adds its gradient to those of all steps before, so the norm grows, loses the noise of single batches, and the updates point to the past.",
  expects: [
    {
      check: "gradient-too-smooth",
      weight: 4,
      whenAbsent: 4,
      decisive:
        "labelled runs: jitter at most 0.0115 in 17 of 17, 0.043 and more in 240 healthy ones; only a sum over steps can change so little",
    },
    { check: "gradient-growth", weight: 2, whenAbsent: 2 },
    { check: "validation-wanders", weight: 1 },
    { check: "loss-never-below-start", weight: 1 },
  ],
  excludes: [
    { check: "rate-rises-to-the-end", weight: 1, because: "The rate rises, and gradients with it." },
  ],
  lookAlikes: [
    {
      cause: "exploding-gradients",
      unless: "the growth is smooth and about linear",
      check: "gradient-too-smooth",
    },
    { cause: "lr-too-high", unless: "the gradient carries no batch noise", check: "gradient-too-smooth" },
    { cause: "scheduler-misconfigured", unless: "the rate does not rise", check: "rate-rises-to-the-end" },
    {
      cause: "optimizer-misconfigured",
      unless: "the gradient itself, not the update, is a running sum",
      check: "gradient-too-smooth",
    },
  ],
  fixes: [
    {
      action: "Clear the gradients before each backward pass",
      change: { kind: "action" },
      effect: "Direction only: the gradient norm becomes as noisy as its batches and stops growing.",
      effectSource: "direction only",
      effort: "low",
      risk: "Accumulation on purpose must still clear after each optimizer step.",
      verify: "The gradient norm changes by more than 4 % from step to step.",
    },
  ],
  requests: [
    {
      artifact: "gradients",
      enables: ["gradient-too-smooth", "gradient-growth"],
      why: "The noise of the gradient norm from step to step decides it.",
    },
    {
      artifact: "step-metrics",
      enables: ["gradient-too-smooth"],
      why: "With at least twenty logged steps the smoothness of the gradient norm can be judged.",
    },
  ],
  logNextTime: "Gradient norm at every step.",
  damage: "loss",
  references: ["https://docs.pytorch.org/docs/stable/generated/torch.optim.Optimizer.zero_grad.html"],
};
