import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** Memory grows with every step. */
export const memoryLeak: Cause<CheckId> = {
  id: "memory-leak",
  title: "Memory leak",
  mechanism:
    "Something keeps a reference to each step: a loss summed with its graph, a list of outputs, a cache without a bound. The run dies when memory ends.",
  expects: [
    // Labelled runs with a memory series 8 of 8 (75 % and more), healthy 0 of 136.
    {
      check: "memory-grows",
      weight: 4,
      whenAbsent: 4,
      decisive:
        "steady growth to the end in small steps; labelled runs 75 % and more, healthy at most 8 %, caches that fill grow in one step",
    },
  ],
  excludes: [],
  lookAlikes: [],
  fixes: [
    {
      action: "Log loss.item() instead of the loss tensor, and clear lists of outputs after each epoch",
      change: { kind: "action" },
      effect: "Memory stays flat after the first epoch.",
      effectSource: "SageMaker Debugger, GPU memory increase rule; PyTorch FAQ",
      effort: "low",
      risk: "None.",
      verify: "Memory grows by less than 5 % from the first twentieth of the run to the last.",
    },
  ],
  requests: [
    {
      artifact: "resources",
      enables: ["memory-grows"],
      why: "A series of memory readings shows the growth.",
    },
  ],
  logNextTime: "Process and GPU memory every few steps.",
  damage: "resources",
  references: ["https://pytorch.org/docs/stable/notes/faq.html"],
};
