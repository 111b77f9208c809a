import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** Earlier tasks are lost while later ones are trained. */
export const catastrophicForgetting: Cause<CheckId> = {
  id: "catastrophic-forgetting",
  title: "Catastrophic forgetting",
  mechanism:
    "The weights that solved the earlier tasks are overwritten by the later ones, because nothing in the loss speaks for the old tasks any more.",
  expects: [
    // Labelled sequences 5 of 5 at 0.25 and more, healthy ones 0 of 5 (at most 0.066).
    {
      check: "old-tasks-lost",
      weight: 4,
      whenAbsent: 4,
      decisive:
        "accuracy on earlier tasks, best minus last; labelled runs 0.25 and more, healthy at most 0.066",
    },
  ],
  excludes: [],
  lookAlikes: [{ cause: "overfitting", unless: "the loss is on earlier tasks only" }],
  fixes: [
    {
      action: "Replay a few percent of the earlier tasks in every batch",
      change: { kind: "action" },
      effect: "Direction only: accuracy on earlier tasks stays near its best.",
      effectSource: "mammoth benchmark, experience replay",
      effort: "medium",
      risk: "Rows of earlier tasks must be kept.",
      verify: "Mean loss of accuracy on earlier tasks below 0.07.",
    },
    {
      action: "Train later tasks at a tenth of the rate",
      change: { kind: "multiply", setting: "learning-rate", by: 0.1 },
      effect: "Direction only: less is forgotten, later tasks are learned more slowly.",
      effectSource: "continual-learning practice",
      effort: "low",
      risk: "Later tasks may stay behind.",
      verify: "Both the earlier and the later accuracies are within 5 points of their best.",
    },
  ],
  requests: [
    {
      artifact: "test-metrics",
      enables: ["old-tasks-lost"],
      why: "The accuracy on every task after every task shows what is forgotten.",
    },
  ],
  logNextTime: "Accuracy on all tasks after each task.",
  damage: "metric",
  references: ["https://github.com/aimagelab/mammoth"],
};
