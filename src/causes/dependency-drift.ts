import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** A library changed under the run. */
export const dependencyDrift: Cause<CheckId> = {
  id: "dependency-drift",
  title: "Library changed",
  mechanism:
    "A restart came up with another version of a library, whose defaults or kernels compute something slightly different.",
  expects: [
    // Around a restart it is a fact; alone, without an effect, it stays a suspicion (one kind of record).
    { check: "library-version-changed", weight: 3, whenAbsent: 1 },
    { check: "library-version-unlike-pin", weight: 2 },
    { check: "step-time-shift", weight: 1 },
  ],
  excludes: [],
  lookAlikes: [
    {
      cause: "resume-misconfigured",
      unless: "the optimizer and schedule were restored",
      check: "rate-jump-once",
    },
  ],
  fixes: [
    {
      action: "Pin every version, and restart with those of the first part",
      change: { kind: "action" },
      effect: "Direction only: the numbers go on as before the restart.",
      effectSource: "OPT-175B chronicle: a one-line Megatron upgrade shifted activation norms",
      effort: "low",
      risk: "None.",
      verify: "The versions named before and after a restart are equal.",
    },
  ],
  requests: [
    {
      artifact: "log",
      enables: ["library-version-changed"],
      why: "Versions of all libraries at each start (pip freeze) show a change.",
    },
    { artifact: "config", enables: [], why: "A lock file tells which versions were meant." },
  ],
  logNextTime: "pip freeze at every start.",
  damage: "invisible",
  references: ["https://github.com/facebookresearch/metaseq/tree/main/projects/OPT/chronicles"],
};
