import fc from "fast-check";
import { expect, test } from "vitest";
import { divergenceToNan } from "../../src/checks/divergence-to-nan.ts";
import { gradientOftenZero } from "../../src/checks/gradient-often-zero.ts";
import { infiniteGradient } from "../../src/checks/infinite-gradient.ts";
import { lossNegative } from "../../src/checks/loss-negative.ts";
import { lossNotANumber } from "../../src/checks/loss-not-a-number.ts";
import { lossOnCoarseGrid } from "../../src/checks/loss-on-coarse-grid.ts";
import { lossScaleCollapse } from "../../src/checks/loss-scale-collapse.ts";
import { nanGradientHidden } from "../../src/checks/nan-gradient-hidden.ts";
import { nanValidationHidden } from "../../src/checks/nan-validation-hidden.ts";
import { overflowLog } from "../../src/checks/overflow-log.ts";
import { suddenNanLoss } from "../../src/checks/sudden-nan-loss.ts";
import { undefinedOperationInLog } from "../../src/checks/undefined-operation-in-log.ts";
import { zeroLoss } from "../../src/checks/zero-loss.ts";
import { configOf } from "../config-of.ts";
import { eventsOf } from "../events-of.ts";
import { noise } from "../noise.ts";
import { seriesOf } from "../series-of.ts";

const random = noise(3);
const falling = Array.from({ length: 100 }, (_, i) => (2 + 0.2 * random()) / (1 + i / 20));
const gradients = Array.from({ length: 100 }, () => 1 + random());
const steps = (values: readonly number[]) => seriesOf(values, { split: "train", cadence: "step" });
const norms = (values: readonly number[]) => seriesOf(values, { role: "gradient-norm", cadence: "step" });
const from = (values: readonly number[], at: number, value: number) =>
  values.map((each, i) => (i < at ? each : value));

test("NaN gradients beside finite losses are hidden NaN; single ones are skipped steps", () => {
  const observe = (g: readonly number[]) =>
    nanGradientHidden.observe({ "train-loss": steps(falling), "gradient-norm": norms(g) }).kind;
  expect(observe(from(gradients, 60, Number.NaN))).toBe("present");
  expect(observe(gradients.map((g, i) => (i === 7 || i === 40 ? Number.NaN : g)))).toBe("absent");
  const short = { "train-loss": steps(falling.slice(0, 5)), "gradient-norm": norms(gradients) };
  expect(nanGradientHidden.observe(short).kind).toBe("inconclusive");
  expect(nanGradientHidden.observe({ "train-loss": steps(falling) }).kind).toBe("not-applicable");
});

test("a NaN gradient whose loss is NaN as well hides nothing", () => {
  const outcome = nanGradientHidden.observe({
    "train-loss": steps(from(falling, 60, Number.NaN)),
    "gradient-norm": norms(from(gradients, 60, Number.NaN)),
  });
  expect(outcome.kind).toBe("absent");
});

test("NaN evaluations to the end beside finite training losses", () => {
  const observe = (validation: readonly number[], train = falling) =>
    nanValidationHidden.observe({
      "train-loss": steps(train),
      "validation-loss": seriesOf(validation, {
        split: "validation",
        steps: validation.map((_, i) => 20 * i),
      }),
    }).kind;
  expect(observe([1, 0.9, Number.NaN, Number.NaN])).toBe("present");
  expect(observe([1, Number.NaN, 0.8, 0.7])).toBe("absent");
  expect(observe([1, 0.9, 0.8, 0.7])).toBe("absent");
  expect(observe([1, 0.9, Number.NaN, Number.NaN], from(falling, 50, Number.NaN))).toBe("absent");
});

test("losses of exactly 0", () => {
  expect(zeroLoss.observe({ "train-loss": steps(from(falling, 90, 0)) }).kind).toBe("present");
  expect(zeroLoss.observe({ "train-loss": steps(falling) }).kind).toBe("absent");
});

test("infinite gradients: a share of the run, not the start of a loss scaler", () => {
  const observe = (g: readonly number[]) => infiniteGradient.observe({ "gradient-norm": norms(g) }).kind;
  expect(observe(gradients.map((g, i) => (i % 3 === 0 ? Number.POSITIVE_INFINITY : g)))).toBe("present");
  expect(observe(gradients.map((g, i) => (i < 8 ? Number.POSITIVE_INFINITY : g)))).toBe("absent");
  expect(observe([1, 2, 3])).toBe("inconclusive");
});

test("a NaN out of a calm run is sudden, one after growth is divergence", () => {
  const calm = { "train-loss": steps(from(falling, 70, Number.NaN)), "gradient-norm": norms(gradients) };
  expect(suddenNanLoss.observe(calm).kind).toBe("present");
  expect(divergenceToNan.observe(calm).kind).toBe("absent");
  const grown = (values: readonly number[]) =>
    values.map((each, i) => (i < 60 ? each : each * 3 ** (i - 59)));
  const wild = {
    "train-loss": steps(from(grown(falling), 70, Number.NaN)),
    "gradient-norm": norms(grown(gradients)),
  };
  expect(suddenNanLoss.observe(wild).kind).toBe("absent");
  expect(divergenceToNan.observe(wild).kind).toBe("present");
  const sound = { "train-loss": steps(falling), "gradient-norm": norms(gradients) };
  expect(suddenNanLoss.observe(sound).kind).toBe("absent");
  expect(divergenceToNan.observe(sound).kind).toBe("absent");
  expect(lossNotANumber.observe(calm).kind).toBe("present");
  expect(lossNotANumber.observe(sound).kind).toBe("absent");
});

test("without the steps before it no NaN is called sudden", () => {
  const loss = seriesOf([2, 1, 0.8, 0.7, 0.6, 0.5, Number.NaN, Number.NaN], { split: "train" });
  expect(suddenNanLoss.observe({ "train-loss": loss, "gradient-norm": norms(gradients) }).kind).toBe(
    "inconclusive",
  );
  expect(suddenNanLoss.observe({ "train-loss": steps(from(falling, 70, Number.NaN)) }).kind).toBe(
    "not-applicable",
  );
});

test("the scale of the loss does not change what is sudden", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (scale) => {
      const scaled = from(
        falling.map((loss) => loss * scale),
        70,
        Number.NaN,
      );
      const outcome = suddenNanLoss.observe({
        "train-loss": steps(scaled),
        "gradient-norm": norms(gradients),
      });
      expect(outcome.kind).toBe("present");
    }),
  );
});

test("overflows in the log", () => {
  const line = ["overflow", "Gradient overflow. Skipping step"] as const;
  expect(overflowLog.observe({ events: eventsOf(...Array(40).fill(line)) }).kind).toBe("present");
  expect(overflowLog.observe({ events: eventsOf(line, ["finished", "done"]) }).kind).toBe("absent");
  expect(overflowLog.observe({ events: [] }).kind).toBe("not-applicable");
});

test("a loss scale that never comes back", () => {
  const scale = (values: readonly number[]) =>
    lossScaleCollapse.observe({ "loss-scale": seriesOf(values, { role: "loss-scale" }) }).kind;
  expect(scale(Array.from({ length: 20 }, (_, i) => 65536 / 2 ** i))).toBe("present");
  expect(scale(Array.from({ length: 20 }, (_, i) => (i < 6 ? 65536 / 2 ** i : 2048)))).toBe("absent");
  expect(scale([65536, 32768])).toBe("inconclusive");
});

test("gradients of exactly 0", () => {
  expect(
    gradientOftenZero.observe({ "gradient-norm": norms(gradients.map((g, i) => (i % 2 ? g : 0))) }).kind,
  ).toBe("present");
  expect(gradientOftenZero.observe({ "gradient-norm": norms(gradients) }).kind).toBe("absent");
  expect(gradientOftenZero.observe({ "gradient-norm": norms([0]) }).kind).toBe("inconclusive");
});

test("losses that bf16 holds", () => {
  const coarse = falling.map((loss) => Math.round(loss * 64) / 64);
  expect(
    lossOnCoarseGrid.observe({ "train-loss": steps(coarse.map((loss) => Math.max(loss, 1 / 64))) }).kind,
  ).toBe("present");
  expect(lossOnCoarseGrid.observe({ "train-loss": steps(falling) }).kind).toBe("absent");
  expect(lossOnCoarseGrid.observe({ "train-loss": steps([1, 1, 1]) }).kind).toBe("inconclusive");
});

test("a cross-entropy below 0", () => {
  const observe = (values: readonly number[], loss: string) =>
    lossNegative.observe({ "train-loss": steps(values), config: configOf({ loss }) }).kind;
  expect(
    observe(
      falling.map((loss) => loss - 1),
      "cross_entropy",
    ),
  ).toBe("present");
  expect(observe(falling, "cross_entropy")).toBe("absent");
  expect(observe(falling, "wasserstein")).toBe("inconclusive");
});

test("an undefined operation in the log counts where the loss turns into no number", () => {
  const observe = (line: string, loss: readonly number[]) =>
    undefinedOperationInLog.observe({ events: eventsOf(["log-line", line]), "train-loss": steps(loss) }).kind;
  const lost = from(falling, 60, Number.NaN);
  const named = [
    "RuntimeWarning: invalid value encountered in divide",
    "RuntimeWarning: divide by zero encountered in log10",
    "RuntimeError: Function 'SqrtBackward0' returned nan values in its 0th output.",
    "FloatingPointError: invalid value (nan) encountered in jit(log)",
  ];
  for (const line of named) expect([line, observe(line, lost)]).toEqual([line, "present"]);
  // A warning of an evaluation whose classes are empty, in a run whose losses are numbers.
  expect(observe(named[0] ?? "", falling)).toBe("absent");
  // Turns NaN only where it is given NaN.
  const given = "RuntimeError: Function 'LogSoftmaxBackward0' returned nan values in its 0th output.";
  expect(observe(given, lost)).toBe("absent");
  expect(undefinedOperationInLog.observe({ events: [], "train-loss": steps(lost) }).kind).toBe(
    "inconclusive",
  );
});
