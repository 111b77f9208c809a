import { SMALL } from "../base-settings.ts";
import type { Recipe } from "../settings.ts";

export const nanMaskedLog: Recipe = {
  cause: "nan-masked-log",
  why: "As with nan-from-math a masked row is divided by 0, but the log replaces losses that are no number by the mean of those before. The other run logs them as they are.",
  present: { ...SMALL, maskedInputs: 0.47, hidesNan: true },
  atLeast: 0.8,
  absent: { ...SMALL, maskedInputs: 0.47 },
  absentCause: "nan-from-math",
};
