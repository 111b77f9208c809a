import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** After a resume the data starts again from rows already seen. */
export const resumeDataRepeat: Cause<CheckId> = {
  id: "resume-data-repeat",
  title: "Data repeated after a resume",
  mechanism:
    "The sampler was not restored with the weights, so a resumed epoch shows rows again: the training loss looks better than it is until new rows come.",
  expects: [
    // No labelled run: the form is that of published cases.
    { check: "loss-dips-after-resume", weight: 3, whenAbsent: 4 },
    { check: "resume-in-log", weight: 1 },
  ],
  excludes: [
    { check: "rate-jump-once", weight: 2, because: "The rate jumps there: the schedule was not restored." },
  ],
  lookAlikes: [
    {
      cause: "resume-misconfigured",
      unless: "the loss falls, not rises, at the resume",
      check: "rate-jump-once",
    },
  ],
  fixes: [
    {
      action: "Save and restore the sampler's state (epoch, position, seed) with the checkpoint",
      change: { kind: "action" },
      effect: "Direction only: the loss passes the resume without a step.",
      effectSource: "stas00/ml-engineering: fake better loss after a resume",
      effort: "low",
      risk: "Old checkpoints lack the state: skip the rows by count.",
      verify: "The training loss after a resume lies within its noise before it.",
    },
  ],
  requests: [
    { artifact: "data-order", enables: [], why: "Ids of the examples before and after the resume decide." },
    {
      artifact: "step-metrics",
      enables: ["loss-dips-after-resume"],
      why: "The loss of each step around the resume shows the dip.",
    },
  ],
  logNextTime: "The first ids of each epoch and after each resume.",
  damage: "invisible",
  references: ["https://github.com/stas00/ml-engineering"],
};
