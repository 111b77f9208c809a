import { SMALL } from "../base-settings.ts";
import type { Recipe } from "../settings.ts";

export const fp16Overflow: Recipe = {
  cause: "fp16-overflow",
  why: "A static loss scale of 2^26 carries every gradient beyond 65,504, so every step is skipped. The other run begins with the same scale and halves it at each overflow.",
  present: { ...SMALL, precision: "fp16", lossScale: 67_108_864, epochs: 6 },
  atLeast: 0.8,
  absent: { ...SMALL, precision: "fp16", lossScale: 67_108_864, dynamicLossScale: true },
  absentCause: null,
};
