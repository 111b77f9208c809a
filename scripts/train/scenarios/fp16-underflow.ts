import { SMALL } from "../base-settings.ts";
import type { Recipe } from "../settings.ts";

export const fp16Underflow: Recipe = {
  cause: "fp16-underflow",
  why: "The loss is a mean over a hundred million positions and is not scaled, so its gradients lie below the smallest fp16 number. The other run scales it by 2^30.",
  present: { ...SMALL, precision: "fp16", lossWeight: 1e-8, weightDecay: 0 },
  atLeast: 0.5,
  absent: {
    ...SMALL,
    precision: "fp16",
    lossWeight: 1e-8,
    lossScale: 1_073_741_824,
    weightDecay: 0,
    epsilon: 1e-12,
  },
  absentCause: null,
};
