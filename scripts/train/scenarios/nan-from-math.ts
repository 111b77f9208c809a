import { SMALL } from "../base-settings.ts";
import type { Recipe } from "../settings.ts";

export const nanFromMath: Recipe = {
  cause: "nan-from-math",
  why: "Rows are divided by their length after columns were masked at random; a row that is masked whole is 0 / 0. NumPy warns of it. In the other run the same fault is hidden by the log.",
  present: { ...SMALL, maskedInputs: 0.47 },
  atLeast: 0.8,
  absent: { ...SMALL, maskedInputs: 0.47, hidesNan: true },
  absentCause: "nan-masked-log",
};
