import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** The optimizer's own settings are wrong: momentum, decay, second moment. */
export const optimizerMisconfigured: Cause<CheckId> = {
  id: "optimizer-misconfigured",
  title: "Optimizer misconfigured",
  mechanism:
    "Momentum so near 1 carries each gradient on for hundreds of steps: the weights swing past the minimum and back.",
  expects: [
    {
      check: "momentum-near-one",
      weight: 4,
      whenAbsent: 2,
      decisive: "labelled runs: 0.992 and more in 16 of 16, 0.9 in all healthy ones that name it",
    },
    { check: "validation-wanders", weight: 1 },
    { check: "gradient-growth", weight: 1 },
    { check: "early-loss-jump", weight: 1 },
    { check: "loss-never-below-start", weight: 1 },
    { check: "weights-outgrown", weight: 1 },
  ],
  excludes: [
    { check: "rate-rises-to-the-end", weight: 2, because: "The rate rises." },
    { check: "gradient-too-smooth", weight: 3, because: "The gradient itself is a running sum." },
    { check: "adam-rate-far-above-usual", weight: 2, because: "The rate of Adam is far too high." },
    {
      check: "first-update-large",
      weight: 2,
      because: "The first step, which knows no momentum yet, is already too large.",
    },
    { check: "infinite-gradient", weight: 2, because: "The number format overflows." },
    { check: "rate-restarts", weight: 2, because: "The rate restarts." },
    { check: "rate-jump-once", weight: 2, because: "The rate jumps once." },
  ],
  lookAlikes: [
    { cause: "lr-too-high", unless: "the momentum is what is out of range", check: "momentum-near-one" },
    { cause: "scheduler-misconfigured", unless: "the rate does not rise", check: "rate-rises-to-the-end" },
    {
      cause: "bad-data-batch",
      unless: "the spikes stand in a rough neighbourhood",
      check: "isolated-loss-spike",
    },
    {
      cause: "gradients-not-zeroed",
      unless: "the gradient carries batch noise",
      check: "gradient-too-smooth",
    },
  ],
  fixes: [
    {
      action: "Set the momentum to 0.9",
      change: { kind: "set", setting: "momentum", to: 0.9 },
      effect: "Direction only: the slow swings end; 0.9 is the usual value.",
      effectSource: "Tuning Playbook: start from 0.9",
      effort: "low",
      risk: "At the same rate the effective step becomes much smaller: the rate may then be raised.",
      verify: "The validation loss falls without swings over the first epochs.",
    },
  ],
  requests: [
    {
      artifact: "config",
      enables: ["momentum-near-one"],
      why: "Curves cannot tell a momentum near 1 from too high a rate: the settings can.",
    },
    {
      artifact: "learning-rate",
      enables: ["rate-rises-to-the-end"],
      why: "The schedule rules a rising rate out.",
    },
  ],
  logNextTime: "All optimizer settings with the run.",
  damage: "loss",
  references: ["https://github.com/google-research/tuning_playbook"],
};
