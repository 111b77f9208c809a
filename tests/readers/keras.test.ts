import { expect, test } from "vitest";
import { kerasCsv } from "../../src/readers/keras-csv/reader.ts";
import { kerasHistory } from "../../src/readers/keras-history/reader.ts";
import { noticesIn, pointsOf, readParts, seriesIn, sniffScore } from "./read-parts.ts";

test("CSVLogger: bare names are training means, epochs count from 0, NA is not logged", async () => {
  const text = "epoch,loss,lr,val_loss\n0,2,0.1,NA\n1,1,0.1,1.5\n";
  const series = seriesIn(await readParts(kerasCsv, { "training.log": text }));
  expect(pointsOf(series["train loss"])).toEqual([
    [0, 2],
    [1, 1],
  ]);
  expect(pointsOf(series["validation val_loss"])).toEqual([[1, 1.5]]);
  expect(Object.keys(series)).toContain("lr");
  expect([...(series["lr"]?.axes.epoch ?? [])]).toEqual([1, 2]);
  expect(series["lr"]?.axes.stepUnit).toBe("epoch");
});

test("History as JSON: a list a quantity, a shorter validation list stands at the ends of its epochs", async () => {
  const text = '{"loss": [4, 3, 2, NaN], "val_loss": ["3.5", 2.5]}';
  const parts = await readParts(kerasHistory, { "history.json": text });
  const series = seriesIn(parts);
  expect(pointsOf(series["train loss"])).toEqual([
    [0, 4],
    [1, 3],
    [2, 2],
    [3, Number.NaN],
  ]);
  expect(pointsOf(series["validation val_loss"])).toEqual([
    [1, 3.5],
    [3, 2.5],
  ]);
  expect(noticesIn(parts)[0]).toMatch(/^axis-derived: val_loss has one value for 2/);
});

test("History that is cut keeps whole lists and whole numbers", async () => {
  const parts = await readParts(kerasHistory, { "history.json": '{"loss": [4, 3], "val_loss": [3.5, 2.' });
  expect(pointsOf(seriesIn(parts)["validation val_loss"])).toEqual([[0, 3.5]]);
  expect(noticesIn(parts)[0]).toMatch(/^truncated-file/);
});

test("other tables that begin with epoch are not Keras", () => {
  const keras = "epoch,accuracy,loss,val_accuracy,val_loss\n0,1,1,1,1\n";
  expect(sniffScore(kerasCsv, { "training.log": keras })).toBe(0.85);
  expect(sniffScore(kerasCsv, { "results.csv": "epoch,train/loss,val/loss\n1,1,1\n" })).toBe(0);
  expect(sniffScore(kerasCsv, { "h.csv": "epoch,loss,val_loss\n1,1,1\n" })).toBe(0);
  expect(sniffScore(kerasCsv, { "train.log": "epoch loss val_loss\n0 1 1\n" })).toBe(0);
  expect(sniffScore(kerasHistory, { "history.json": '{"loss": [1, 2], "val_loss": [1, 2]}' })).toBe(0.9);
  expect(sniffScore(kerasHistory, { "class_counts.json": '{"train": {"0": 3, "1": 4}}' })).toBe(0);
});
