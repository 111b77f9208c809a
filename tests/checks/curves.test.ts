import fc from "fast-check";
import { expect, test } from "vitest";
import { dropoutWithoutGap } from "../../src/checks/dropout-without-gap.ts";
import { earlyLossJump } from "../../src/checks/early-loss-jump.ts";
import { firstLossHigh } from "../../src/checks/first-loss-high.ts";
import { gradientClippedAlways } from "../../src/checks/gradient-clipped-always.ts";
import { gradientGrowth } from "../../src/checks/gradient-growth.ts";
import { gradientSpikeAtLossSpike } from "../../src/checks/gradient-spike-at-loss-spike.ts";
import { gradientTooSmooth } from "../../src/checks/gradient-too-smooth.ts";
import { isolatedLossSpike } from "../../src/checks/isolated-loss-spike.ts";
import { lossLevelRises } from "../../src/checks/loss-level-rises.ts";
import { lossNeverBelowStart } from "../../src/checks/loss-never-below-start.ts";
import { lossOfDoubleSoftmax } from "../../src/checks/loss-of-double-softmax.ts";
import { lossRisesAtRatePeak } from "../../src/checks/loss-rises-at-rate-peak.ts";
import { lossTooHighForAccuracy } from "../../src/checks/loss-too-high-for-accuracy.ts";
import { sgdYieldSmall } from "../../src/checks/sgd-yield-small.ts";
import { stillImproving } from "../../src/checks/still-improving.ts";
import { trainEpochSpike } from "../../src/checks/train-epoch-spike.ts";
import { trainLossAboveValidation } from "../../src/checks/train-loss-above-validation.ts";
import { trainLossWanders } from "../../src/checks/train-loss-wanders.ts";
import { trainMetricBelowValidation } from "../../src/checks/train-metric-below-validation.ts";
import { trainPlateauAboveFloor } from "../../src/checks/train-plateau-above-floor.ts";
import { trainStillImproving } from "../../src/checks/train-still-improving.ts";
import { uniformStartAndFlat } from "../../src/checks/uniform-start-and-flat.ts";
import { validationFrozen } from "../../src/checks/validation-frozen.ts";
import { validationMovesAtRest } from "../../src/checks/validation-moves-at-rest.ts";
import { validationNoisierLate } from "../../src/checks/validation-noisier-late.ts";
import { validationSlides } from "../../src/checks/validation-slides.ts";
import { validationWanders } from "../../src/checks/validation-wanders.ts";
import { configOf } from "../config-of.ts";
import { noise } from "../noise.ts";
import { predictionsOf } from "../predictions-of.ts";
import { seriesOf } from "../series-of.ts";

const random = noise(17);
const rough = (spread: number) => 1 + spread * (random() - 0.5);
const list = (n: number, value: (share: number) => number) =>
  Array.from({ length: n }, (_, i) => value(i / (n - 1)));
const validation = (values: readonly number[]) => ({
  "validation-loss": seriesOf(values, { split: "validation" }),
});
const train = (values: readonly number[]) => ({
  "train-loss": seriesOf(values, { split: "train", cadence: "step" }),
});
const epochs = (values: readonly number[]) => ({ "train-loss-epoch": seriesOf(values, { split: "train" }) });
const norm = (values: readonly number[]) => ({
  "gradient-norm": seriesOf(values, { role: "gradient-norm", cadence: "step" }),
});
const rate = (values: readonly number[]) => ({
  "learning-rate": seriesOf(values, { role: "learning-rate", cadence: "step" }),
});
const metric = (values: readonly number[], split: "train" | "validation") =>
  seriesOf(values, { role: "accuracy", split });

/** How a healthy run falls: fast, then level. */
const learned = list(20, (t) => 0.2 + 2 * Math.exp(-8 * t));

test("a loss that learns and levels off gives no curve check a reason", () => {
  for (const check of [
    validationWanders,
    validationSlides,
    stillImproving,
    lossNeverBelowStart,
    validationFrozen,
    validationNoisierLate,
  ])
    expect([check.id, check.observe(validation(learned)).kind]).toEqual([check.id, "absent"]);
  expect(trainStillImproving.observe(epochs(learned)).kind).toBe("absent");
  expect(trainLossWanders.observe(epochs(learned)).kind).toBe("absent");
});

test("two evaluations have no shape", () => {
  for (const check of [
    validationWanders,
    validationSlides,
    stillImproving,
    lossNeverBelowStart,
    validationFrozen,
    validationNoisierLate,
  ])
    expect([check.id, check.observe(validation([2, 1])).kind]).toEqual([check.id, "inconclusive"]);
});

test("stuck losses: they slide, wander, repeat, or rise", () => {
  const slide = list(20, (t) => 2.3 - 0.05 * t);
  expect(validationSlides.observe(validation(slide)).kind).toBe("present");
  expect(validationWanders.observe(validation(slide)).kind).toBe("absent");
  const wander = list(20, () => 2.3 * rough(0.01));
  expect(validationWanders.observe(validation(wander)).kind).toBe("present");
  expect(validationSlides.observe(validation(wander)).kind).toBe("absent");
  expect(lossNeverBelowStart.observe(validation(wander)).kind).toBe("present");
  expect(validationFrozen.observe(validation(list(20, () => 2.3))).kind).toBe("present");
});

test("a loss that still falls at the end, steeply or by a large share", () => {
  expect(stillImproving.observe(validation(list(6, (t) => 2.3 - 1.2 * t))).kind).toBe("present");
  expect(stillImproving.observe(validation(list(10, (t) => 0.9 * Math.exp(-3 * t)))).kind).toBe("present");
  expect(trainStillImproving.observe(epochs(list(6, (t) => 2.3 - 1.2 * t))).kind).toBe("present");
});

test("the unit of the loss does not change the shape of its curve", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (scale) => {
      const scaled = (values: readonly number[]) => validation(values.map((value) => value * scale));
      expect(validationSlides.observe(scaled(list(20, (t) => 2.3 - 0.05 * t))).kind).toBe("present");
      expect(stillImproving.observe(scaled(list(6, (t) => 2.3 - 1.2 * t))).kind).toBe("present");
      expect(stillImproving.observe(scaled(learned)).kind).toBe("absent");
    }),
  );
});

test("a healthy fall stays one when it is evaluated more or less often", () => {
  fc.assert(
    fc.property(fc.integer({ min: 8, max: 200 }), (n) => {
      const curve = validation(list(n, (t) => 0.2 + 2 * Math.exp(-8 * t)));
      for (const check of [stillImproving, validationWanders, validationSlides])
        expect(check.observe(curve).kind).toBe("absent");
    }),
  );
});

const noisy = list(200, (t) => (0.3 + 2 * Math.exp(-6 * t)) * rough(0.3));
const calm = list(200, () => rough(0.5));
const spiked = (values: readonly number[], by: number) =>
  values.map((value, i) => (i === 120 ? value * by : value));

test("one spike out of a calm run, with its gradient", () => {
  const bad = { ...train(spiked(noisy, 20)), ...norm(spiked(calm, 60)) };
  expect(isolatedLossSpike.observe(bad).kind).toBe("present");
  expect(gradientSpikeAtLossSpike.observe(bad).kind).toBe("present");
  expect(isolatedLossSpike.observe(train(noisy)).kind).toBe("absent");
  expect(gradientSpikeAtLossSpike.observe({ ...train(noisy), ...norm(calm) }).kind).toBe("absent");
  expect(gradientSpikeAtLossSpike.observe({ ...train(spiked(noisy, 20)), ...norm(calm) }).kind).toBe(
    "absent",
  );
  expect(isolatedLossSpike.observe({ "train-loss": seriesOf(learned, { split: "train" }) }).kind).toBe(
    "inconclusive",
  );
});

test("a spike in rough water is none of one batch", () => {
  const wild = noisy.map((loss, i) => (i > 100 && i < 140 ? loss * (1 + 8 * random()) : loss));
  expect(isolatedLossSpike.observe(train(spiked(wild, 4))).kind).toBe("absent");
});

test("one epoch that stands out, and evaluations that do not follow", () => {
  const lifted = learned.map((loss, i) => (i === 12 ? loss * 4 : loss));
  expect(trainEpochSpike.observe({ ...epochs(lifted), ...validation(learned) }).kind).toBe("present");
  expect(trainEpochSpike.observe({ ...epochs(lifted), ...validation(lifted) }).kind).toBe("absent");
  expect(trainEpochSpike.observe({ ...epochs([2, 1]), ...validation([2, 1]) }).kind).toBe("inconclusive");
});

test("early jumps, and level shifts later", () => {
  expect(earlyLossJump.observe(train(noisy.map((loss, i) => (i > 4 && i < 15 ? 9 : loss)))).kind).toBe(
    "present",
  );
  expect(earlyLossJump.observe(train(noisy)).kind).toBe("absent");
  expect(earlyLossJump.observe(train([2, 1])).kind).toBe("inconclusive");
  const long = list(600, (t) => (t < 0.6 ? 1 : 1.6) * rough(0.2));
  expect(lossLevelRises.observe(train(long)).kind).toBe("present");
  expect(lossLevelRises.observe(train(list(600, () => rough(0.2)))).kind).toBe("absent");
  expect(lossLevelRises.observe(train(noisy)).kind).toBe("inconclusive");
  const ramp = rate(list(600, (t) => (t < 0.6 / 1.2 ? 2e-3 * t + 1e-6 : 1e-3)));
  const at = list(600, (t) => (t < 0.45 ? 1 : 1.6) * rough(0.2));
  expect(
    lossRisesAtRatePeak.observe({
      ...train(at),
      ...rate(list(600, (t) => Math.min(t / 0.4, 1) * 1e-3 + 1e-6)),
    }).kind,
  ).toBe("present");
  expect(lossRisesAtRatePeak.observe({ ...train(list(600, () => rough(0.2))), ...ramp }).kind).toBe("absent");
  expect(lossRisesAtRatePeak.observe({ ...train(noisy), ...ramp }).kind).toBe("inconclusive");
});

test("a gradient that is a sum has no noise; growth alone is not enough", () => {
  const summed = list(200, (t) => 1 + 60 * t);
  expect(gradientTooSmooth.observe(norm(summed)).kind).toBe("present");
  expect(gradientGrowth.observe(norm(summed)).kind).toBe("present");
  expect(gradientTooSmooth.observe(norm(summed.map((g) => g * rough(0.5)))).kind).toBe("absent");
  expect(gradientTooSmooth.observe(norm(list(200, () => 1))).kind).toBe("absent");
  expect(gradientGrowth.observe(norm(calm)).kind).toBe("absent");
  // A sum that its own overshooting drags back grows less, and is told by the noise of the loss beside it.
  const held = list(200, (t) => 1 + 2 * t);
  const noisy = train(list(200, () => rough(0.8)));
  expect(gradientTooSmooth.observe(norm(held)).kind).toBe("absent");
  expect(gradientTooSmooth.observe({ ...norm(held), ...noisy }).kind).toBe("present");
  const fullBatch = train(list(200, (t) => 1 - t / 2));
  expect(gradientTooSmooth.observe({ ...norm(held), ...fullBatch }).kind).toBe("absent");
  expect(gradientTooSmooth.observe(norm([1, 2])).kind).toBe("inconclusive");
  expect(gradientGrowth.observe(norm([1, 2])).kind).toBe("inconclusive");
});

test("clipping that sets the rate", () => {
  const observe = (clip: number) =>
    gradientClippedAlways.observe({ ...norm(calm), config: configOf({ "gradient-clip": clip }) }).kind;
  expect(observe(0.01)).toBe("present");
  expect(observe(0.8)).toBe("absent");
  expect(gradientClippedAlways.observe({ ...norm(calm), config: configOf({}) }).kind).toBe("inconclusive");
});

test("what SGD's steps yield against what they promise", () => {
  const steps = { ...norm(list(200, () => 1)), ...rate(list(200, () => 0.1)) };
  const observe = (values: readonly number[], optimizer: string) =>
    sgdYieldSmall.observe({ ...train(values), ...steps, config: configOf({ optimizer, momentum: 0 }) }).kind;
  expect(
    observe(
      list(200, (t) => 2 - 0.05 * t),
      "sgd",
    ),
  ).toBe("present");
  expect(observe(noisy, "sgd")).toBe("absent");
  expect(observe(noisy, "adam")).toBe("inconclusive");
});

test("the loss before any update against a constant answer", () => {
  const counts = { "class-counts": { file: "c.json", counts: { train: { a: 9, b: 9, c: 9 } } } };
  expect(firstLossHigh.observe({ ...train([40, 20, 10]), ...counts }).kind).toBe("present");
  expect(firstLossHigh.observe({ ...train([1.2, 1, 0.9]), ...counts }).kind).toBe("absent");
  expect(firstLossHigh.observe(train([40, 20])).kind).toBe("inconclusive");
  const r2 = seriesOf([0, 0.5, 0.9], { role: "r2", split: "validation" });
  const regression = { ...validation([4, 2, 0.4]), "validation-metric": r2 };
  expect(firstLossHigh.observe({ ...train([400, 20]), ...regression }).kind).toBe("present");
  expect(firstLossHigh.observe({ ...train([5, 3]), ...regression }).kind).toBe("absent");
});

test("equal logits at the start count only where nothing is learned", () => {
  const start = train([Math.log(10), 2.3, 2.3]);
  expect(
    uniformStartAndFlat.observe({ ...start, ...validation(list(8, () => 2.3 * rough(1e-3))) }).kind,
  ).toBe("present");
  expect(uniformStartAndFlat.observe({ ...start, ...validation(learned) }).kind).toBe("absent");
  expect(uniformStartAndFlat.observe({ ...train([2.41, 2.3]), ...validation(list(8, () => 2.3)) }).kind).toBe(
    "absent",
  );
  expect(
    uniformStartAndFlat.observe({ ...epochs([2.3]), "train-loss": seriesOf([2.3]), ...validation(learned) })
      .kind,
  ).toBe("inconclusive");
});

test("training curves against validation curves", () => {
  const flat = list(12, (t) => 2 - 0.4 * Math.min(1, 3 * t));
  expect(trainPlateauAboveFloor.observe({ ...epochs(flat), ...validation(flat) }).kind).toBe("present");
  expect(trainPlateauAboveFloor.observe({ ...epochs(learned), ...validation(learned) }).kind).toBe("absent");
  expect(trainPlateauAboveFloor.observe({ ...epochs([2, 1]), ...validation([2, 1]) }).kind).toBe(
    "inconclusive",
  );
  expect(
    trainLossAboveValidation.observe({ ...epochs(flat), ...validation(flat.map((v) => v / 2)) }).kind,
  ).toBe("present");
  expect(trainLossAboveValidation.observe({ ...epochs(learned), ...validation(learned) }).kind).toBe(
    "absent",
  );
  const high = metric([0.5, 0.8, 0.9, 0.9], "validation");
  const low = metric([0.3, 0.5, 0.6, 0.6], "train");
  expect(trainMetricBelowValidation.observe({ "train-metric": low, "validation-metric": high }).kind).toBe(
    "present",
  );
  expect(
    trainMetricBelowValidation.observe({
      "train-metric": metric([0.9, 0.95, 0.95], "train"),
      "validation-metric": high,
    }).kind,
  ).toBe("absent");
  const error = seriesOf([0.3, 0.2], { role: "error", split: "train" });
  expect(trainMetricBelowValidation.observe({ "train-metric": error, "validation-metric": high }).kind).toBe(
    "inconclusive",
  );
  expect(trainLossWanders.observe(epochs(list(20, () => 1 + random()))).kind).toBe("present");
  expect(trainLossWanders.observe(epochs([2, 1])).kind).toBe("inconclusive");
});

test("a second softmax leaves its mark in loss and predictions", () => {
  const floor = (classes: number) => Math.log(Math.E + classes - 1) - 0.99;
  const levelled = validation(list(20, (t) => floor(10) + 0.8 * Math.exp(-12 * t)));
  const accuracy = {
    "validation-metric": metric(
      list(20, (t) => Math.min(0.99, 0.2 + 3 * t)),
      "validation",
    ),
  };
  expect(lossTooHighForAccuracy.observe({ ...levelled, ...accuracy }).kind).toBe("present");
  expect(lossTooHighForAccuracy.observe({ ...validation(learned), ...accuracy }).kind).toBe("absent");
  const r2 = { "validation-metric": seriesOf([0.1, 0.9], { role: "r2", split: "validation" }) };
  expect(lossTooHighForAccuracy.observe({ ...levelled, ...r2 }).kind).toBe("inconclusive");

  const rows = list(30, () => 0.9 * rough(0.1));
  const predictions = predictionsOf(
    rows.map(() => [0, 0] as const),
    { classes: 3, probabilities: rows.map((p) => [p, (1 - p) / 2, (1 - p) / 2]) },
  );
  const mean = (of: (p: number) => number) => rows.reduce((sum, p) => sum + of(p), 0) / rows.length;
  const twice = mean((p) => Math.log(Math.exp(p) + 2 * Math.exp((1 - p) / 2)) - p);
  const observe = (loss: number) =>
    lossOfDoubleSoftmax.observe({ "validation-predictions": predictions, ...validation([1, loss]) }).kind;
  expect(observe(twice)).toBe("present");
  expect(observe(mean((p) => -Math.log(p)))).toBe("absent");
  const plain = predictionsOf([
    [0, 0],
    [1, 1],
  ]);
  expect(lossOfDoubleSoftmax.observe({ "validation-predictions": plain, ...validation([1]) }).kind).toBe(
    "inconclusive",
  );
});

test("evaluations of weights at rest give one number", () => {
  const annealed = rate(list(30, (t) => 1e-3 * (1 - t)));
  const jumping = validation(list(30, () => 0.3 * rough(0.6)));
  expect(validationMovesAtRest.observe({ ...jumping, ...annealed }).kind).toBe("present");
  expect(validationMovesAtRest.observe({ ...validation(learned), ...annealed }).kind).toBe("absent");
  expect(validationMovesAtRest.observe({ ...jumping, ...rate(list(30, () => 1e-3)) }).kind).toBe(
    "inconclusive",
  );
  expect(
    validationNoisierLate.observe(validation(list(40, (t) => 0.3 * rough(t < 0.75 ? 0.02 : 0.8)))).kind,
  ).toBe("present");
});

test("dropout lifts the training loss, unless it is on in both", () => {
  const config = configOf({ dropout: 0.6 });
  const half = learned.map((loss) => loss / 2);
  expect(dropoutWithoutGap.observe({ config, ...epochs(learned), ...validation(learned) }).kind).toBe(
    "present",
  );
  expect(dropoutWithoutGap.observe({ config, ...epochs(learned), ...validation(half) }).kind).toBe("absent");
  expect(
    dropoutWithoutGap.observe({ config: configOf({}), ...epochs(learned), ...validation(half) }).kind,
  ).toBe("inconclusive");
});

test("a training metric of seven items is not below the validation metric by one of them", () => {
  const accuracy = (values: readonly number[], split: "train" | "validation") =>
    seriesOf(values, { role: "accuracy", split });
  const perfect = accuracy([1, 1, 1, 1, 1, 1], "validation");
  const seven = accuracy([4 / 7, 5 / 7, 6 / 7, 5 / 7, 6 / 7, 6 / 7], "train");
  expect(
    trainMetricBelowValidation.observe({ "train-metric": seven, "validation-metric": perfect }),
  ).toMatchObject({ kind: "inconclusive", reason: expect.stringMatching(/steps of/) });
  const many = accuracy([0.8, 0.83, 0.86, 0.851, 0.857, 0.857], "train");
  expect(
    trainMetricBelowValidation.observe({ "train-metric": many, "validation-metric": perfect }).kind,
  ).toBe("present");
});

test("a loss that falls under a metric that was perfect all along is not stopped while improving", () => {
  const falling = seriesOf(
    list(10, (t) => 1.5 - t),
    { split: "validation" },
  );
  const accuracy = (values: readonly number[]) => seriesOf(values, { role: "accuracy", split: "validation" });
  const seen = (values: readonly number[]) =>
    stillImproving.observe({ "validation-loss": falling, "validation-metric": accuracy(values) }).kind;
  expect(seen(list(10, () => 1))).toBe("inconclusive");
  expect(seen(list(10, (t) => 0.5 + 0.5 * t))).toBe("present");
});
