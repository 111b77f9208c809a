// Written by `npm run calibrate`; never edited by hand.
import type { CalibrationTable } from "./confidence.ts";

export const calibration: CalibrationTable = {
  fittedOn: "not fitted yet: plain steps",
  levels: {
    contested: [
      { score: 0.5, probability: 0.15, calls: 0, right: 0 },
      { score: 2, probability: 0.35, calls: 0, right: 0 },
      { score: 3.5, probability: 0.55, calls: 0, right: 0 },
    ],
    single: [
      { score: 0.5, probability: 0.1, calls: 0, right: 0 },
      { score: 1.5, probability: 0.3, calls: 0, right: 0 },
      { score: 2.5, probability: 0.6, calls: 0, right: 0 },
      { score: 4, probability: 0.75, calls: 0, right: 0 },
    ],
    several: [
      { score: 0.5, probability: 0.15, calls: 0, right: 0 },
      { score: 2, probability: 0.45, calls: 0, right: 0 },
      { score: 3, probability: 0.7, calls: 0, right: 0 },
      { score: 4, probability: 0.85, calls: 0, right: 0 },
      { score: 6, probability: 0.95, calls: 0, right: 0 },
    ],
    decisive: [
      { score: 0.5, probability: 0.3, calls: 0, right: 0 },
      { score: 2, probability: 0.7, calls: 0, right: 0 },
      { score: 3, probability: 0.9, calls: 0, right: 0 },
      { score: 4, probability: 0.96, calls: 0, right: 0 },
    ],
  },
};
