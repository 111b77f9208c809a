import fc from "fast-check";
import { expect, test } from "vitest";
import { accuracyHidesClasses } from "../../src/checks/accuracy-hides-classes.ts";
import { accuracyStuckAtShare } from "../../src/checks/accuracy-stuck-at-share.ts";
import { classCountsUneven } from "../../src/checks/class-counts-uneven.ts";
import { errorsSpreadEvenly } from "../../src/checks/errors-spread-evenly.ts";
import { heldOutBeatsTraining } from "../../src/checks/held-out-beats-training.ts";
import { overconfidentPredictions } from "../../src/checks/overconfident-predictions.ts";
import { rareClassesMissed } from "../../src/checks/rare-classes-missed.ts";
import { testWorseThanValidation } from "../../src/checks/test-worse-than-validation.ts";
import { trainingLabelsContradicted } from "../../src/checks/training-labels-contradicted.ts";
import { trainingRowsUneven } from "../../src/checks/training-rows-uneven.ts";
import { noise } from "../noise.ts";
import { predictionsOf } from "../predictions-of.ts";
import { seriesOf } from "../series-of.ts";

/** 1,000 rows of ten classes; a share of them predicted wrong, at random or always as the next class. */
function tenClasses(wrong: number, options: { even: boolean; split?: "train" | "validation" | "test" }) {
  const random = noise(7);
  const pairs = Array.from({ length: 1000 }, (_, row) => {
    const actual = row % 10;
    if (random() >= wrong) return [actual, actual] as const;
    const off = options.even ? 1 + Math.floor(random() * 9) : 1;
    return [actual, (actual + off) % 10] as const;
  });
  return predictionsOf(pairs, { classes: 10, split: options.split ?? "train" });
}

test("errors spread evenly under random labels, not where classes are alike", () => {
  const observe = (wrong: number, even: boolean) =>
    errorsSpreadEvenly.observe({ "train-predictions": tenClasses(wrong, { even }) }).kind;
  expect(observe(0.3, true)).toBe("present");
  expect(observe(0.3, false)).toBe("absent");
  expect(observe(0.02, true)).toBe("inconclusive");
});

test("with three classes there are too few pairs for a pattern", () => {
  const pairs = Array.from({ length: 300 }, (_, i) => [i % 3, (i + 1 + (i % 2)) % 3] as const);
  expect(errorsSpreadEvenly.observe({ "train-predictions": predictionsOf(pairs) }).kind).toBe("inconclusive");
});

test("renaming the classes does not change the evenness", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), (shift) => {
      const given = tenClasses(0.3, { even: true });
      const turned = {
        ...given,
        yTrue: given.yTrue.map((k) => (k + shift) % 10),
        yPred: given.yPred.map((k) => (k + shift) % 10),
      };
      const value = (predictions: typeof given) => {
        const outcome = errorsSpreadEvenly.observe({ "train-predictions": predictions });
        return outcome.kind === "present" ? outcome.measured[0]?.value : undefined;
      };
      expect(value(turned)).toBeCloseTo(value(given) ?? 0, 12);
    }),
  );
});

test("held-out rows answered better than training rows", () => {
  const clean = tenClasses(0.02, { even: true, split: "test" });
  const noisy = tenClasses(0.3, { even: true });
  const kind = (train: typeof clean, held?: typeof clean) =>
    heldOutBeatsTraining.observe({
      "train-predictions": train,
      ...(held ? { "test-predictions": held } : {}),
    }).kind;
  expect(kind(noisy, clean)).toBe("present");
  expect(kind(clean, noisy)).toBe("absent");
  expect(kind(noisy)).toBe("inconclusive");
});

test("validation rows count beside the test rows where they make the difference surer", () => {
  const train = predictionsOf(answers(400, 208), { split: "train" });
  const test = predictionsOf(answers(100, 68), { split: "test" });
  const validation = predictionsOf(answers(200, 142), { split: "validation" });
  const seen = (held: Partial<Record<"test-predictions" | "validation-predictions", typeof test>>) =>
    heldOutBeatsTraining.observe({ "train-predictions": train, ...held });
  expect(seen({ "test-predictions": test }).kind).toBe("absent");
  const both = seen({ "test-predictions": test, "validation-predictions": validation });
  expect(both).toMatchObject({
    kind: "present",
    claim: expect.stringContaining("300 test and validation rows"),
  });
  // Validation labels that are as noisy as those of training take nothing from a clean test split.
  const clean = predictionsOf(answers(300, 240), { split: "test" });
  const noisy = predictionsOf(answers(300, 130), { split: "validation" });
  expect(seen({ "test-predictions": clean, "validation-predictions": noisy }).kind).toBe("present");
});

/** So many rows of which the first `right` are answered right. */
function answers(rows: number, right: number): [number, number][] {
  return Array.from({ length: rows }, (_, i) => [i % 4, i < right ? i % 4 : (i + 1) % 4]);
}

/**
 * Rows of four classes that a sure model answers; every fifth is hard, and the model leans to another class without being
 * sure. Of each hundred labels `wrong` are those of another class.
 */
function labelled(rows: number, wrong: number, split: "train" | "test" | "validation") {
  const pairs = Array.from({ length: rows }, (_, i) => {
    const answer = i % 4;
    return [(37 * i) % 100 < wrong ? (answer + 1) % 4 : answer, answer] as const;
  });
  const probabilities = pairs.map(([label, answer], i) => {
    const row = i % 5 === 0 && label === answer ? [0.3, 0.4, 0.15, 0.15] : [0.91, 0.03, 0.03, 0.03];
    return row.map((_, k) => row[(k - answer + 4) % 4] ?? 0);
  });
  return predictionsOf(pairs, { classes: 4, split, probabilities });
}

test("labels of training rows contradicted more often than those of held-out rows", () => {
  const observe = (train: number, held: number) =>
    trainingLabelsContradicted.observe({
      "train-predictions": labelled(1000, train, "train"),
      "test-predictions": labelled(300, held, "test"),
      "validation-predictions": labelled(300, held, "validation"),
    });
  expect(observe(8, 0)).toMatchObject({ kind: "present", claim: expect.stringContaining("8 % of 1000") });
  // Hard rows are no contradiction, and labels as wrong in all splits prove nothing.
  expect(observe(0, 0).kind).toBe("absent");
  expect(observe(8, 8).kind).toBe("absent");
  const bare = { ...labelled(300, 0, "test"), probabilities: null };
  expect(
    trainingLabelsContradicted.observe({
      "train-predictions": labelled(1000, 8, "train"),
      "test-predictions": bare,
    }).kind,
  ).toBe("inconclusive");
});

test("class counts: 100 to 5 is uneven, 100 to 50 is not", () => {
  const kind = (train: Record<string, number>) =>
    classCountsUneven.observe({ "class-counts": { file: "class_counts.json", counts: { train } } }).kind;
  expect(kind({ a: 100, b: 5 })).toBe("present");
  expect(kind({ a: 100, b: 50 })).toBe("absent");
  expect(kind({ a: 100 })).toBe("inconclusive");
  expect(kind({ a: 100, b: 0 })).toBe("present");
});

test("the true classes of training predictions stand in for missing counts", () => {
  const rows = (few: number) =>
    predictionsOf(
      Array.from({ length: 200 }, (_, i) => [i < few ? 1 : 0, 0] as const),
      { split: "train" },
    );
  expect(trainingRowsUneven.observe({ "train-predictions": rows(5) }).kind).toBe("present");
  expect(trainingRowsUneven.observe({ "train-predictions": rows(90) }).kind).toBe("absent");
});

test("accuracy hides a class that is never found", () => {
  const missed = predictionsOf(Array.from({ length: 100 }, (_, i) => [i < 10 ? 1 : 0, 0] as const));
  const found = predictionsOf(
    Array.from({ length: 100 }, (_, i) => [i < 10 ? 1 : 0, i < 10 ? 1 : 0] as const),
  );
  const even = predictionsOf(Array.from({ length: 100 }, (_, i) => [i % 2, 0] as const));
  expect(accuracyHidesClasses.observe({ "validation-predictions": missed }).kind).toBe("present");
  expect(accuracyHidesClasses.observe({ "validation-predictions": found }).kind).toBe("absent");
  expect(accuracyHidesClasses.observe({ "validation-predictions": even }).kind).toBe("inconclusive");
});

test("an accuracy that stands still from early on while the loss falls", () => {
  const accuracy = (values: readonly number[]) => seriesOf(values, { role: "accuracy", split: "validation" });
  const loss = seriesOf(
    Array.from({ length: 20 }, (_, i) => Math.exp(-0.1 * i)),
    { split: "validation" },
  );
  const stuck = Array.from({ length: 20 }, (_, i) => (i < 2 ? 0.4 : 0.8));
  const learned = Array.from({ length: 20 }, (_, i) => Math.min(0.9, 0.4 + 0.05 * i));
  const kind = (values: readonly number[]) =>
    accuracyStuckAtShare.observe({ "validation-metric": accuracy(values), "validation-loss": loss }).kind;
  expect(kind(stuck)).toBe("present");
  expect(kind(learned)).toBe("absent");
  expect(kind([0.8, 0.8])).toBe("inconclusive");
  // Two wrong rows of 35 are hard rows, seven of them may be a class.
  const of35 = (right: number) =>
    stuck
      .map((value) => (value === 0.8 ? right / 35 : [9 / 35, 16 / 35]))
      .flatMap((value, i) => (typeof value === "number" ? value : (value[i % 2] ?? 0)));
  expect(kind(of35(33))).toBe("absent");
  expect(kind(of35(28))).toBe("present");
});

test("probabilities above the share that is right", () => {
  const pairs = Array.from({ length: 200 }, (_, i) => [i % 4 === 0 ? 1 : 0, 0] as const);
  const stating = (p: number) =>
    overconfidentPredictions.observe({
      "validation-predictions": predictionsOf(pairs, { probabilities: pairs.map(() => [p, 1 - p]) }),
    }).kind;
  expect(stating(0.99)).toBe("present");
  expect(stating(0.75)).toBe("absent");
  expect(overconfidentPredictions.observe({ "validation-predictions": predictionsOf(pairs) }).kind).toBe(
    "inconclusive",
  );
});

test("test rows answered far worse than validation rows", () => {
  const good = tenClasses(0.05, { even: true, split: "validation" });
  const bad = tenClasses(0.4, { even: true, split: "test" });
  const observe = (a: typeof good, b: typeof good) =>
    testWorseThanValidation.observe({ "validation-predictions": a, "test-predictions": b }).kind;
  expect(observe(good, bad)).toBe("present");
  expect(observe(good, { ...good, split: "test" })).toBe("absent");
});

test("classes rare in training and missed, also where the validation rows are even", () => {
  const counts = (b: number) => ({
    "class-counts": { file: "class_counts.json", counts: { train: { c0: 400, c1: b } } },
  });
  const even = (found: number) =>
    predictionsOf(
      Array.from({ length: 200 }, (_, i) => [i % 2, i % 2 === 1 && i < 2 * found ? 1 : 0] as const),
    );
  const kind = (found: number, b: number) =>
    rareClassesMissed.observe({ "validation-predictions": even(found), ...counts(b) }).kind;
  expect(kind(60, 10)).toBe("present");
  expect(kind(100, 10)).toBe("absent");
  expect(kind(60, 300)).toBe("inconclusive");
});

test("a rarer find of rare classes never weakens the claim", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99 }), (found) => {
      const kind = (hits: number) =>
        rareClassesMissed.observe({
          "validation-predictions": predictionsOf(
            Array.from({ length: 200 }, (_, i) => [i % 2, i % 2 === 1 && i < 2 * hits ? 1 : 0] as const),
          ),
          "class-counts": { file: "class_counts.json", counts: { train: { c0: 400, c1: 10 } } },
        }).kind;
      if (kind(found + 1) === "present") expect(kind(found)).toBe("present");
    }),
    { numRuns: 30 },
  );
});
