import { expect, test } from "vitest";
import { clearml } from "../../src/readers/clearml/reader.ts";
import { kerasHistory } from "../../src/readers/keras-history/reader.ts";
import { spacy } from "../../src/readers/spacy/reader.ts";
import { tensorboardCsv } from "../../src/readers/tensorboard-csv/reader.ts";
import { noticesIn, pointsOf, readParts, seriesIn, sniffScore } from "./read-parts.ts";

test("ClearML: a line is an array of events, a curve is title and series", async () => {
  const event = {
    type: "training_stats_scalar",
    metric: "loss",
    variant: "train",
    value: 0.5,
    iter: 3,
    timestamp: 1.7e12,
  };
  const text = `${JSON.stringify([event, { ...event, variant: "validation", value: 0.7 }])}\n{"cut`;
  expect(sniffScore(clearml, { "metrics.jsonl": text })).toBe(0.95);
  const parts = await readParts(clearml, { "metrics.jsonl": text });
  const series = seriesIn(parts);
  expect(pointsOf(series["loss/train"])).toEqual([[3, 0.5]]);
  expect(pointsOf(series["loss/validation"])).toEqual([[3, 0.7]]);
  expect(series["loss/train"]?.axes.time?.[0]).toBe(1.7e9);
  expect(noticesIn(parts)).toEqual(["damaged-record: Line 2 is no array of events and is left out @2"]);
});

test("TensorBoard download: run and metric are in the file's name", async () => {
  const text = "Wall time,Step,Value\n1700000000.5,10,0.25\n";
  const files = { "run-exp_a-tag-val_loss.csv": text, "loss.csv": text };
  expect(sniffScore(tensorboardCsv, files)).toBe(0.95);
  const parts = await readParts(tensorboardCsv, files);
  const found = parts.flatMap((part) =>
    part.kind === "series" ? part.series.map((one) => [part.group, one.sourceName, pointsOf(one)]) : [],
  );
  expect(found).toEqual([
    ["", "loss", [[10, 0.25]]],
    ["exp_a", "val_loss", [[10, 0.25]]],
  ]);
});

test("spaCy: printed names with a blank are told apart, sums of losses are no loss", async () => {
  const text =
    "E    #       LOSS TOK2VEC  LOSS NER  ENTS_F  SCORE \n---  ------  ------------  --------  ------  ------\n  0       0          0.00     47.43    0.00    0.00\n  1     200         41.22      nan   58.02    0.58\ndone\n";
  expect(sniffScore(spacy, { "train.log": `i Pipeline: ner\n${text}` })).toBe(0.94);
  const series = seriesIn(await readParts(spacy, { "train.log": text }));
  expect(pointsOf(series["train losses/NER"])).toEqual([
    [0, 47.43],
    [200, Number.NaN],
  ]);
  expect(series["train losses/NER"]?.role).toBe("other");
  expect(pointsOf(series["validation ENTS_F"])).toEqual([
    [0, 0],
    [200, 58.02],
  ]);
});

test("Keras: a history printed by Python, with NaN and numbers of NumPy", async () => {
  const text = "{'loss': [0.5, np.float32(0.25), nan], 'val_loss': [0.6, 0.5, inf]}\n";
  expect(sniffScore(kerasHistory, { "history.txt": text })).toBe(0.9);
  expect(sniffScore(kerasHistory, { "notes.txt": "{'loss' is low}" })).toBe(0);
  const series = seriesIn(await readParts(kerasHistory, { "history.txt": text }));
  expect([...(series["loss"]?.values ?? series["train loss"]?.values ?? [])]).toEqual([
    0.5,
    0.25,
    Number.NaN,
  ]);
});
