import { TABLE } from "../base-settings.ts";
import { STEADY } from "../machine/clock.ts";
import { onMachine } from "../machine/machine-run.ts";
import type { Recipe } from "../settings.ts";

const SPEED = {
  ...STEADY,
  ranks: 1,
  seed: 11,
};
const TRAINING = {
  ...TABLE,
  logEvery: 1,
  epochs: 16,
  data: { ...TABLE.data, seed: 47 },
  resume: { afterSteps: 96, lost: [] },
} as const;

export const dependencyDrift: Recipe = {
  cause: "dependency-drift",
  why: "After a restart in the middle another version of the library runs, whose kernels take twice as long. In the other run the version is the same, but the restart brings neither the optimizer's state nor the schedule back.",
  present: onMachine(TRAINING, {
    speed: { ...SPEED, slowFrom: { step: 96, factor: 2 } },
    pins: { torch: "2.1.2", numpy: "1.26.4" },
    lines: [
      { step: 0, text: "PyTorch version 2.1.2, CUDA 12.1" },
      { step: 96, text: "Resuming from checkpoint at step 96" },
      { step: 96, text: "PyTorch version 2.4.0, CUDA 12.1" },
    ],
  }),
  atLeast: 0.5,
  absent: onMachine(
    {
      ...TRAINING,
      learningRate: 0.01,
      warmupSteps: 0,
      resume: { afterSteps: 144, lost: ["optimizer", "schedule"] },
    },
    {
      speed: SPEED,
      lines: [
        { step: 0, text: "PyTorch version 2.1.2, CUDA 12.1" },
        { step: 144, text: "Resuming from checkpoint at step 144" },
        { step: 144, text: "PyTorch version 2.1.2, CUDA 12.1" },
      ],
    },
  ),
  absentCause: "resume-misconfigured",
};
