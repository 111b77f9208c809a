import { expect, test } from "vitest";
import { printedDecimals } from "../../src/stats/printed-decimals.ts";

test("digits as they were written", () => {
  expect(printedDecimals([0.9333, 0.5])).toBe(4);
  expect(printedDecimals([93, 50])).toBe(0);
  expect(printedDecimals([Math.fround(1 / 3)])).toBeNull();
});
