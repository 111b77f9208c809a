import { describe, expect, it } from "vitest";
import { makeAttention } from "../../scripts/train/attention.ts";
import type { Model } from "../../scripts/train/model.ts";
import { normal, seededRandom } from "../../scripts/train/random.ts";
import { makeRecurrent } from "../../scripts/train/recurrent.ts";

const CLASSES = 3;
const random = seededRandom(4);
const input = Float64Array.from({ length: 12 }, () => normal(random));
const start = { gain: 1, classes: CLASSES };
const models: Readonly<Record<string, Model>> = {
  "recurrent, tanh": makeRecurrent(
    12,
    { ...start, activation: "tanh", recurrent: { tokens: 6, width: 5 } },
    random,
  ),
  "recurrent, relu": makeRecurrent(
    12,
    { ...start, activation: "relu", recurrent: { tokens: 6, width: 5, identity: true } },
    random,
  ),
  attention: makeAttention(12, { ...start, attention: { tokens: 4, width: 3 } }, random),
};

describe.each(Object.entries(models))("back-propagation of %s", (_, model) => {
  it("gives the slope of the loss for every weight and bias, as small steps of it measure", () => {
    const label = 1;
    const loss = (): number => model.run(input).back(label, 0);
    model.run(input).back(label, 1);
    const { layers, names = [] } = model;
    const pairs = layers.flatMap(({ weights, weightGradient, bias, biasGradient }, i) => [
      { name: names[i], values: weights, gradient: weightGradient.slice() },
      { name: `${names[i]} bias`, values: bias, gradient: biasGradient.slice() },
    ]);
    for (const { name, values, gradient } of pairs) {
      const measured = values.map((value, i) => {
        const at = (moved: number): number => {
          values[i] = moved;
          const found = loss();
          values[i] = value;
          return found;
        };
        return (at(value + 1e-5) - at(value - 1e-5)) / 2e-5;
      });
      expect(
        gradient.some((slope) => slope !== 0),
        `${name}`,
      ).toBe(true);
      for (const [i, slope] of measured.entries()) expect(gradient[i], `${name} ${i}`).toBeCloseTo(slope, 7);
    }
  });
});
