import fc from "fast-check";
import { expect, test } from "vitest";
import { fallStraightByRate } from "../../src/checks/fall-straight-by-rate.ts";
import { fallUntilRateEnds } from "../../src/checks/fall-until-rate-ends.ts";
import { rateReachShort } from "../../src/checks/rate-reach-short.ts";
import { sgdYieldKept } from "../../src/checks/sgd-yield-kept.ts";
import { stepsFew } from "../../src/checks/steps-few.ts";
import { stillImproving } from "../../src/checks/still-improving.ts";
import { configOf } from "../config-of.ts";
import { seriesOf } from "../series-of.ts";

const list = (n: number, value: (share: number) => number) =>
  Array.from({ length: n }, (_, i) => value(i / (n - 1)));
const rate = (values: readonly number[]) => seriesOf(values, { role: "learning-rate", cadence: "step" });
const validation = (values: readonly number[]) => seriesOf(values, { split: "validation" });
const cosine = (n: number, peak = 1e-3) => list(n, (t) => (peak / 2) * (1 + Math.cos(Math.PI * t)));

/** Sum of a cosine rate up to a share of the run, as a share of all. */
const spent = (t: number) => t + Math.sin(Math.PI * t) / Math.PI;
const straight = (n: number, to: number) => validation(list(n, (t) => 2 - (2 - to) * spent(t)));

test("a loss that falls in a straight line with the rate, and not far, has not begun to bend", () => {
  const inputs = { "validation-loss": straight(20, 1.5), "learning-rate": rate(cosine(20)) };
  expect(fallStraightByRate.observe(inputs)).toMatchObject({ kind: "present", strength: 1 });
  const bent = validation(list(20, (t) => 1.2 + 0.8 * Math.exp(-6 * t)));
  expect(fallStraightByRate.observe({ ...inputs, "validation-loss": bent }).kind).toBe("absent");
  const far = straight(20, 0.2);
  expect(fallStraightByRate.observe({ ...inputs, "validation-loss": far }).kind).toBe("absent");
  const four = { ...inputs, "validation-loss": straight(4, 1.5) };
  expect(fallStraightByRate.observe(four).kind).toBe("inconclusive");
  const rising = { ...inputs, "validation-loss": validation(list(20, (t) => 1 + t)) };
  expect(fallStraightByRate.observe(rising).kind).toBe("inconclusive");
});

test("under a schedule that ends at 0 the fall is judged by the rate, not by the steps", () => {
  const inputs = { "validation-loss": straight(8, 0.8), "learning-rate": rate(cosine(8)) };
  expect(stillImproving.observe(inputs).kind).toBe("inconclusive");
  expect(stillImproving.observe({ "validation-loss": inputs["validation-loss"] }).kind).toBe("absent");
  expect(fallUntilRateEnds.observe(inputs).kind).toBe("present");
  const fitted = { ...inputs, "train-loss-epoch": seriesOf([2, 1, 0.4], { split: "train" }) };
  expect(fallUntilRateEnds.observe(fitted).kind).toBe("absent");
  const level = validation(list(8, (t) => 0.8 + 1.2 * Math.exp(-12 * t)));
  expect(fallUntilRateEnds.observe({ ...inputs, "validation-loss": level }).kind).toBe("absent");
  const held = { ...inputs, "learning-rate": rate(list(8, () => 1e-3)) };
  expect(fallUntilRateEnds.observe(held).kind).toBe("inconclusive");
});

test("a straight line is one whatever the loss and the rate are counted in", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 100, noNaN: true }),
      fc.double({ min: 1e-6, max: 1, noNaN: true }),
      (scale, peak) => {
        const loss = straight(20, 1.5).values.map((value) => value * scale);
        const inputs = { "validation-loss": validation([...loss]), "learning-rate": rate(cosine(20, peak)) };
        expect(fallStraightByRate.observe(inputs).kind).toBe("present");
      },
    ),
  );
});

test("few steps are few passes as well: large batches take few steps in many", () => {
  const inputs = { "learning-rate": rate(cosine(80)), config: configOf({ epochs: 4 }) };
  expect(stepsFew.observe(inputs)).toMatchObject({ kind: "present", strength: 1 });
  expect(stepsFew.observe({ ...inputs, config: configOf({ epochs: 30 }) }).kind).toBe("absent");
  expect(stepsFew.observe({ ...inputs, "learning-rate": rate(cosine(2000)) }).kind).toBe("absent");
  expect(stepsFew.observe({ "learning-rate": rate(cosine(80)) }).kind).toBe("inconclusive");
});

test("the reach of Adam is judged against fresh weights of the network's own width", () => {
  const reach = (sum: number, widths: readonly number[]) =>
    rateReachShort.observe({
      "learning-rate": rate(list(200, () => sum / 200)),
      config: configOf({ optimizer: "adam", "hidden-widths": widths }),
    }).kind;
  expect(reach(0.04, [16])).toBe("present");
  expect(reach(0.04, [256])).toBe("absent");
  expect(reach(0.02, [])).toBe("present");
  expect(reach(0.04, [])).toBe("absent");
  const few = {
    "learning-rate": rate(list(60, () => 1e-5)),
    config: configOf({ optimizer: "adam" }),
  };
  expect(rateReachShort.observe(few).kind).toBe("absent");
});

/** SGD with gradient norm 1 at rate 0.002 over 100 steps promises a fall of 0.2. */
const sgd = (fall: number, optimizer: "sgd" | "adam" = "sgd") => ({
  "train-loss": seriesOf(
    list(100, (t) => 1 - fall * t),
    { split: "train", cadence: "step" },
  ),
  "gradient-norm": seriesOf(
    list(100, () => 1),
    { role: "gradient-norm", cadence: "step" },
  ),
  "learning-rate": rate(list(100, () => 0.002)),
  config: configOf({ optimizer }),
});

test("steps of SGD that keep what their gradients promise could have been longer", () => {
  expect(sgdYieldKept.observe(sgd(0.18)).kind).toBe("present");
  expect(sgdYieldKept.observe(sgd(0.03)).kind).toBe("absent");
  expect(sgdYieldKept.observe(sgd(0.9)).kind).toBe("absent");
  expect(sgdYieldKept.observe(sgd(0.18, "adam")).kind).toBe("inconclusive");
});
