import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** The run needed more memory than there was. */
export const outOfMemory: Cause<CheckId> = {
  id: "out-of-memory",
  title: "Out of memory",
  mechanism: "A step asked for more memory than the device or host had left, and the process ended.",
  expects: [
    { check: "out-of-memory-event", weight: 4, whenAbsent: 4, decisive: "the tool itself reports it" },
  ],
  excludes: [],
  lookAlikes: [
    { cause: "memory-leak", unless: "memory is flat before it", check: "memory-grows", explains: true },
    {
      cause: "memory-fragmentation",
      unless: "nothing large was reserved but unallocated",
      check: "reserved-but-unallocated",
      explains: true,
    },
  ],
  fixes: [
    {
      action: "Halve the batch and accumulate gradients over two",
      change: { kind: "multiply", setting: "batch-size", by: 0.5 },
      effect: "Activations take half the memory; the optimizer step stays the same.",
      effectSource: "PyTorch documentation, CUDA memory",
      effort: "low",
      risk: "Batch norm sees half the batch.",
      verify: "The largest batch and an evaluation run through.",
    },
    {
      action: "Checkpoint activations in the deepest blocks",
      change: { kind: "action" },
      effect: "Direction only: less memory, about a third more time.",
      effectSource: "PyTorch documentation, activation checkpointing",
      effort: "medium",
      risk: "Slower steps.",
      verify: "The same batch runs through.",
    },
  ],
  requests: [
    {
      artifact: "resources",
      enables: ["memory-grows"],
      why: "A series of memory readings tells a leak from a single large request.",
    },
    {
      artifact: "log",
      enables: ["out-of-memory-event", "reserved-but-unallocated"],
      why: "The message of the allocator says what was asked for and what was held.",
    },
  ],
  logNextTime: "Memory every few steps, and the largest batch shape.",
  damage: "loss",
  references: ["https://pytorch.org/docs/stable/notes/cuda.html#memory-management"],
};
