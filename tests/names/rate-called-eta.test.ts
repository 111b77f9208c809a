import { expect, test } from "vitest";
import { isRateCalledEta } from "../../src/names/rate-called-eta.ts";

test("eta is a learning rate where its values are those of one", () => {
  expect(isRateCalledEta("eta", [0.3, 0.1, 0.03, 0])).toBe(true);
  expect(isRateCalledEta("train/eta", [1e-3])).toBe(true);
  expect(isRateCalledEta("\u03b7", [1e-3])).toBe(true);
});

test("eta in seconds to wait, and what only ends in those letters, is none", () => {
  expect(isRateCalledEta("eta", [3600, 120, 0.5, 0])).toBe(false);
  expect(isRateCalledEta("eta", [Number.NaN, 0.1])).toBe(false);
  expect(isRateCalledEta("eta", [])).toBe(false);
  expect(isRateCalledEta("beta", [0.9])).toBe(false);
  expect(isRateCalledEta("theta", [0.9])).toBe(false);
  expect(isRateCalledEta("eta_seconds", [0.9])).toBe(false);
});
