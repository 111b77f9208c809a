import fc from "fast-check";
import { expect, test } from "vitest";
import { earlyLossGap } from "../../src/checks/early-loss-gap.ts";
import { metricFallsAfterTurn } from "../../src/checks/metric-falls-after-turn.ts";
import { metricHoldsWhileLossRises } from "../../src/checks/metric-holds-while-loss-rises.ts";
import { regularisationNone } from "../../src/checks/regularisation-none.ts";
import { trainingFittedBeforeRise } from "../../src/checks/training-fitted-before-rise.ts";
import { validationEndsAboveLowest } from "../../src/checks/validation-ends-above-lowest.ts";
import { validationNeverImproves } from "../../src/checks/validation-never-improves.ts";
import { validationRisesAsTrainingFalls } from "../../src/checks/validation-rises-as-training-falls.ts";
import { validationTurnsBeforeFit } from "../../src/checks/validation-turns-before-fit.ts";
import { configOf } from "../config-of.ts";
import { seriesOf } from "../series-of.ts";

const epochs = Array.from({ length: 30 }, (_, i) => i);

/** Training loss falls by `rate` an epoch; validation follows it to the turn and then climbs by `climb` an epoch. */
function losses(options: { rate: number; turn: number; climb: number; scale?: number }) {
  const { rate, turn, climb, scale = 1 } = options;
  const train = epochs.map((i) => scale * 2 * Math.exp(-rate * i));
  const lowest = 2 * Math.exp(-rate * turn) + 0.2;
  const validation = epochs.map(
    (i) => scale * (i <= turn ? 2 * Math.exp(-rate * i) + 0.2 : lowest * (1 + climb * (i - turn))),
  );
  return {
    "train-loss": seriesOf(train, { split: "train" }),
    "validation-loss": seriesOf(validation, { split: "validation" }),
  };
}

const overfit = losses({ rate: 0.15, turn: 8, climb: 0.03 });
const overconfident = losses({ rate: 0.8, turn: 8, climb: 0.03 });
const healthy = losses({ rate: 0.15, turn: 29, climb: 0 });

test("validation rising as training falls: present, absent, and too few evaluations", () => {
  expect(validationRisesAsTrainingFalls.observe(overfit)).toMatchObject({
    kind: "present",
    at: [{ from: 8, to: 29 }],
  });
  expect(validationRisesAsTrainingFalls.observe(healthy).kind).toBe("absent");
  const three = {
    "train-loss": seriesOf([1, 0.5, 0.2]),
    "validation-loss": seriesOf([1, 1.2, 1.6]),
  };
  expect(validationRisesAsTrainingFalls.observe(three).kind).toBe("inconclusive");
  expect(validationRisesAsTrainingFalls.observe({}).kind).toBe("not-applicable");
});

test("a rise with a training loss that does not fall is instability, not memorising", () => {
  const unstable = {
    "train-loss": seriesOf(epochs.map((i) => (i % 2 === 0 ? 1 : 1.4))),
    "validation-loss": overfit["validation-loss"],
  };
  expect(validationRisesAsTrainingFalls.observe(unstable).kind).toBe("absent");
});

test("a burst of instability at the end does not undo the memorising before it", () => {
  const train = [...overfit["train-loss"].values].map((value, i) => (i < 26 ? value : 1.6));
  const outcome = validationRisesAsTrainingFalls.observe({ ...overfit, "train-loss": seriesOf(train) });
  expect(outcome).toMatchObject({ kind: "present", claim: expect.stringMatching(/by step 25 /) });
});

test("the scale of the loss changes no verdict", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (scale) => {
      const kind = (climb: number) =>
        validationRisesAsTrainingFalls.observe(losses({ rate: 0.15, turn: 8, climb, scale })).kind;
      expect(kind(0.03)).toBe("present");
      expect(kind(0.002)).toBe("absent");
    }),
    { numRuns: 30 },
  );
});

test("where the validation loss turned tells overfitting from overconfidence", () => {
  expect(validationTurnsBeforeFit.observe(overfit).kind).toBe("present");
  expect(trainingFittedBeforeRise.observe(overfit).kind).toBe("absent");
  expect(validationTurnsBeforeFit.observe(overconfident).kind).toBe("absent");
  expect(trainingFittedBeforeRise.observe(overconfident).kind).toBe("present");
  expect(validationTurnsBeforeFit.observe(healthy).kind).toBe("absent");
});

test("a turn at the first evaluation has no course before it", () => {
  const pretrained = losses({ rate: 0.15, turn: 0, climb: 0.03 });
  expect(validationNeverImproves.observe(pretrained).kind).toBe("present");
  expect(validationTurnsBeforeFit.observe(pretrained).kind).toBe("inconclusive");
  expect(trainingFittedBeforeRise.observe(pretrained).kind).toBe("inconclusive");
  expect(validationNeverImproves.observe(overfit).kind).toBe("absent");
});

test("the task metric decides whether quality is lost", () => {
  const accuracy = (end: number) =>
    seriesOf(
      epochs.map((i) => (i <= 8 ? 0.5 + 0.05 * i : 0.9 + ((end - 0.9) * (i - 8)) / 21)),
      {
        role: "accuracy",
        split: "validation",
      },
    );
  const falling = { ...overfit, "validation-metric": accuracy(0.7) };
  const holding = { ...overfit, "validation-metric": accuracy(0.91) };
  expect(metricFallsAfterTurn.observe(falling).kind).toBe("present");
  expect(metricHoldsWhileLossRises.observe(falling).kind).toBe("absent");
  expect(metricFallsAfterTurn.observe(holding).kind).toBe("absent");
  expect(metricHoldsWhileLossRises.observe(holding).kind).toBe("present");
});

test("an error rate counts the other way round", () => {
  const wer = seriesOf(
    epochs.map((i) => (i <= 8 ? 0.5 - 0.05 * i : 0.1 + 0.02 * (i - 8))),
    { role: "wer", split: "validation" },
  );
  expect(metricFallsAfterTurn.observe({ ...overfit, "validation-metric": wer }).kind).toBe("present");
});

test("a gap before anything is memorised", () => {
  const train = seriesOf([2, 1, 0.4, 0.2], { split: "train" });
  const apart = seriesOf([2, 1.6, 1.4, 1.3], { split: "validation" });
  const together = seriesOf([2, 1, 0.45, 0.3], { split: "validation" });
  expect(earlyLossGap.observe({ "train-loss": train, "validation-loss": apart }).kind).toBe("present");
  expect(earlyLossGap.observe({ "train-loss": train, "validation-loss": together }).kind).toBe("absent");
  const slow = seriesOf([2, 1.9, 1.8, 1.7], { split: "train" });
  expect(earlyLossGap.observe({ "train-loss": slow, "validation-loss": apart }).kind).toBe("inconclusive");
});

test("only zeros that are written down count as no regularisation", () => {
  const kind = (settings: object) => regularisationNone.observe({ config: configOf(settings) }).kind;
  expect(kind({ "weight-decay": 0, dropout: 0 })).toBe("present");
  expect(kind({ "weight-decay": 1e-4, dropout: 0 })).toBe("absent");
  expect(kind({ dropout: 0 })).toBe("inconclusive");
  expect(kind({})).toBe("inconclusive");
});

test("an unsteady end above the lowest loss is a suspicion apart from a steady climb", () => {
  const train = { "train-loss": overfit["train-loss"] };
  const jumpy = epochs.map((i) =>
    i < 8 ? 2 - 0.2 * i : ([0.4, 0.4, 0.4, 0.8][i - 8] ?? 0.8 - 0.01 * (i - 11)),
  );
  const observe = (values: readonly number[]) =>
    validationEndsAboveLowest.observe({
      ...train,
      "validation-loss": seriesOf(values, { split: "validation" }),
    }).kind;
  expect(observe(jumpy)).toBe("present");
  expect(validationEndsAboveLowest.observe(overfit).kind).toBe("absent");
  expect(validationEndsAboveLowest.observe(healthy).kind).toBe("inconclusive");
});

test("a gap that is first seen after the validation loss turned is no early gap", () => {
  const train = epochs.map((i) => (i < 4 ? 1 - 0.05 * i : 0.2 * 0.8 ** (i - 4)));
  const validation = epochs.map((i) => 0.8 * (1 + 0.05 * i));
  const memorising = { "train-loss": seriesOf(train), "validation-loss": seriesOf(validation) };
  expect(earlyLossGap.observe(memorising)).toMatchObject({
    kind: "inconclusive",
    reason: expect.stringMatching(/rising by then/),
  });
});

test("a metric that gains on the held-out rows says that what is learned holds there", () => {
  const train = epochs.map((i) => 0.5 * 0.8 ** i);
  const validation = epochs.map((i) => 0.5 * (1 + 0.05 * i));
  const curves = { "train-loss": seriesOf(train), "validation-loss": seriesOf(validation) };
  const metric = (at: (i: number) => number) =>
    seriesOf(epochs.map(at), { role: "accuracy", split: "validation" });
  expect(validationNeverImproves.observe(curves).kind).toBe("present");
  const gaining = { ...curves, "validation-metric": metric((i) => 0.8 + 0.002 * i) };
  expect(validationNeverImproves.observe(gaining)).toMatchObject({
    kind: "absent",
    claim: expect.stringMatching(/what is learned holds/),
  });
  const losing = { ...curves, "validation-metric": metric((i) => 0.8 - 0.002 * i) };
  expect(validationNeverImproves.observe(losing).kind).toBe("present");
});

test("a small rise counts where it is steady and the training set is memorised meanwhile", () => {
  // 21 evaluations after the turn, 0.45 % each: 9.5 %, below the usual limit.
  const small = losses({ rate: 0.15, turn: 8, climb: 0.0045 });
  expect(validationRisesAsTrainingFalls.observe(small)).toMatchObject({
    kind: "present",
    claim: expect.stringContaining("limit 8 % where nearly each evaluation"),
  });
  const wavering = [...small["validation-loss"].values].map((value, i) => value * (i % 3 === 0 ? 1.04 : 1));
  expect(
    validationRisesAsTrainingFalls.observe({ ...small, "validation-loss": seriesOf(wavering) }).kind,
  ).toBe("absent");
  // The training loss falls by a fifth only: the same rise may be noise about a flat end.
  const held = [...small["train-loss"].values].map((value, i) => (i <= 8 ? value : 0.6 - 0.006 * (i - 8)));
  expect(validationRisesAsTrainingFalls.observe({ ...small, "train-loss": seriesOf(held) }).kind).toBe(
    "absent",
  );
});
