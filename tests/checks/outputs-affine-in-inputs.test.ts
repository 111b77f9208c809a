import { expect, test } from "vitest";
import { outputsAffineInInputs } from "../../src/checks/outputs-affine-in-inputs.ts";
import { configOf } from "../config-of.ts";
import { featuresOf } from "../features-of.ts";
import { predictionsOf } from "../predictions-of.ts";

const x = Array.from({ length: 60 }, (_, i) => Math.sin(1.7 * i));
const y = Array.from({ length: 60 }, (_, i) => Math.cos(2.3 * i));
const ids = x.map((_, i) => `validation${i}`);
const config = configOf({ "hidden-widths": [16, 16] });

/** Two classes whose log-odds are `logit` of each row. */
function observed(logit: (i: number) => number, settings = config) {
  const probabilities = x.map((_, i) => 1 / (1 + Math.exp(-logit(i)))).map((p) => [1 - p, p]);
  const pairs = probabilities.map(([, p = 0]) => [p > 0.5 ? 1 : 0, p > 0.5 ? 1 : 0] as const);
  return outputsAffineInInputs.observe({
    "validation-features": featuresOf({ x, y }, { split: "validation" }),
    "validation-predictions": predictionsOf(pairs, { classes: 2, probabilities, ids }),
    config: settings,
  });
}

test("log-odds that are a weighted sum of the inputs: present; a bend of them: absent", () => {
  expect(observed((i) => 2 * (x[i] ?? 0) - (y[i] ?? 0) + 0.3).kind).toBe("present");
  expect(observed((i) => 2 * Math.max(0, x[i] ?? 0) - (y[i] ?? 0)).kind).toBe("absent");
});

test("one answer for every row, or a model that may have no hidden layer: inconclusive", () => {
  expect(observed(() => 0.4).kind).toBe("inconclusive");
  expect(observed((i) => x[i] ?? 0, configOf({})).kind).toBe("inconclusive");
  expect(outputsAffineInInputs.observe({}).kind).toBe("not-applicable");
});
