import { TABLE } from "../base-settings.ts";
import { onMachine } from "../machine/machine-run.ts";
import type { Recipe } from "../settings.ts";

const TRAINING = { ...TABLE, logEvery: 1, epochs: 16, data: { ...TABLE.data, seed: 46 } };

export const hardwareFault: Recipe = {
  cause: "hardware-fault",
  why: "The highest bit of a weight's exponent turns over at step 110, and the driver tells of an uncorrectable error. In the other run a batch of that step holds inputs a hundred times too large, and the driver is silent.",
  present: onMachine(
    { ...TRAINING, bitFlip: { step: 110, layer: 2, weight: 3, bit: 30 } },
    {
      lines: [
        {
          step: 112,
          text: "NVRM: GPU at PCI:0000:3b:00 reports: uncorrectable ECC error, row remapping pending",
        },
      ],
    },
  ),
  atLeast: 0.8,
  absent: onMachine({ ...TRAINING, badBatch: { step: 110, factor: 100 } }, {}),
  absentCause: "bad-data-batch",
};
