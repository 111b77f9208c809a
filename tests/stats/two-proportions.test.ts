import { expect, test } from "vitest";
import { twoProportions } from "../../src/stats/two-proportions.ts";

// R: prop.test(c(50, 70), c(100, 100), correct = FALSE)$statistic = 8.3333, its root is 2.8868
test("agrees with the root of R's chi-squared", () => {
  expect(twoProportions({ hits: 50, n: 100 }, { hits: 70, n: 100 })).toBeCloseTo(Math.sqrt(25 / 3), 9);
  expect(twoProportions({ hits: 70, n: 100 }, { hits: 50, n: 100 })).toBeCloseTo(-Math.sqrt(25 / 3), 9);
});

test("shares that do not vary are not apart", () => {
  expect(twoProportions({ hits: 10, n: 10 }, { hits: 20, n: 20 })).toBe(0);
});
