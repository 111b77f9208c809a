import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** Ranks hold different parameters or run different steps. */
export const rankDesync: Cause<CheckId> = {
  id: "rank-desync",
  title: "Ranks out of step",
  mechanism:
    "Gradients or buffers are not shared as meant, so each rank trains a model of its own, or ranks wait for different operations.",
  expects: [
    { check: "rank-mismatch-in-log", weight: 4, decisive: "the tool itself reports that ranks disagree" },
    { check: "collective-timeout-in-log", weight: 1 },
  ],
  excludes: [],
  lookAlikes: [
    { cause: "hardware-fault", unless: "no device reports a fault", check: "hardware-error-in-log" },
    { cause: "straggler", unless: "the ranks agree on what to do", check: "straggler-in-log" },
  ],
  fixes: [
    {
      action:
        "Wrap the model before any parameter is used, broadcast parameters and buffers from rank 0, and compare a checksum across ranks every thousand steps",
      change: { kind: "action" },
      effect: "Direction only: one model again.",
      effectSource: "TrainCheck (OSDI 2025)",
      effort: "medium",
      risk: "A checksum costs one reduction.",
      verify: "The checksums of all ranks agree.",
    },
  ],
  requests: [
    {
      artifact: "model",
      enables: [],
      why: "A checksum of the parameters of each rank decides; no loss curve does.",
    },
    {
      artifact: "log",
      enables: ["rank-mismatch-in-log"],
      why: "Logs of all ranks with TORCH_DISTRIBUTED_DEBUG=DETAIL name the operation.",
    },
  ],
  logNextTime: "A checksum of the parameters of each rank.",
  damage: "invisible",
  references: ["https://www.usenix.org/conference/osdi25"],
};
