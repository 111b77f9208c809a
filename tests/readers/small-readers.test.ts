import { expect, test } from "vitest";
import { dvclive } from "../../src/readers/dvclive/reader.ts";
import { jsonTable } from "../../src/readers/json-table/reader.ts";
import { sb3Monitor } from "../../src/readers/sb3-monitor/reader.ts";
import { wandbChart } from "../../src/readers/wandb-chart/reader.ts";
import { yoloCsv } from "../../src/readers/yolo-csv/reader.ts";
import { pointsOf, readParts, seriesIn, sniffScore } from "./read-parts.ts";

test("YOLO: padded cells, epochs from 0, metrics are of the validation set", async () => {
  const text =
    "     epoch, train/box_loss, metrics/mAP_0.5, val/box_loss\n         0,           0.12,               0,          nan\n";
  expect(sniffScore(yoloCsv, { "results.csv": text })).toBe(0.95);
  const series = seriesIn(await readParts(yoloCsv, { "results.csv": text }));
  expect(pointsOf(series["validation metrics/mAP_0.5"])).toEqual([[0, 0]]);
  expect(pointsOf(series["val/box_loss"])).toEqual([[0, Number.NaN]]);
  expect(series["train/box_loss"]?.axes.epoch?.[0]).toBe(1);
});

test("W&B chart: one group a run, without the columns of least and greatest", async () => {
  const text =
    '"Step","a - loss","a - loss__MIN","a - loss__MAX","b - c - loss"\n"1","2","2","2",""\n"3","","","","5"\n';
  expect(sniffScore(wandbChart, { "wandb_export.csv": text })).toBe(0.95);
  const parts = await readParts(wandbChart, { "wandb_export.csv": text });
  const got = parts.flatMap((part) =>
    part.kind === "series" ? part.series.map((one) => [part.group, one.sourceName, pointsOf(one)]) : [],
  );
  expect(got).toEqual([
    ["a", "loss", [[1, 2]]],
    ["b - c", "loss", [[3, 5]]],
  ]);
});

test("monitor: steps are the lengths so far, times count from the start", async () => {
  const text = '#{"t_start": 1700000000.5}\nr,l,t\n10,4,0.5\n12,6,1.5\n';
  expect(sniffScore(sb3Monitor, { "monitor.csv": text })).toBe(0.95);
  const { episode_reward: reward } = seriesIn(await readParts(sb3Monitor, { "monitor.csv": text }));
  expect(pointsOf(reward)).toEqual([
    [4, 10],
    [10, 12],
  ]);
  expect([...(reward?.axes.time ?? [])]).toEqual([1700000001, 1700000002]);
});

test("DVCLive: the path is the name, also of a metric that is called step", async () => {
  const files = {
    "dvclive/plots/metrics/train/loss.tsv": "timestamp\tstep\tloss\n1700000000000\t0\tnan\n",
    "dvclive/plots/metrics/train/step.tsv": "step\tstep\n0\t7\n1\t9\n",
  };
  expect(sniffScore(dvclive, files)).toBe(0.9);
  const parts = await readParts(dvclive, files);
  const series = seriesIn(parts);
  expect(pointsOf(series["train/loss"])).toEqual([[0, Number.NaN]]);
  expect(pointsOf(series["train/step"])).toEqual([
    [0, 7],
    [1, 9],
  ]);
  expect(new Set(parts.map(({ group }) => group))).toEqual(new Set([""]));
});

test("JSON documents: records, and lists nested by data set", async () => {
  const records = seriesIn(
    await readParts(jsonTable, { "m.json": '[{"epoch": 1, "loss": 2}, {"epoch": 2, "loss": NaN}]' }),
  );
  expect(pointsOf(records["loss"])).toEqual([
    [1, 2],
    [2, Number.NaN],
  ]);
  const lists = seriesIn(
    await readParts(jsonTable, { "e.json": '{"train": {"logloss": [2, 1]}, "eval": {"logloss": [3, 2]}}' }),
  );
  expect(pointsOf(lists["eval/logloss"])).toEqual([
    [1, 3],
    [2, 2],
  ]);
  expect(
    sniffScore(jsonTable, { "task_accuracy.json": '{"tasks": ["a", "b"], "accuracy_of": [[1, 0], [1, 1]]}' }),
  ).toBe(0);
});
