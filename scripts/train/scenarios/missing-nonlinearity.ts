import { SMALL } from "../base-settings.ts";
import type { Recipe } from "../settings.ts";

export const missingNonlinearity: Recipe = {
  cause: "missing-nonlinearity",
  why: "Two hidden layers without activations are one linear map. The other network has them, and two units a layer.",
  present: {
    ...SMALL,
    data: { ...SMALL.data, separation: 2 },
    activation: "none",
    gain: 1,
    files: ["layers", "config", "model", "log"],
  },
  atLeast: 0.8,
  absent: { ...SMALL, hidden: [2, 2], learningRate: 0.01, files: ["layers", "config", "model", "log"] },
  absentCause: "capacity-too-small",
};
