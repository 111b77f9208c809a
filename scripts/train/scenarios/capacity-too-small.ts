import { SMALL } from "../base-settings.ts";
import type { Recipe } from "../settings.ts";

export const capacityTooSmall: Recipe = {
  cause: "capacity-too-small",
  why: "Two units a layer for eight classes. The other model is wide enough, but has no activations.",
  present: { ...SMALL, hidden: [2, 2], learningRate: 0.01, files: ["layers", "config", "model", "log"] },
  atLeast: 0.8,
  absent: {
    ...SMALL,
    data: { ...SMALL.data, separation: 2 },
    activation: "none",
    gain: 1,
    files: ["layers", "config", "model", "log"],
  },
  absentCause: "missing-nonlinearity",
};
