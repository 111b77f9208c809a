import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** Memory was there, but in pieces too small. */
export const memoryFragmentation: Cause<CheckId> = {
  id: "memory-fragmentation",
  title: "Memory fragmented",
  mechanism:
    "The allocator holds free memory in pieces that fit no request, usually after inputs of many different lengths.",
  expects: [
    {
      check: "reserved-but-unallocated",
      weight: 4,
      whenAbsent: 4,
      decisive: "the allocator itself reports enough reserved memory for the request that failed",
    },
  ],
  excludes: [
    {
      check: "memory-grows",
      weight: 2,
      because: "Memory grows through the run: more is in use, not only reserved.",
    },
  ],
  lookAlikes: [{ cause: "memory-leak", unless: "allocated memory stays flat", check: "memory-grows" }],
  fixes: [
    {
      action: "Set PYTORCH_CUDA_ALLOC_CONF=expandable_segments:True",
      change: { kind: "action" },
      effect: "Reserved memory follows allocated memory.",
      effectSource: "PyTorch documentation, CUDA memory management",
      effort: "low",
      risk: "Needs a recent PyTorch.",
      verify: "Reserved but unallocated stays below 20 %.",
    },
    {
      action: "Pad inputs to a few fixed lengths",
      change: { kind: "action" },
      effect: "Direction only: requests have few sizes.",
      effectSource: "PyTorch documentation",
      effort: "medium",
      risk: "Some padding is computed in vain.",
      verify: "Reserved but unallocated stays below 20 %.",
    },
  ],
  requests: [
    {
      artifact: "log",
      enables: ["reserved-but-unallocated"],
      why: "The message of the allocator says how much was reserved but unallocated.",
    },
  ],
  logNextTime: "The allocator's statistics every few hundred steps.",
  damage: "loss",
  references: ["https://pytorch.org/docs/stable/notes/cuda.html#memory-management"],
};
