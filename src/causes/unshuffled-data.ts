import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** The examples come in the same, sorted order in every epoch. */
export const unshuffledData: Cause<CheckId> = {
  id: "unshuffled-data",
  title: "Data not shuffled",
  mechanism:
    "Each stretch of an epoch shows the model only one kind of example, so it swings from one to the next and forgets what it has just learned.",
  expects: [
    // Labelled runs 8 of 8, all others 0 of 748.
    {
      check: "loss-follows-place-in-epoch",
      weight: 3,
      whenAbsent: 2,
      decisive: "F of the place in the epoch; labelled runs 30 and more (8 of 8), 748 others at most 10.4",
    },
    // Labelled runs 8 of 8, healthy 0 of 240; by itself a setting, not a harm.
    { check: "shuffle-off", weight: 2 },
  ],
  excludes: [
    {
      check: "rate-restarts",
      weight: 2,
      because: "The rate restarts within the run: the loss may follow it, not the data.",
    },
  ],
  lookAlikes: [
    {
      cause: "scheduler-misconfigured",
      unless: "the period of the loss is the epoch",
      check: "rate-restarts",
    },
  ],
  fixes: [
    {
      action: "Turn shuffling on, with a new order in every epoch",
      change: { kind: "set", setting: "shuffle", to: true },
      effect: "Direction only: the sawtooth in the training loss goes away.",
      effectSource: "stas00/ml-engineering, training instabilities",
      effort: "low",
      risk: "Files that are read in sequence need a shuffle buffer larger than one file.",
      verify: "F of the place in the epoch falls below 8.5.",
    },
  ],
  requests: [
    {
      artifact: "step-metrics",
      enables: ["loss-follows-place-in-epoch"],
      why: "The loss of each step with its epoch shows whether it follows the place in the epoch.",
    },
    { artifact: "data-order", enables: [], why: "The order of the example ids in two epochs decides." },
    { artifact: "config", enables: ["shuffle-off"], why: "The configuration says whether shuffling is on." },
  ],
  logNextTime: "The loss of each step with epoch and step, and the first ids of each epoch.",
  damage: "loss",
  references: ["https://github.com/stas00/ml-engineering"],
};
