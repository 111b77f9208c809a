import { describe, expect, test } from "vitest";
import { jsonLines } from "../../src/readers/json-lines/reader.ts";
import { noticesIn, pointsOf, readParts, seriesIn, sniffScore } from "./read-parts.ts";

function lines(...records: readonly object[]): string {
  return `${records.map((record) => JSON.stringify(record)).join("\n")}\n`;
}

async function read(name: string, text: string) {
  return readParts(jsonLines, { [name]: text });
}

test("nested keys are joined, NaN is a point, a missing key is none", async () => {
  const parts = await read(
    "metrics.jsonl",
    '{"step": 0, "val": {"loss": NaN}}\n{"step": 1, "lr": 0.1}\n{"step": 2, "val": {"loss": "nan"}}\n',
  );
  const series = seriesIn(parts);
  expect(pointsOf(series["val/loss"])).toEqual([
    [0, Number.NaN],
    [2, Number.NaN],
  ]);
  expect(pointsOf(series["lr"])).toEqual([[1, 0.1]]);
  expect([...(series["lr"]?.axes.row ?? [])]).toEqual([1, 2, 3]);
});

test("a key mode says the split", async () => {
  const text = lines({ step: 0, mode: "train", loss: 2 }, { step: 0, mode: "val", loss: 3 });
  const series = seriesIn(await read("log.jsonl", text));
  expect(pointsOf(series["train loss"])).toEqual([[0, 2]]);
  expect(pointsOf(series["validation loss"])).toEqual([[0, 3]]);
});

test("a broken line and a torn last one are told apart", async () => {
  const parts = await read(
    "m.jsonl",
    '{"step": 0, "a": 1}\n{"step": 1 "a": 2}\n{"step": 2, "a": 3}\n{"step": 3, "a',
  );
  expect(pointsOf(seriesIn(parts)["a"])).toEqual([
    [0, 1],
    [2, 3],
  ]);
  expect(noticesIn(parts)).toEqual([
    "damaged-record: 1 line is no JSON record and left out; in the first, a comma or } is expected at column 12 @2",
    "truncated-file: The last line ends in the middle of a record, which is left out @4",
  ]);
});

test("a file without a record says where it fails", async () => {
  await expect(read("m.jsonl", "{oops\n")).rejects.toThrow(
    "Cannot read m.jsonl: one JSON record a line is expected, in line 1, a key in quotes is expected at column 2",
  );
});

describe("writers", () => {
  test("mmcv: iterations are counted through the epochs by what validation lines state", async () => {
    const train = (epoch: number, iter: number) => ({ mode: "train", epoch, iter, loss: epoch + iter });
    const text = lines(
      { env_info: "none", seed: 3 },
      train(1, 50),
      train(1, 100),
      { mode: "val", epoch: 1, iter: 120, lr: 0.1, bbox_mAP: 0.2 },
      train(2, 50),
      train(2, 100),
    );
    const parts = await read("1.log.json", text);
    const series = seriesIn(parts);
    expect(pointsOf(series["train loss"]).map(([step]) => step)).toEqual([50, 100, 170, 220]);
    expect(pointsOf(series["validation bbox_mAP"])).toEqual([[120, 0.2]]);
    expect(parts.find((part) => part.kind === "facts")).toMatchObject({ facts: { stepsPerEpoch: 120 } });
    expect(series["validation lr"]).toBeUndefined();
  });

  test("MMEngine: a validation line counts epochs and stands at the training step before it", async () => {
    const text = lines(
      { loss: 1, lr: 0.1, epoch: 1, iter: 10, step: 10 },
      { loss: 1, lr: 0.1, epoch: 1, iter: 20, step: 20 },
      { "coco/bbox_mAP": 0.3, step: 1 },
    );
    const series = seriesIn(await read("vis_data/scalars.json", text));
    expect(pointsOf(series["validation coco/bbox_mAP"])).toEqual([[20, 0.3]]);
  });

  test("DETR: test_ is the validation set, epochs count from 0", async () => {
    const text = lines(
      { train_loss: 2, test_loss: 3, epoch: 0, n_parameters: 9 },
      { train_loss: 1, test_loss: 2, epoch: 1, n_parameters: 9 },
    );
    const parts = await read("log.txt", text);
    const { "validation test_loss": loss } = seriesIn(parts);
    expect(pointsOf(loss)).toEqual([
      [0, 3],
      [1, 2],
    ]);
    expect([...(loss?.axes.epoch ?? [])]).toEqual([1, 2]);
    expect(parts.find((part) => part.kind === "facts")).toMatchObject({ facts: { parameters: 9 } });
  });

  test("LLaMA-Factory: current_steps is the step, total_steps the plan", async () => {
    const text = lines({ current_steps: 5, total_steps: 20, loss: 2, epoch: 0.1, percentage: 25 });
    const parts = await read("trainer_log.jsonl", text);
    expect(Object.keys(seriesIn(parts))).toEqual(["loss"]);
    expect(parts.find((part) => part.kind === "facts")).toMatchObject({ facts: { plannedSteps: 20 } });
  });
});

test("of two processes that write at once one is kept, a restart is a training of its own", async () => {
  const line = (step: number, loss: number) => ({
    current_steps: step,
    total_steps: 50,
    loss,
    epoch: step / 10,
  });
  const both = [1, 2, 3, 4, 5].flatMap((step) => [line(step, step), line(step, step + 0.5)]);
  const parts = await read("trainer_log.jsonl", lines(...both));
  expect(pointsOf(seriesIn(parts)["loss"])).toEqual(
    [1, 2, 3, 4, 5].map((step) => [step, expect.any(Number)]),
  );
  expect(noticesIn(parts)).toEqual([
    "two-writers: Several processes write this file at once; 5 lines that are not of the longest are left out @2",
  ]);
  const restart = [1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 6].map((step) => line(step, step));
  const restarted = await read("trainer_log.jsonl", lines(...restart));
  expect(trainingsIn(restarted)).toEqual({ "trainer_log-training-01": 5, "trainer_log-training-02": 6 });
});

/** Points of the first series by group. */
function trainingsIn(parts: Awaited<ReturnType<typeof read>>): Record<string, number> {
  return Object.fromEntries(
    parts.flatMap((part) =>
      part.kind === "series" ? [[part.group, part.series[0]?.values.length ?? 0] as const] : [],
    ),
  );
}

describe("a count that falls", () => {
  const iterations = (...counts: readonly number[]) =>
    lines(...counts.map((iteration) => ({ iteration, total_loss: 5 - iteration / 100, lr: 0.1 })));

  test("to where it began is a training of its own, each time", async () => {
    const parts = await read("out/metrics.json", iterations(19, 39, 51, 19, 39, 59, 19, 39, 59));
    expect(trainingsIn(parts)).toEqual({
      "out/metrics-training-01": 3,
      "out/metrics-training-02": 3,
      "out/metrics-training-03": 3,
    });
    expect(noticesIn(parts)[1]).toBe(
      "run-split: The file holds 3 trainings, each from its first step; this is number 2 @4",
    );
  });

  test.each([
    ["to a later step is a resume", iterations(19, 39, 59, 79, 59, 79, 99)],
    ["for one row is a summary", iterations(19, 39, 59, 19)],
    ["again and again is within an epoch", iterations(1, 2, 1, 2, 1, 2, 1, 2, 1, 2)],
    [
      "while epochs go on is within an epoch",
      lines(...[1, 2, 3, 4, 5, 6].map((n) => ({ step: (n - 1) % 2, epoch: Math.ceil(n / 2), loss: n }))),
    ],
    [
      "under a plain name and with no epoch may be within an epoch",
      lines(...[0, 1, 2, 0, 1, 2].map((step) => ({ step, loss: 1 }))),
    ],
    [
      "in epochs while steps go on is a resumed trainer",
      lines(...[1, 2, 3, 4, 5, 6].map((step) => ({ step, epoch: (step - 1) % 3, loss: 1 }))),
    ],
    [
      "for what was not logged at the start is an evaluation with a count of its own",
      lines(
        { iteration: 1, loss: 2 },
        { iteration: 2, loss: 1 },
        { iteration: 1, val: 2 },
        { iteration: 2, val: 1 },
      ),
    ],
  ])("%s", async (_, text) => {
    expect(Object.keys(trainingsIn(await read("metrics.json", text)))).toEqual([""]);
  });
});

test("records that count nothing are not metrics", () => {
  expect(sniffScore(jsonLines, { "samples.jsonl": lines({ text: "a" }, { text: "b" }) })).toBe(0);
  expect(sniffScore(jsonLines, { "metrics.jsonl": lines({ step: 1, loss: 2 }, { step: 2, loss: 1 }) })).toBe(
    0.5,
  );
  expect(sniffScore(jsonLines, { "config.json": '{\n  "step": 1,\n  "lr": 2\n}\n' })).toBe(0);
});

test("counters kept in an object of their own count the records", async () => {
  const text = lines(
    { event: "step", progress: { step: 10, epoch: 0 }, train: { loss: 2 }, time: { step: 0.5 } },
    { event: "step", progress: { step: 20, epoch: 0 }, train: { loss: 1 }, time: { step: 0.4 } },
  );
  expect(sniffScore(jsonLines, { "events.jsonl": text })).toBeGreaterThan(0);
  const series = seriesIn(await read("events.jsonl", text));
  expect(pointsOf(series["train/loss"])).toEqual([
    [10, 2],
    [20, 1],
  ]);
  expect(Object.keys(series).sort()).toEqual(["time/step", "train/loss"]);
});

test("a step that times something is no counter", () => {
  const text = lines({ time: { step: 0.5 }, loss: 2 }, { time: { step: 0.4 }, loss: 1 });
  expect(sniffScore(jsonLines, { "events.jsonl": text })).toBe(0);
});
