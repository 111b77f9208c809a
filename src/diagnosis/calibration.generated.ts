// Written by `npm run calibrate`; never edited by hand.
import type { CalibrationTable } from "./confidence.ts";

export const calibration: CalibrationTable = {
  "fittedOn": "2090 calls on 889 labelled runs",
  "levels": {
    "contested": [
      {
        "score": 0,
        "probability": 0.081,
        "calls": 635,
        "right": 51
      },
      {
        "score": 1,
        "probability": 0.121,
        "calls": 83,
        "right": 10
      },
      {
        "score": 1.5,
        "probability": 0.247,
        "calls": 68,
        "right": 17
      },
      {
        "score": 2,
        "probability": 0.423,
        "calls": 20,
        "right": 9
      },
      {
        "score": 2.5,
        "probability": 0.549,
        "calls": 66,
        "right": 37
      },
      {
        "score": 4.5,
        "probability": 0.551,
        "calls": 4,
        "right": 3
      },
      {
        "score": 5,
        "probability": 0.812,
        "calls": 7,
        "right": 7
      }
    ],
    "single": [
      {
        "score": 0,
        "probability": 0.01,
        "calls": 345,
        "right": 0
      },
      {
        "score": 1,
        "probability": 0.012,
        "calls": 169,
        "right": 2
      },
      {
        "score": 1.5,
        "probability": 0.043,
        "calls": 47,
        "right": 2
      },
      {
        "score": 2,
        "probability": 0.18,
        "calls": 32,
        "right": 6
      },
      {
        "score": 3,
        "probability": 0.474,
        "calls": 13,
        "right": 7
      },
      {
        "score": 4,
        "probability": 0.815,
        "calls": 19,
        "right": 17
      }
    ],
    "several": [
      {
        "score": 0,
        "probability": 0.089,
        "calls": 8,
        "right": 0
      },
      {
        "score": 1.5,
        "probability": 0.089,
        "calls": 27,
        "right": 1
      },
      {
        "score": 2,
        "probability": 0.27,
        "calls": 15,
        "right": 3
      },
      {
        "score": 3,
        "probability": 0.646,
        "calls": 2,
        "right": 1
      },
      {
        "score": 3.5,
        "probability": 0.814,
        "calls": 11,
        "right": 9
      },
      {
        "score": 4,
        "probability": 0.899,
        "calls": 12,
        "right": 11
      },
      {
        "score": 4.5,
        "probability": 0.931,
        "calls": 33,
        "right": 31
      },
      {
        "score": 5,
        "probability": 0.981,
        "calls": 72,
        "right": 71
      },
      {
        "score": 7,
        "probability": 0.99,
        "calls": 76,
        "right": 76
      }
    ],
    "decisive": [
      {
        "score": 2,
        "probability": 0.665,
        "calls": 1,
        "right": 0
      },
      {
        "score": 2.5,
        "probability": 0.99,
        "calls": 325,
        "right": 325
      }
    ]
  }
};
