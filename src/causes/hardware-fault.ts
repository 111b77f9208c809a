import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** A device or link failed. */
export const hardwareFault: Cause<CheckId> = {
  id: "hardware-fault",
  title: "Hardware fault",
  mechanism:
    "A GPU, its memory or a link failed or gave wrong bits; the run stops or continues with damaged numbers.",
  expects: [
    { check: "hardware-error-in-log", weight: 4, decisive: "the driver itself reports it (Xid, ECC)" },
    { check: "collective-timeout-in-log", weight: 1 },
  ],
  excludes: [],
  lookAlikes: [
    { cause: "bad-data-batch", unless: "the spike does not come back with the same data" },
    { cause: "rank-desync", unless: "a device reports a fault", check: "rank-mismatch-in-log" },
  ],
  fixes: [
    {
      action: "Take the node out and repeat from the last checkpoint on another",
      change: { kind: "action" },
      effect: "The run passes the step; faulty GPUs caused 30.1 % of unexpected interruptions of Llama 3.",
      effectSource: "Llama 3 report: 419 unexpected interruptions",
      effort: "low",
      risk: "Steps since the checkpoint are lost.",
      verify: "The same steps pass on another node.",
    },
  ],
  requests: [
    {
      artifact: "log",
      enables: ["hardware-error-in-log"],
      why: "The kernel log (dmesg) of the node tells a device fault.",
    },
    {
      artifact: "more-runs",
      enables: [],
      why: "The same steps on another node tell a device fault from bad data.",
    },
  ],
  logNextTime: "Node and device of each rank, and dmesg at the end.",
  damage: "loss",
  references: ["https://docs.nvidia.com/deploy/xid-errors/", "https://arxiv.org/abs/2407.21783"],
};
