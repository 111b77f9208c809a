import { expect, test } from "vitest";
import { calibrationBins } from "../../src/signals/calibration-bins.ts";
import { predictionsOf } from "../predictions-of.ts";

test("the gap between confidence and accuracy is weighted by the rows of each bin", () => {
  const predictions = predictionsOf(
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [1, 1],
    ],
    {
      probabilities: [
        [0.95, 0.05],
        [0.95, 0.05],
        [0.4, 0.6],
        [0.4, 0.6],
      ],
    },
  );
  const calibration = calibrationBins(predictions);
  expect(calibration?.bins.map(({ count }) => count)).toEqual([2, 2]);
  // two rows said .6 and were right, two said .95 and were right half the time: (2 × .4 + 2 × .45) / 4
  expect(calibration?.error).toBeCloseTo(0.425, 12);
  expect(calibration?.meanConfidence).toBeCloseTo(0.775, 12);
});

test("certainty stands in the last bin", () => {
  const calibration = calibrationBins(predictionsOf([[1, 1]], { probabilities: [[0, 1]] }));
  expect(calibration?.bins).toMatchObject([{ to: 1, confidence: 1, accuracy: 1 }]);
});

test("without probabilities there is nothing to bin", () => {
  expect(calibrationBins(predictionsOf([[0, 0]]))).toBeNull();
});
