import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** A softmax stands before a loss that applies its own. */
export const redundantSoftmax: Cause<CheckId> = {
  id: "redundant-softmax",
  title: "Softmax applied twice",
  mechanism:
    "The loss takes probabilities for logits: its own softmax squeezes them into a narrow range, so the loss has a floor far above 0 and gradients are small.",
  expects: [
    {
      check: "loss-of-double-softmax",
      weight: 4,
      whenAbsent: 3,
      decisive: "labelled runs: an identity of the exported probabilities, 5 of 5, 0 of 84 healthy",
    },
    // The same identity on the curves, the number of classes read off the first loss.
    {
      check: "loss-at-double-softmax-floor",
      weight: 3,
      decisive:
        "an identity that holds for a second softmax alone: labelled runs 11 of 14 with three classes and more, all 990 others 0",
    },
    // 12 of 13 labelled runs, 0 of 196 healthy
    { check: "loss-too-high-for-accuracy", weight: 3 },
    { check: "softmax-before-cross-entropy", weight: 2 },
  ],
  excludes: [
    {
      check: "rate-floor-early",
      weight: 3,
      because: "The rate reached its floor, where the loss levels off whatever its head.",
    },
    { check: "still-improving", weight: 3, because: "The loss still falls: no floor is reached." },
    {
      check: "validation-rises-as-training-falls",
      weight: 2,
      because: "A loss that rises while accuracy holds is one of overconfidence.",
    },
  ],
  lookAlikes: [
    {
      cause: "loss-output-mismatch",
      unless: "the probabilities are sound and only the loss is not",
      check: "loss-of-double-softmax",
    },
    {
      cause: "overconfidence",
      unless: "the loss never was lower",
      check: "validation-rises-as-training-falls",
    },
    { cause: "undertrained", unless: "the loss has levelled off", check: "still-improving" },
    { cause: "lr-decayed-too-early", unless: "the rate stays up", check: "rate-floor-early" },
  ],
  fixes: [
    {
      action: "Return logits from the model and leave the softmax to the loss",
      change: { kind: "action" },
      effect:
        "The slope of the loss changes at once: it can fall to 0, and gradients are no longer squeezed.",
      effectSource: "direction only (UMLAUT, CHI 2021, names the fault)",
      effort: "low",
      risk: "Code that reads the outputs as probabilities must apply the softmax itself.",
      verify:
        "The loss at the present accuracy falls below 1 − accuracy times the number of bits lost, near 0.",
    },
  ],
  requests: [
    {
      artifact: "predictions",
      enables: ["loss-of-double-softmax"],
      why: "Exported probabilities beside the logged loss decide it.",
    },
    {
      artifact: "config",
      enables: ["softmax-before-cross-entropy"],
      why: "The declared output and loss show it; label smoothing looks the same in curves.",
    },
    { artifact: "model", enables: [], why: "The last layer shows a softmax." },
  ],
  logNextTime: "The last layer of the model and the name of the loss.",
  damage: "loss",
  references: ["https://github.com/BerkeleyHCI/umlaut"],
};
