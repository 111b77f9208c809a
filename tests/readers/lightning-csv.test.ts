import { expect, test } from "vitest";
import { lightningCsv } from "../../src/readers/lightning-csv/reader.ts";
import { noticesIn, pointsOf, readParts, seriesIn, sniffScore } from "./read-parts.ts";

test("mostly empty cells are no points; the suffix says the cadence", async () => {
  const text = "epoch,step,loss_step,loss_epoch,val_loss\n0,4,2,,\n0,9,,,1.5\n0,9,,1.8,\n1,14,nan,,\n";
  const series = seriesIn(await readParts(lightningCsv, { "metrics.csv": text }));
  expect(pointsOf(series["loss_step"])).toEqual([
    [4, 2],
    [14, Number.NaN],
  ]);
  expect(pointsOf(series["val_loss"])).toEqual([[9, 1.5]]);
  expect([series["loss_step"]?.cadence, series["loss_epoch"]?.cadence, series["val_loss"]?.cadence]).toEqual([
    "step",
    "epoch",
    undefined,
  ]);
});

test("rows that count validation batches stand at the training step of their validation", async () => {
  const text = "epoch,step,loss_step,val_step\n0,4,2,\n,0,,9\n,1,,8\n0,9,1,\n,2,,7\n";
  const parts = await readParts(lightningCsv, { "metrics.csv": text });
  expect(pointsOf(seriesIn(parts)["val_step"])).toEqual([
    [9, 9],
    [9, 8],
    [9, 7],
  ]);
  expect(noticesIn(parts)[0]).toMatch(/^axis-derived: 3 rows without an epoch/);
});

test("is told from any metrics.csv by what lies beside it or by its columns", () => {
  const plain = "step,epoch,loss\n0,0,1\n";
  expect(sniffScore(lightningCsv, { "metrics.csv": plain })).toBe(0);
  expect(sniffScore(lightningCsv, { "metrics.csv": plain, "hparams.yaml": "{}" })).toBe(0.9);
  expect(sniffScore(lightningCsv, { "lightning_logs/version_2/metrics.csv": plain })).toBe(0.9);
  expect(sniffScore(lightningCsv, { "metrics.csv": "epoch,step,loss_step\n0,1,2\n" })).toBe(0.8);
});
