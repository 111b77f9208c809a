import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** The same configuration gives other results. */
export const nonReproducible: Cause<CheckId> = {
  id: "non-reproducible",
  title: "Not reproducible",
  mechanism:
    "Seeds, the order of data or kernels differ between runs, so a difference between two runs may be chance.",
  expects: [
    // A replay of the same steps is the only sign inside one run, and is what the word means; dropout alone gives it too.
    {
      check: "repeated-steps-differ",
      weight: 2,
      whenAbsent: 1,
      decisive: "the same steps, run again from a checkpoint, gave other losses: by definition",
    },
    {
      check: "same-seed-ends-differ",
      weight: 4,
      decisive: "two runs of one seed and the same settings that end differently: by definition",
    },
    // Of runs together: by the catalogue, a spread between seeds that exceeds what one evaluation explains.
    { check: "ends-apart-by-seed", weight: 4 },
    { check: "gain-within-spread", weight: 3 },
  ],
  excludes: [
    {
      check: "rate-jump-once",
      weight: 3,
      because: "The rate jumps at the restart: the steps were run again with other settings.",
    },
  ],
  lookAlikes: [
    {
      cause: "evaluation-too-noisy",
      unless: "the runs lie further apart than one evaluation is off by chance",
      check: "ends-differ-by-chance",
    },
    {
      cause: "resume-data-repeat",
      unless: "the replayed rows are the same",
      check: "loss-dips-after-resume",
    },
    {
      cause: "resume-misconfigured",
      unless: "optimizer and schedule were restored",
      check: "rate-jump-once",
    },
  ],
  fixes: [
    {
      action:
        "Fix all seeds and the order of data, restore them on resume, and report the spread of three runs or more",
      change: { kind: "action" },
      effect: "Direction only: repeated steps agree; what remains is stated as an interval.",
      effectSource: "PyTorch documentation, reproducibility",
      effort: "medium",
      risk: "Deterministic kernels are slower.",
      verify: "Two runs of one configuration agree to the last logged digit.",
    },
  ],
  requests: [
    {
      artifact: "more-runs",
      enables: ["same-seed-ends-differ", "ends-apart-by-seed"],
      why: "Three runs of the same configuration with different seeds show the spread.",
    },
    { artifact: "config", enables: [], why: "Seeds and determinism flags say what was meant to be fixed." },
  ],
  logNextTime: "Seed, determinism flags, versions and the hash of the data order.",
  damage: "invisible",
  references: ["https://pytorch.org/docs/stable/notes/randomness.html"],
};
