import { SMALL } from "../base-settings.ts";
import type { Recipe } from "../settings.ts";

export const frozenLayers: Recipe = {
  cause: "frozen-layers",
  why: "The optimizer was given the last layer only. The other network is held back by two units a layer.",
  present: { ...SMALL, frozen: [0, 1], files: ["layers", "config", "model", "log"] },
  atLeast: 0.8,
  absent: { ...SMALL, hidden: [2, 2], learningRate: 0.01, files: ["layers", "config", "model", "log"] },
  absentCause: "capacity-too-small",
};
