import fc from "fast-check";
import { expect, test } from "vitest";
import { columnStopsTelling } from "../../src/checks/column-stops-telling.ts";
import { firstLossBeyondClasses } from "../../src/checks/first-loss-beyond-classes.ts";
import { inputScaleLarge } from "../../src/checks/input-scale-large.ts";
import { lossFollowsPlaceInEpoch } from "../../src/checks/loss-follows-place-in-epoch.ts";
import { sharedIds } from "../../src/checks/shared-ids.ts";
import { sharedRows } from "../../src/checks/shared-rows.ts";
import { shuffleOff } from "../../src/checks/shuffle-off.ts";
import { singleColumnLeads } from "../../src/checks/single-column-leads.ts";
import { singleColumnTells } from "../../src/checks/single-column-tells.ts";
import { targetScaleLarge } from "../../src/checks/target-scale-large.ts";
import { testFeaturesDrifted } from "../../src/checks/test-features-drifted.ts";
import { validationFeaturesDrifted } from "../../src/checks/validation-features-drifted.ts";
import { validationWorseThanMean } from "../../src/checks/validation-worse-than-mean.ts";
import { configOf } from "../config-of.ts";
import { featuresOf, splitOf } from "../features-of.ts";
import { noise } from "../noise.ts";
import { predictionsOf } from "../predictions-of.ts";
import { seriesOf } from "../series-of.ts";

/** Three columns of uniform noise about `centre`. */
function table(
  seed: number,
  options: { centre?: number; scale?: number; split?: "train" | "validation" | "test" } = {},
) {
  const random = noise(seed);
  const { centre = 0, scale = 1, split = "train" } = options;
  const column = () => Array.from({ length: 200 }, () => scale * (random() - 0.5) * 2 + centre);
  return featuresOf({ a: column(), b: column(), c: column() }, { split });
}

test("ids in both splits", () => {
  const train = splitOf("train", 0, 200);
  expect(
    sharedIds.observe({ "train-split": train, "validation-split": splitOf("validation", 150, 250) }).kind,
  ).toBe("present");
  expect(
    sharedIds.observe({ "train-split": train, "validation-split": splitOf("validation", 200, 300) }).kind,
  ).toBe("absent");
  expect(sharedIds.observe({ "train-split": train }).kind).toBe("inconclusive");
});

test("equal rows under other ids, unless the data repeats itself anyway", () => {
  const train = table(1);
  const copy = { ...train, split: "validation" as const, ids: null };
  expect(sharedRows.observe({ "train-features": train, "validation-features": copy }).kind).toBe("present");
  expect(sharedRows.observe({ "train-features": train, "validation-features": table(2) }).kind).toBe(
    "absent",
  );
  const coarse = (seed: number) => {
    const random = noise(seed);
    const column = () => Array.from({ length: 200 }, () => Math.floor(random() * 3));
    return featuresOf({ a: column(), b: column(), c: column() });
  };
  expect(sharedRows.observe({ "train-features": coarse(1), "validation-features": coarse(2) }).kind).toBe(
    "absent",
  );
});

test("drift between splits, whatever the scale of the columns", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (scale) => {
      const train = table(1, { scale });
      const kind = (centre: number) =>
        validationFeaturesDrifted.observe({
          "train-features": train,
          "validation-features": table(2, { scale, centre: centre * scale, split: "validation" }),
        }).kind;
      expect(kind(1)).toBe("present");
      expect(kind(0)).toBe("absent");
    }),
    { numRuns: 20 },
  );
  const tiny = featuresOf({ a: [1, 2], b: [1, 2], c: [1, 2] });
  const outcome = validationFeaturesDrifted.observe({ "train-features": tiny, "validation-features": tiny });
  expect(outcome.kind).toBe("inconclusive");
});

test("columns that move only because the classes are mixed otherwise", () => {
  expect(mixedKind(30, 0)).toBe("absent");
  expect(mixedKind(150, 0)).toBe("absent");
  expect(mixedKind(150, 0.4)).toBe("present");
  expect(mixedKind(30, 0.4)).toBe("present");
  // Ten rows of either class in one of the splits say nothing of the class.
  expect(mixedKind(190, 0, 10)).toBe("inconclusive");
});

/** Against 30 of 200 training rows of class 1, which lies at 1: so many of 200 validation rows, and both classes moved. */
function mixedKind(ones: number, moved: number, trainOnes = 30): string {
  const train = mixed("train", trainOnes, 0);
  const validation = mixed("validation", ones, moved);
  return validationFeaturesDrifted.observe({
    "train-features": train.features,
    "train-predictions": train.predictions,
    "validation-features": validation.features,
    "validation-predictions": validation.predictions,
  }).kind;
}

function mixed(split: "train" | "validation", ones: number, moved: number) {
  const random = noise(split.length);
  const classes = Array.from({ length: 200 }, (_, i) => (i < ones ? 1 : 0));
  const features = featuresOf({ a: classes.map((k) => k + moved + 0.5 * random()) }, { split });
  const pairs = classes.map((k): [number, number] => [k, k]);
  return { features, predictions: predictionsOf(pairs, { split, ids: features.ids ?? [], classes: 2 }) };
}

test("test rows that drifted while validation rows did not", () => {
  const inputs = {
    "train-features": table(1),
    "validation-features": table(2, { split: "validation" }),
    "test-features": table(3, { centre: 1, split: "test" }),
  };
  expect(testFeaturesDrifted.observe(inputs).kind).toBe("present");
  const both = { ...inputs, "validation-features": table(2, { centre: 1, split: "validation" }) };
  expect(testFeaturesDrifted.observe(both).kind).toBe("absent");
});

/** Features with one column that copies the class, a share of its rows scrambled. */
function leaking(seed: number, scrambled: number, split: "train" | "validation" | "test") {
  const random = noise(seed);
  const classes = Array.from({ length: 200 }, () => Math.floor(random() * 4));
  const copy = classes.map((k) => (random() < scrambled ? Math.floor(random() * 4) : k));
  const plain = () => classes.map(() => random());
  const features = featuresOf({ copy, a: plain(), b: plain() }, { split });
  return { features, predictions: { ...predictionsOf(classes.map((k) => [k, k])), ids: features.ids } };
}

function leakInputs(scrambled: number) {
  const train = leaking(1, scrambled, "train");
  const validation = leaking(2, scrambled, "validation");
  return {
    "train-features": train.features,
    "train-predictions": train.predictions,
    "validation-features": validation.features,
    "validation-predictions": validation.predictions,
  };
}

test("a column that copies the answer, exactly or with noise", () => {
  expect(singleColumnTells.observe(leakInputs(0)).kind).toBe("present");
  expect(singleColumnTells.observe(leakInputs(0.35)).kind).toBe("absent");
  expect(singleColumnLeads.observe(leakInputs(0.35)).kind).toBe("present");
  expect(singleColumnLeads.observe(leakInputs(1)).kind).toBe("absent");
  const lost = { ...leakInputs(0), "train-predictions": predictionsOf([[0, 0]], { ids: ["other"] }) };
  expect(singleColumnTells.observe(lost).kind).toBe("inconclusive");
});

test("a telling column that tells nothing on test rows", () => {
  const observe = (here: number, onTest: number) => {
    const test = leaking(3, onTest, "test");
    return columnStopsTelling.observe({
      ...leakInputs(here),
      "test-features": test.features,
      "test-predictions": test.predictions,
    }).kind;
  };
  expect(observe(0.5, 1)).toBe("present");
  expect(observe(0.5, 0.5)).toBe("absent");
  expect(observe(1, 1)).toBe("absent");
  const few = { "test-features": featuresOf({ copy: [1] }), "test-predictions": predictionsOf([[0, 0]]) };
  expect(columnStopsTelling.observe({ ...leakInputs(0.5), ...few }).kind).toBe("inconclusive");
});

test("raw inputs of hundreds are far from unit scale", () => {
  expect(inputScaleLarge.observe({ "train-features": table(1, { scale: 255 }) }).kind).toBe("present");
  expect(inputScaleLarge.observe({ "train-features": table(1) }).kind).toBe("absent");
});

test("the variance of a target is read off loss and R²", () => {
  const r2 = [-0.5, 0.1, 0.2];
  const inputs = (variance: number) => ({
    "validation-loss": seriesOf(
      r2.map((r) => variance * (1 - r)),
      { split: "validation" },
    ),
    "validation-metric": seriesOf(r2, { role: "r2", split: "validation" }),
  });
  expect(targetScaleLarge.observe(inputs(1e6)).kind).toBe("present");
  expect(targetScaleLarge.observe(inputs(1)).kind).toBe("absent");
  const accuracy = seriesOf([0.5, 0.6, 0.7], { role: "accuracy" });
  expect(targetScaleLarge.observe({ ...inputs(1e6), "validation-metric": accuracy }).kind).toBe(
    "inconclusive",
  );
});

test("without R² the true values of the predictions tell the scale of the target, where nothing was learned", () => {
  const rows = (scale: number, predicted: (truth: number) => number) => {
    const yTrue = Float64Array.from({ length: 50 }, (_, i) => scale * Math.sin(i));
    return {
      "train-predictions": {
        kind: "regression" as const,
        file: "predictions_train.csv",
        split: "train" as const,
        ids: null,
        count: 50,
        yTrue,
        yPred: yTrue.map(predicted),
      },
    };
  };
  expect(targetScaleLarge.observe(rows(500, () => 900)).kind).toBe("present");
  expect(targetScaleLarge.observe(rows(500, () => Number.NaN)).kind).toBe("present");
  expect(targetScaleLarge.observe(rows(500, (truth) => truth / 2)).kind).toBe("absent");
  expect(targetScaleLarge.observe(rows(1, () => 3)).kind).toBe("absent");
  expect(targetScaleLarge.observe({}).kind).toBe("not-applicable");
});

test("a regression good on training rows and worse than the mean on validation rows", () => {
  const r2 = (value: number) => seriesOf([0, value], { role: "r2" });
  const kind = (train: number, validation: number) =>
    validationWorseThanMean.observe({ "train-metric": r2(train), "validation-metric": r2(validation) }).kind;
  expect(kind(0.9, -0.8)).toBe("present");
  expect(kind(0.9, 0.4)).toBe("absent");
  expect(kind(-1, -0.8)).toBe("absent");
});

/** Twelve epochs of ten steps; the loss follows the place in the epoch, or not. */
function stepLoss(follows: boolean) {
  const random = noise(3);
  const values = Array.from({ length: 120 }, (_, i) =>
    Math.exp(-0.01 * i + (follows ? Math.sin(i % 10) : 0) + 0.2 * random()),
  );
  return seriesOf(values, {
    cadence: "step",
    split: "train",
    epochs: values.map((_, i) => Math.floor(i / 10)),
  });
}

test("a loss that follows the place in the epoch", () => {
  expect(lossFollowsPlaceInEpoch.observe({ "train-loss": stepLoss(true) }).kind).toBe("present");
  expect(lossFollowsPlaceInEpoch.observe({ "train-loss": stepLoss(false) }).kind).toBe("absent");
  expect(lossFollowsPlaceInEpoch.observe({ "train-loss": seriesOf([1, 0.9]) }).kind).toBe("inconclusive");
});

test("without epochs the distance of evaluations gives their length", () => {
  const series = { ...stepLoss(true) };
  const bare = { ...series, axes: { ...series.axes, epoch: null } };
  const evaluations = seriesOf([1, 0.9, 0.8, 0.7, 0.6], { steps: [9, 19, 29, 39, 49] });
  expect(lossFollowsPlaceInEpoch.observe({ "train-loss": bare, "validation-loss": evaluations }).kind).toBe(
    "present",
  );
});

test("shuffling turned off in the configuration", () => {
  expect(shuffleOff.observe({ config: configOf({ shuffle: false }) }).kind).toBe("present");
  expect(shuffleOff.observe({ config: configOf({ shuffle: true }) }).kind).toBe("absent");
  expect(shuffleOff.observe({ config: configOf({}) }).kind).toBe("inconclusive");
});

test("a first loss beyond any uninformed answer", () => {
  const kind = (first: number, metric: ReturnType<typeof seriesOf>) =>
    firstLossBeyondClasses.observe({
      "train-loss": seriesOf([first, 1, 0.8], { split: "train" }),
      "validation-loss": seriesOf([1, 0.9, 0.8], { split: "validation" }),
      "validation-metric": metric,
    }).kind;
  const accuracy = seriesOf([0.3, 0.5, 0.6], { role: "accuracy", split: "validation" });
  const r2 = seriesOf([0, 0.1, 0.2], { role: "r2", split: "validation" });
  expect(kind(69, accuracy)).toBe("present");
  expect(kind(2.3, accuracy)).toBe("absent");
  expect(kind(4000, r2)).toBe("present");
  expect(kind(3, r2)).toBe("absent");
  expect(kind(69, seriesOf([0.3], { role: "auc" }))).toBe("inconclusive");
});
