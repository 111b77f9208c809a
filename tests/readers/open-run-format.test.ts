import { describe, expect, it } from "vitest";
import type { Reader } from "../../src/model/reader.ts";
import { classCounts } from "../../src/readers/open-run/class-counts.ts";
import { features } from "../../src/readers/open-run/features.ts";
import { generatedSamples } from "../../src/readers/open-run/generated-samples.ts";
import { layerStatistics } from "../../src/readers/open-run/layer-statistics.ts";
import { modelSummary } from "../../src/readers/open-run/model-summary.ts";
import { robustness } from "../../src/readers/open-run/robustness.ts";
import { splitLists } from "../../src/readers/open-run/split-lists.ts";
import { taskAccuracy } from "../../src/readers/open-run/task-accuracy.ts";
import { textSamples } from "../../src/readers/open-run/text-samples.ts";
import { predictions } from "../../src/readers/predictions/reader.ts";
import { sourceOf } from "../source-of.ts";
import { fixtureParts, fixtureScores, onlyPart } from "./fixture-parts.ts";

describe("a bad file is an error that says what was found and what was expected", () => {
  it.each<[Reader, string, string]>([
    [
      layerStatistics,
      "no-layer-column",
      "Cannot read layers.csv, line 1: columns step, layer and one or more of grad_norm, weight_norm, update_ratio, zero_fraction, dead_units, saturated are expected, found step, grad_norm",
    ],
    [
      predictions,
      "no-predicted-column",
      "Cannot read predictions_test.csv, line 1: columns y_true and y_pred are expected, found id, y_true, score",
    ],
    [
      features,
      "split-unnamed",
      "Cannot read features_all.csv: the split is expected in its name, as in features_train.csv",
    ],
    [
      features,
      "no-numbers",
      "Cannot read features_val.csv: columns of numbers are expected, found id, city without any",
    ],
    [
      splitLists,
      "blank-lines-only",
      "Cannot read splits/train.txt: one id a line is expected, found no line with an id",
    ],
    [
      classCounts,
      "negative-count",
      "Cannot read class_counts.json: train.cat: a count of examples, 0 or more, is expected, found -1",
    ],
    [classCounts, "cut", "Cannot read class_counts.json, line 2: the text ends within a string"],
    [
      modelSummary,
      "params-as-text",
      'Cannot read model.json: layers[0].params: a whole number, 0 or more, is expected, found the text "many"',
    ],
    [modelSummary, "layers-absent", "Cannot read model.json: layers: a list is expected, found an object"],
    [
      textSamples,
      "no-samples",
      "Cannot read samples.jsonl, line 1: an object with tokens or text is expected, found an object with prompt",
    ],
    [robustness, "attacks-absent", "Cannot read robustness.json: attacks: a list is expected, found nothing"],
    [
      taskAccuracy,
      "row-too-long",
      "Cannot read task_accuracy.json: accuracy[0]: a list of at most 1 numbers is expected, found a list of 2",
    ],
  ])("%o %s", async (reader, name, message) => {
    await expect(fixtureParts(reader, name)).rejects.toThrow(message);
  });

  it("generated points without a number", async () => {
    await expect(fixtureParts(generatedSamples, "words-only")).rejects.toThrow(
      /generated\.csv.*numbers? is expected/,
    );
  });
});

describe("layer-statistics", () => {
  it("joins the rows of a step and keeps NaN apart from not logged", async () => {
    const { layers } = onlyPart(await fixtureParts(layerStatistics, "two-rows-a-layer"), "layers");
    expect(layers.layers).toEqual(["fc1", "fc2", "act"]);
    expect([...layers.steps]).toEqual([0, 10]);
    expect([...(layers.statistics["grad-norm"]?.values ?? [])]).toEqual([
      0.5,
      Number.NaN,
      Number.NaN,
      0.75,
      1.5,
      Number.NaN,
    ]);
    expect([...(layers.statistics["grad-norm"]?.logged ?? [])]).toEqual([1, 1, 0, 1, 1, 0]);
    expect([...(layers.statistics["zero-fraction"]?.logged ?? [])]).toEqual([0, 0, 1, 0, 0, 1]);
    expect(layers.statistics.saturated).toBeUndefined();
  });

  it("reads rows sorted by layer, keeps the last of two values and names what it leaves out", async () => {
    const parts = await fixtureParts(layerStatistics, "layer-by-layer");
    const { layers } = onlyPart(parts, "layers");
    expect([...layers.steps]).toEqual([0, 5]);
    expect([...(layers.statistics["grad-norm"]?.values ?? [])]).toEqual([1, 3, 2, 6]);
    expect(onlyPart(parts, "notices").notices.map(({ code, message }) => [code, message])).toEqual([
      ["duplicate-steps", "1 values stand at a step and layer that already had one; the last one counts"],
      ["column-ignored", "Column note is no layer statistic and is left out"],
    ]);
  });

  it("leaves out a row without a step, with its line", async () => {
    const parts = await fixtureParts(layerStatistics, "row-without-step");
    expect([...onlyPart(parts, "layers").layers.steps]).toEqual([0, 8]);
    expect(onlyPart(parts, "notices").notices).toEqual([
      {
        level: "warning",
        code: "damaged-record",
        message: "1 row has no number as step or no layer and is left out",
        at: { file: "layers.csv", line: 3 },
      },
    ]);
  });
});

describe("predictions", () => {
  it("reads classes as words and as numbers, with ids as written", async () => {
    const parts = await fixtureParts(predictions, "classes-with-probabilities");
    const found = parts.flatMap((part) => (part.kind === "predictions" ? [part.predictions] : []));
    const [train, validation] = found;
    expect(train).toMatchObject({
      kind: "classification",
      split: "train",
      classes: ["0", "1", "2"],
      probabilities: null,
    });
    expect(validation).toMatchObject({
      kind: "classification",
      split: "validation",
      classes: ["cat", "dog"],
    });
    expect(validation?.ids).toEqual(["007", "008", "009"]);
    expect([...(validation?.yTrue ?? [])]).toEqual([0, 1, 1]);
    expect([...(validation?.yPred ?? [])]).toEqual([0, 0, 1]);
    if (validation?.kind !== "classification") throw new Error("classes expected");
    expect([...(validation.probabilities ?? [])]).toEqual([0.9, 0.1, 0.6, 0.4, Number.NaN, Number.NaN]);
  });

  it("reads measured values with a NaN", async () => {
    const found = onlyPart(await fixtureParts(predictions, "values"), "predictions").predictions;
    expect(found).toMatchObject({ kind: "regression", split: "test", count: 3, ids: ["a", "b", "c"] });
    expect([...found.yTrue]).toEqual([1.5, -2, 3]);
    expect([...found.yPred]).toEqual([1.25, Number.NaN, 3.5]);
  });

  it("reads other column names, a class called none, and says what it assumed", async () => {
    const parts = await fixtureParts(predictions, "other-column-names");
    expect(onlyPart(parts, "predictions").predictions).toMatchObject({
      classes: ["cat", "none"],
      split: "test",
    });
    expect([...onlyPart(parts, "predictions").predictions.yTrue]).toEqual([1, 0, 0]);
    expect(onlyPart(parts, "notices").notices.map(({ code }) => code)).toEqual(["unit-assumed"]);
    expect(await fixtureScores(predictions, "other-column-names")).toEqual({ "results.csv": 0.63 });
  });

  it("reads scores of class 1 as probabilities", async () => {
    const found = onlyPart(await fixtureParts(predictions, "binary-scores"), "predictions").predictions;
    if (found.kind !== "classification") throw new Error("classes expected");
    expect([...found.yPred]).toEqual([0, 1, 0]);
    expect([...(found.probabilities ?? [])]).toEqual([0.8, 0.2, 1 - 0.7, 0.7, 0.6, 0.4]);
  });

  it("leaves out a row that was cut and says where", async () => {
    const parts = await fixtureParts(predictions, "row-cut-at-the-end");
    expect(onlyPart(parts, "predictions").predictions.count).toBe(2);
    expect(onlyPart(parts, "notices").notices).toMatchObject([{ code: "truncated-file", at: { line: 4 } }]);
  });

  it("takes 100,000 rows in one pass", async () => {
    const rows = Array.from(
      { length: 100_000 },
      (_, i) => `e${i},${i % 3},${(i * 7) % 3},0.5,0.25,0.25\n`,
    ).join("");
    const source = sourceOf({ "predictions_val.csv": `id,y_true,y_pred,prob_0,prob_1,prob_2\n${rows}` });
    for await (const part of predictions.read(source.files, source)) {
      if (part.kind !== "predictions") continue;
      expect(part.predictions.count).toBe(100_000);
      expect(part.predictions.ids?.[99_999]).toBe("e99999");
      expect(part.predictions.yPred[99_999]).toBe((99_999 * 7) % 3);
    }
    expect.assertions(3);
  });

  it("leaves a table over steps to others", () => {
    const text = "step,target,prediction\n1,0.5,0.4\n";
    const source = sourceOf({ "metrics.csv": text });
    const [file] = source.files;
    expect(file && predictions.sniff(file, new TextEncoder().encode(text), source)).toBe(0);
  });
});

describe("features, splits, counts, model, samples and scores", () => {
  it("features: numbers by column, text left out with a notice", async () => {
    const parts = await fixtureParts(features, "text-column");
    const found = onlyPart(parts, "features").features;
    expect(found).toMatchObject({ split: "train", ids: ["01", "02", "03"], columns: ["age", "height"] });
    expect(found.values.map((column) => [...column])).toEqual([
      [30, Number.NaN, 50],
      [1.75, 1.5, 2],
    ]);
    expect(onlyPart(parts, "notices").notices).toMatchObject([
      { code: "column-ignored", message: "Column city holds text and is left out" },
    ]);
  });

  it("split-lists: ids in file order, in the group of the run", async () => {
    const parts = await fixtureParts(splitLists, "folder");
    const lists = parts.flatMap((part) => (part.kind === "splits" ? [part] : []));
    expect(lists.map(({ group, splits }) => [group, splits.split, splits.ids])).toEqual([
      ["", "test", ["ex5"]],
      ["", "train", ["ex1", "ex2", "ex3"]],
      ["", "validation", ["ex4", "ex2"]],
    ]);
    expect(await fixtureScores(splitLists, "beside-the-run")).toEqual({ "test.txt": 0.7, "train.txt": 0.7 });
  });

  it("split-lists: a text to train on is no list", () => {
    const text = "To be or not to be,\nthat is the question\n";
    const source = sourceOf({ "train.txt": text });
    const [file] = source.files;
    expect(file && splitLists.sniff(file, new TextEncoder().encode(text), source)).toBe(0);
  });

  it("class-counts: by split, or those of the training data", async () => {
    expect(
      onlyPart(await fixtureParts(classCounts, "three-splits"), "class-counts").classCounts.counts,
    ).toEqual({
      train: { cat: 90, dog: 10 },
      validation: { cat: 18, dog: 2 },
      test: { cat: 20, dog: 0 },
    });
    expect(onlyPart(await fixtureParts(classCounts, "no-splits"), "class-counts").classCounts.counts).toEqual(
      {
        train: { cat: 90, dog: 10 },
      },
    );
  });

  it("model-summary: layers in order with their shapes", async () => {
    expect(onlyPart(await fixtureParts(modelSummary, "two-layers"), "model").model.layers).toEqual([
      { name: "fc1", type: "Linear", params: 20, trainable: 20, shapes: [[4, 4], [4]] },
      { name: "act", type: "ReLU", params: 0, trainable: 0, shapes: [] },
      { name: "head", type: "Linear", params: 10, trainable: 0, shapes: [[2, 5]] },
    ]);
  });

  it("text-samples: tokens, text, both; bad lines are told", async () => {
    expect(onlyPart(await fixtureParts(textSamples, "tokens-and-text"), "samples").samples.samples).toEqual([
      { tokens: [5, 6, 5], text: null, line: 1 },
      { tokens: null, text: "to be", line: 2 },
      { tokens: [7], text: "x", line: 4 },
    ]);
    const parts = await fixtureParts(textSamples, "one-bad-line");
    expect(onlyPart(parts, "samples").samples.samples).toHaveLength(1);
    expect(onlyPart(parts, "notices").notices).toMatchObject([{ code: "damaged-record", at: { line: 2 } }]);
  });

  it("generated-samples: NaN and empty cells are NaN", async () => {
    const { generated } = onlyPart(await fixtureParts(generatedSamples, "two-columns"), "generated");
    expect(generated.columns).toEqual(["x", "y"]);
    expect(generated.values.map((column) => [...column])).toEqual([
      [0.5, 1.5, 2.5],
      [-1, Number.NaN, Number.NaN],
    ]);
  });

  it("robustness and task-accuracy", async () => {
    expect(onlyPart(await fixtureParts(robustness, "two-attacks"), "robustness").robustness).toMatchObject({
      cleanAccuracy: 0.9,
      attacks: [
        { name: "FGSM", epsilon: 0.1, accuracy: 0.4 },
        { name: "PGD", epsilon: 0.1, accuracy: Number.NaN },
      ],
    });
    expect(onlyPart(await fixtureParts(taskAccuracy, "three-tasks"), "tasks").tasks).toMatchObject({
      tasks: ["a", "b", "c"],
      accuracy: [
        [0.9, Number.NaN, 0.1],
        [0.5, 0.8, Number.NaN],
        [0.4, 0.6, Number.NaN],
      ],
    });
  });
});
