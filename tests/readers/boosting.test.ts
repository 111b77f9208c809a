import { expect, test } from "vitest";
import { readRuns } from "../../src/assemble/read-runs.ts";
import { boosting } from "../../src/readers/boosting/reader.ts";
import { catboost } from "../../src/readers/catboost/reader.ts";
import { sourceOf } from "../source-of.ts";
import { noticesIn, pointsOf, readParts, seriesIn, sniffScore } from "./read-parts.ts";

test("XGBoost: the second of two nameless sets is validation, the first is taken for training where it fits better", async () => {
  const overfit = {
    "evals.json": JSON.stringify({
      validation_0: { logloss: [0.6, 0.1] },
      validation_1: { logloss: [0.6, 0.5] },
    }),
  };
  expect(sniffScore(boosting, overfit)).toBe(0.82);
  const parts = await readParts(boosting, overfit);
  expect(pointsOf(seriesIn(parts)["train validation_0/logloss"])).toEqual([
    [0, 0.6],
    [1, 0.1],
  ]);
  expect(noticesIn(parts)[0]).toMatch(/^unit-assumed: Set validation_0 is taken for the training data/);
  const other = {
    "evals.json": JSON.stringify({ validation_0: { auc: [0.6, 0.7] }, validation_1: { auc: [0.6, 0.9] } }),
  };
  const held = await readParts(boosting, other);
  expect(Object.keys(seriesIn(held))).toEqual(["validation validation_0/auc", "validation validation_1/auc"]);
  expect(noticesIn(held)).toEqual([]);
});

test("printed rounds: spread over folds left out, a round that goes back or has other sets begins a training", async () => {
  const text =
    "[0]\ttrain-rmse:2.0+0.1\ttest-rmse:2.1+0.2\n[1]\ttrain-rmse:inf+nan\ttest-rmse:1+0.2\n[0]\ttrain-rmse:5\ttest-rmse:6\n[7]\tcv_agg's l2: 0.2 + 0.01\n";
  expect(sniffScore(boosting, { "out.txt": text })).toBe(0.93);
  const parts = await readParts(boosting, { "out.txt": text });
  const found = parts.flatMap((part) =>
    part.kind === "series"
      ? part.series.map((one) => [part.group, one.split, one.sourceName, pointsOf(one)])
      : [],
  );
  expect(found).toEqual([
    ["training 1", "train", "train-rmse", [[0, 2]]],
    ["training 1", "validation", "test-rmse", [[0, 2.1]]],
    ["training 2", "train", "train-rmse", [[0, 5]]],
    ["training 2", "validation", "test-rmse", [[0, 6]]],
    ["training 3", "validation", "cv_agg's l2", [[7, 0.2]]],
  ]);
});

test("lines of other logs are no evaluations", () => {
  for (const line of ["[3] loaded 12 files", "[10]\tepoch: 3", "[INFO] train-loss:0.3", "arr[0] = 1"]) {
    expect(sniffScore(boosting, { "run.log": `${line}\n${line}\n` })).toBe(0);
  }
});

test("CatBoost: values by the position of their metric, in a file without its end too", async () => {
  const meta = {
    learn_metrics: [{ name: "RMSE" }],
    test_metrics: [{ name: "RMSE" }, { name: "R2" }],
    learn_sets: ["learn"],
    test_sets: ["test", "test1"],
    iteration_count: 9,
  };
  const text = `{\n"meta":${JSON.stringify(meta)},\n"iterations":[\n{"learn":[3],"iteration":0,"test":[4,0.1],"test1":[5,0.2]},\n{"learn":[2],"iteration":1,"te`;
  const files = {
    "catboost_info/catboost_training.json": text,
    "catboost_info/learn_error.tsv": "iter\tRMSE\n0\t3\n",
  };
  expect(sniffScore(catboost, files)).toBe(0.96);
  const parts = await readParts(catboost, files);
  const series = seriesIn(parts);
  expect(pointsOf(series["train learn/RMSE"])).toEqual([
    [0, 3],
    [1, 2],
  ]);
  expect(pointsOf(series["validation test1/R2"])).toEqual([[0, 0.2]]);
  expect(noticesIn(parts)[0]).toMatch(/^truncated-file: /);
  const [run] = await readRuns(sourceOf(files));
  expect(run?.regime.id).toBe("boosting");
  expect(run?.facts.plannedSteps).toBe(9);
});
