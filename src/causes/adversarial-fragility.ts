import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** Accurate on clean inputs, lost under small adversarial changes. */
export const adversarialFragility: Cause<CheckId> = {
  id: "adversarial-fragility",
  title: "Fragile under attack",
  mechanism:
    "The decision rests on directions in input space that a small, chosen change can flip, because training never showed such changes.",
  expects: [
    // Labelled runs 9 of 9 lose more than 34 points, the one healthy run with an attack table 19.
    {
      check: "accuracy-lost-under-attack",
      weight: 4,
      whenAbsent: 4,
      decisive: "accuracy under attack, measured: labelled runs lose more than 34 points",
    },
  ],
  excludes: [],
  lookAlikes: [],
  fixes: [
    {
      action: "Train on attacked inputs of the same strength (adversarial training)",
      change: { kind: "action" },
      effect: "At least 12 points less accuracy is lost under the same attack.",
      effectSource: "labelled pairs: a twin trained on attacked inputs",
      effort: "high",
      risk: "Clean accuracy falls by a few points, training takes several times as long.",
      verify: "Under the same attack less than 30 points are lost.",
    },
  ],
  requests: [
    {
      artifact: "robustness",
      enables: ["accuracy-lost-under-attack"],
      why: "No log shows it: only a table of accuracy under attack does.",
    },
  ],
  logNextTime: "Accuracy under one fixed attack at the end of training.",
  damage: "invisible",
  references: ["https://arxiv.org/abs/1706.06083"],
};
