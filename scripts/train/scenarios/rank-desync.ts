import { TABLE } from "../base-settings.ts";
import { onMachine } from "../machine/machine-run.ts";
import { lonelyRanks } from "../machine/ranks-run.ts";
import type { Recipe } from "../settings.ts";

const TRAINING = {
  ...TABLE,
  schedule: "constant",
  epochs: 16,
  data: { ...TABLE.data, train: 720, seed: 62 },
} as const;

export const rankDesync: Recipe = {
  cause: "rank-desync",
  why: "Two ranks were started without sharing gradients: their parameters part from the first step on. In the other run both ranks hold the same model, and a device fails: the other rank waits for it in vain.",
  present: lonelyRanks(TRAINING, 2, [2, 8, 16]),
  atLeast: 0.8,
  absent: onMachine(TRAINING, {
    lines: [
      { step: 300, text: "NVRM: Xid (PCI:0000:5e:00): 79, GPU has fallen off the bus." },
      {
        step: 310,
        text: "[Rank 0] Watchdog caught collective operation timeout: WorkNCCL(SeqNum=311, OpType=ALLREDUCE)",
      },
    ],
  }),
  absentCause: "hardware-fault",
};
