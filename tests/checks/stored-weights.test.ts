import fc from "fast-check";
import { expect, test } from "vitest";
import { nanWeightsHidden } from "../../src/checks/nan-weights-hidden.ts";
import type { StoredWeights, TensorNumbers } from "../../src/model/artifacts.ts";
import { seriesOf } from "../series-of.ts";

const losses = seriesOf([5, 4, 3, 2, 1, 0.9, 0.8], { split: "train", cadence: "step" });

function weightsOf(nan: number, more: Partial<TensorNumbers> = {}): StoredWeights {
  const tensor = {
    name: "fc.weight",
    shape: [4, 4],
    dtype: "float32",
    count: 16,
    nan,
    infinite: 0,
    zeros: 0,
    sum: 1,
    norm: 1,
    rows: 4,
    zeroRows: 0,
    ...more,
  };
  return { file: "model.pt", tensors: [tensor], unread: 0 };
}

test("NaN in the last checkpoint beside losses that are numbers is hidden", () => {
  const outcome = nanWeightsHidden.observe({ weights: [weightsOf(0), weightsOf(3)], "train-loss": losses });
  expect(outcome).toMatchObject({
    kind: "present",
    claim:
      "3 weights are NaN in 1 of 1 tensors of model.pt, most in fc.weight, while the last 5 logged losses are numbers",
  });
});

test("finite weights, a mask of −∞, and a loss that shows the NaN hide nothing", () => {
  const observe = (weights: StoredWeights[], loss = losses) =>
    nanWeightsHidden.observe({ weights, "train-loss": loss }).kind;
  expect(observe([weightsOf(3), weightsOf(0)])).toBe("absent");
  expect(observe([weightsOf(0, { infinite: 6, zeros: 10 })])).toBe("absent");
  const shown = seriesOf([5, 4, 3, Number.NaN, Number.NaN, Number.NaN], { split: "train", cadence: "step" });
  expect(observe([weightsOf(3)], shown)).toBe("absent");
});

test("without losses enough or tensors it is not decided", () => {
  const few = seriesOf([5, 4], { split: "train", cadence: "step" });
  expect(nanWeightsHidden.observe({ weights: [weightsOf(3)], "train-loss": few }).kind).toBe("inconclusive");
  const none = { file: "model.pt", tensors: [], unread: 2 };
  expect(nanWeightsHidden.observe({ weights: [none], "train-loss": losses }).kind).toBe("inconclusive");
  expect(nanWeightsHidden.observe({ "train-loss": losses }).kind).toBe("not-applicable");
});

test("it speaks of NaN only, whatever else is odd", () => {
  fc.assert(
    fc.property(fc.nat(16), fc.nat(16), fc.nat(4), (infinite, zeros, zeroRows) => {
      const weights = [weightsOf(0, { infinite, zeros, zeroRows })];
      expect(nanWeightsHidden.observe({ weights, "train-loss": losses }).kind).toBe("absent");
    }),
  );
});
