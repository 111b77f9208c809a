import fc from "fast-check";
import { expect, test } from "vitest";
import { lossAtDoubleSoftmaxFloor } from "../../src/checks/loss-at-double-softmax-floor.ts";
import { seriesOf } from "../series-of.ts";

/** Loss and accuracy of a net of 400 rows that grows surer of its answers, `twice` with a softmax before the loss. */
function curves(classes: number, right: number, twice: boolean) {
  const rows = 400;
  const hits = Math.round(right * rows);
  const losses = Array.from({ length: 16 }, (_, i) => {
    const sure = softmax([0.05 + 1.5 * i, ...Array.from({ length: classes - 1 }, () => 0)]);
    const outputs = twice ? softmax(sure) : sure;
    // A wrong row is as sure of one wrong class as a right row is of its own.
    return (-hits * Math.log(outputs[0] ?? 1) - (rows - hits) * Math.log(outputs[1] ?? 1)) / rows;
  });
  return {
    "train-loss": seriesOf([Math.log(classes) + 0.01, ...losses.slice(1)], { split: "train" }),
    "validation-loss": seriesOf(losses, { split: "validation" }),
    "validation-metric": seriesOf(
      losses.map(() => hits / rows),
      { role: "accuracy", split: "validation" },
    ),
  };
}

function softmax(logits: readonly number[]): number[] {
  const powers = logits.map(Math.exp);
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

test("a loss at the floor of a second softmax, the classes read off the first loss", () => {
  expect(lossAtDoubleSoftmaxFloor.observe(curves(6, 0.86, true))).toMatchObject({
    kind: "present",
    claim: expect.stringContaining("6 even classes"),
  });
  expect(lossAtDoubleSoftmaxFloor.observe(curves(6, 0.86, false)).kind).toBe("absent");
});

test("neither two classes nor a first loss of no whole number of classes decide", () => {
  expect(lossAtDoubleSoftmaxFloor.observe(curves(2, 0.9, true)).kind).toBe("absent");
  const odd = { ...curves(6, 0.86, true), "train-loss": seriesOf([1.25, 1]) };
  expect(lossAtDoubleSoftmaxFloor.observe(odd).kind).toBe("inconclusive");
  const short = { ...curves(6, 0.86, true), "validation-metric": seriesOf([0.9], { role: "accuracy" }) };
  expect(lossAtDoubleSoftmaxFloor.observe(short).kind).toBe("inconclusive");
});

test("whatever the accuracy, one softmax is never taken for two", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 3, max: 10 }),
      fc.double({ min: 0.76, max: 0.99, noNaN: true }),
      (classes, right) => {
        expect(lossAtDoubleSoftmaxFloor.observe(curves(classes, right, true)).kind).toBe("present");
        expect(lossAtDoubleSoftmaxFloor.observe(curves(classes, right, false)).kind).toBe("absent");
      },
    ),
  );
});
