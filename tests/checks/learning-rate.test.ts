import fc from "fast-check";
import { expect, test } from "vitest";
import { adamRateFarAboveUsual } from "../../src/checks/adam-rate-far-above-usual.ts";
import { lossRisesWithRate } from "../../src/checks/loss-rises-with-rate.ts";
import { progressStopsWithRate } from "../../src/checks/progress-stops-with-rate.ts";
import { rateFloorEarly } from "../../src/checks/rate-floor-early.ts";
import { rateJumpOnce } from "../../src/checks/rate-jump-once.ts";
import { rateNotAnnealed } from "../../src/checks/rate-not-annealed.ts";
import { rateReachShort } from "../../src/checks/rate-reach-short.ts";
import { rateRestarts } from "../../src/checks/rate-restarts.ts";
import { rateRisesToTheEnd } from "../../src/checks/rate-rises-to-the-end.ts";
import { rateWarmsUp } from "../../src/checks/rate-warms-up.ts";
import { configOf } from "../config-of.ts";
import { seriesOf } from "../series-of.ts";

const count = 400;
const over = (rate: (share: number) => number) =>
  seriesOf(
    Array.from({ length: count }, (_, i) => rate(i / (count - 1))),
    { role: "learning-rate", cadence: "step" },
  );

const list = (n: number, value: (share: number) => number) =>
  Array.from({ length: n }, (_, i) => value(i / (n - 1)));

const SCHEDULES = {
  constant: over(() => 1e-3),
  cosine: over((t) => 5e-4 * (1 + Math.cos(Math.PI * t))),
  linear: over((t) => 1e-3 * (1 - t)),
  warmup: over((t) => (t < 0.1 ? 1e-2 * t : 1e-3 * (1 - (t - 0.1) / 0.9))),
  oneCycle: over((t) => (t < 0.3 ? 4e-5 + (9.6e-4 * t) / 0.3 : 1e-3 * (1 - (t - 0.3) / 0.7))),
  thirds: over((t) => 0.1 / 10 ** Math.min(2, Math.floor(3 * t))),
};
const restarted = over((t) => 1e-3 * (1 - ((4 * t) % 1)) + 1e-5);
const resumed = over((t) => (t < 0.5 ? 1e-3 * (1 - 1.9 * t) : 1e-3));
const rising = over((t) => 1e-5 * 1000 ** t);
const early = over((t) => 1e-3 * 0.3 ** Math.floor(20 * t));

test.each(Object.entries(SCHEDULES))("an ordinary schedule is left alone: %s", (_, rate) => {
  const inputs = { "learning-rate": rate };
  for (const check of [rateFloorEarly, rateJumpOnce, rateRestarts, rateRisesToTheEnd])
    expect(check.observe(inputs).kind).toBe("absent");
});

test("a rate that is cut while the loss still falls leaves most of the run idle, one that waits for a plateau does not", () => {
  const cut = { "learning-rate": over((t) => (t < 0.35 ? 1e-3 : 1e-5)) };
  const loss = (speed: number) =>
    seriesOf(
      list(20, (t) => 0.1 + Math.exp(-speed * Math.min(t, 0.35))),
      {
        split: "validation",
        steps: list(20, (t) => t * 399),
      },
    );
  expect(rateFloorEarly.observe(cut).kind).toBe("absent");
  expect(rateFloorEarly.observe({ ...cut, "validation-loss": loss(6) }).kind).toBe("present");
  expect(rateFloorEarly.observe({ ...cut, "validation-loss": loss(60) }).kind).toBe("absent");
});

test("each faulty schedule is found by its own check", () => {
  expect(rateRestarts.observe({ "learning-rate": restarted }).kind).toBe("present");
  expect(rateJumpOnce.observe({ "learning-rate": restarted }).kind).toBe("absent");
  expect(rateJumpOnce.observe({ "learning-rate": resumed }).kind).toBe("present");
  expect(rateRestarts.observe({ "learning-rate": resumed }).kind).toBe("absent");
  expect(rateRisesToTheEnd.observe({ "learning-rate": rising }).kind).toBe("present");
  expect(rateFloorEarly.observe({ "learning-rate": early }).kind).toBe("present");
  for (const check of [rateRestarts, rateJumpOnce, rateRisesToTheEnd, rateFloorEarly])
    expect(check.observe({ "learning-rate": over(() => 1e-3) }).kind).toBe("absent");
});

test("a linear warm-up of twelve steps that the run died in is no rising schedule", () => {
  const kind = (rate: (i: number) => number) =>
    rateRisesToTheEnd.observe({
      "learning-rate": seriesOf(
        Array.from({ length: 12 }, (_, i) => rate(i)),
        { role: "learning-rate" },
      ),
    }).kind;
  expect(kind((i) => (0.002 * (i + 1)) / 12)).toBe("inconclusive");
  expect(kind((i) => 0.0001 * 1.5 ** i)).toBe("present");
});

test("a straight climb from next to nothing is a warm-up that was cut short", () => {
  expect(rateRisesToTheEnd.observe({ "learning-rate": over((t) => 1e-6 + 1e-3 * t) }).kind).toBe(
    "inconclusive",
  );
});

test("a second run in the same file does not restart the schedule", () => {
  const once = Array.from({ length: 100 }, (_, i) => 1e-3 * (1 - i / 100));
  const twice = seriesOf([...once, ...once], {
    role: "learning-rate",
    cadence: "step",
    steps: [...once, ...once].map((_, i) => i % 100),
  });
  expect(rateJumpOnce.observe({ "learning-rate": twice }).kind).toBe("absent");
});

test("the unit of the rate does not matter", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-4, max: 1e4, noNaN: true }), (scale) => {
      const scaled = (rate: typeof restarted) =>
        seriesOf(
          Array.from(rate.values, (each) => each * scale),
          { role: "learning-rate", cadence: "step" },
        );
      expect(rateRestarts.observe({ "learning-rate": scaled(restarted) }).kind).toBe("present");
      expect(rateRisesToTheEnd.observe({ "learning-rate": scaled(rising) }).kind).toBe("present");
      expect(rateFloorEarly.observe({ "learning-rate": scaled(early) }).kind).toBe("present");
      expect(rateFloorEarly.observe({ "learning-rate": scaled(SCHEDULES.cosine) }).kind).toBe("absent");
    }),
  );
});

test("two rates are no schedule", () => {
  const two = { "learning-rate": seriesOf([1e-3, 1e-4], { role: "learning-rate" }) };
  for (const check of [
    rateRestarts,
    rateJumpOnce,
    rateRisesToTheEnd,
    rateFloorEarly,
    rateNotAnnealed,
    rateWarmsUp,
  ])
    expect(check.observe(two).kind).toBe("inconclusive");
});

test("warm-up and annealing", () => {
  expect(rateWarmsUp.observe({ "learning-rate": SCHEDULES.warmup }).kind).toBe("present");
  expect(rateWarmsUp.observe({ "learning-rate": SCHEDULES.cosine }).kind).toBe("absent");
  expect(rateNotAnnealed.observe({ "learning-rate": SCHEDULES.constant }).kind).toBe("present");
  expect(rateNotAnnealed.observe({ "learning-rate": SCHEDULES.cosine }).kind).toBe("absent");
});

const evaluated = (loss: (share: number) => number) =>
  seriesOf(
    Array.from({ length: 21 }, (_, i) => loss(i / 20)),
    { split: "validation", steps: Array.from({ length: 21 }, (_, i) => i * 20 - (i === 20 ? 1 : 0)) },
  );

test("progress that ends with the rate", () => {
  const stuck = evaluated((t) => 2 - Math.min(t, 0.15) * 3);
  const moving = evaluated((t) => 2 * Math.exp(-3 * t));
  expect(progressStopsWithRate.observe({ "validation-loss": stuck, "learning-rate": early }).kind).toBe(
    "present",
  );
  expect(progressStopsWithRate.observe({ "validation-loss": moving, "learning-rate": early }).kind).toBe(
    "absent",
  );
  expect(
    progressStopsWithRate.observe({ "validation-loss": stuck, "learning-rate": SCHEDULES.cosine }).kind,
  ).toBe("absent");
});

test("a loss that worsens where the rate rises", () => {
  const worse = evaluated((t) => (t < 0.5 ? 2 - 2 * t : 2));
  const better = evaluated((t) => 2 - t);
  expect(lossRisesWithRate.observe({ "validation-loss": worse, "learning-rate": resumed }).kind).toBe(
    "present",
  );
  expect(lossRisesWithRate.observe({ "validation-loss": better, "learning-rate": resumed }).kind).toBe(
    "absent",
  );
  expect(
    lossRisesWithRate.observe({ "validation-loss": worse, "learning-rate": SCHEDULES.cosine }).kind,
  ).toBe("absent");
});

test("the rates of all Adam steps bound how far a weight can go", () => {
  const observe = (rate: number, optimizer: string) =>
    rateReachShort.observe({ "learning-rate": over(() => rate), config: configOf({ optimizer }) }).kind;
  expect(observe(1e-5, "adam")).toBe("present");
  expect(observe(1e-3, "adam")).toBe("absent");
  expect(observe(1e-5, "sgd")).toBe("inconclusive");
});

test("a rate of Adam far above the usual, by config or by log", () => {
  const config = (rate: number, optimizer = "adam") => configOf({ "learning-rate": rate, optimizer });
  expect(adamRateFarAboveUsual.observe({ config: config(0.3) }).kind).toBe("present");
  expect(adamRateFarAboveUsual.observe({ config: config(0.003) }).kind).toBe("absent");
  expect(adamRateFarAboveUsual.observe({ config: config(0.3, "sgd") }).kind).toBe("inconclusive");
  expect(
    adamRateFarAboveUsual.observe({ config: config(0.3), "learning-rate": SCHEDULES.constant }).kind,
  ).toBe("absent");
});

test("a rate that climbs on after a wide gap in the log is a ramp, not a jump", () => {
  const flat = Array.from({ length: 40 }, () => 1e-5);
  const ramp = Array.from({ length: 10 }, (_, i) => 1e-4 * 1.3 ** i);
  const fall = Array.from({ length: 50 }, (_, i) => 1e-3 * (1 - i / 50));
  const kind = (values: readonly number[]) =>
    rateJumpOnce.observe({ "learning-rate": seriesOf(values, { role: "learning-rate" }) }).kind;
  expect(kind([...flat, ...ramp, ...fall])).toBe("absent");
  expect(kind([...flat, ...fall])).toBe("present");
});
