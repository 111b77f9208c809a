import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gradientBurstsRecurrent } from "../../src/checks/gradient-bursts-recurrent.ts";
import { configOf } from "../config-of.ts";
import { seriesOf } from "../series-of.ts";

const norms = (bursts: readonly number[], scale = 1): readonly number[] =>
  Array.from({ length: 120 }, (_, i) => scale * (bursts.includes(i) ? 300 : 1 + 0.3 * Math.sin(i)));
const of = (values: readonly number[], settings: Parameters<typeof configOf>[0]) =>
  gradientBurstsRecurrent.observe({
    "gradient-norm": seriesOf(values, { role: "gradient-norm", cadence: "step" }),
    config: configOf(settings),
  });

describe("gradient-bursts-recurrent", () => {
  it("is present where it jumps twice, one burst of neighbouring steps counted once", () => {
    const found = of(norms([40, 41, 90]), { model: "rnn" });
    expect(found).toMatchObject({ kind: "present", at: [{ from: 40 }, { from: 90 }] });
    expect(found.kind === "present" ? found.at : []).toHaveLength(2);
  });

  it("is absent after one jump, inconclusive in a network without recurrence and under clipping", () => {
    expect(of(norms([40, 42]), { model: "char_lstm" }).kind).toBe("absent");
    expect(of(norms([40, 90]), { model: "mlp" }).kind).toBe("inconclusive");
    expect(of(norms([40, 90]), { model: "rnn", "gradient-clip": 1 }).kind).toBe("inconclusive");
  });

  it("says the same at any scale of the gradient", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (scale) => {
        expect(of(norms([40, 90], scale), { model: "gru" }).kind).toBe("present");
      }),
    );
  });
});
