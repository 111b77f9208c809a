import { expect, test } from "vitest";
import { modelSummaryText } from "../../../src/readers/model-summary-text/reader.ts";
import { openSource } from "../../../src/sources/open-source.ts";
import { sourceOf } from "../../source-of.ts";
import { fixturePath } from "../fixture-parts.ts";
import { noticeCodes, partsOfKind, readParts } from "../parts-of.ts";

async function rows(name: string): Promise<unknown[]> {
  const parts = await readParts(modelSummaryText, await openSource(fixturePath("model-summary-text", name)));
  return partsOfKind(parts, "model").flatMap(({ model }) =>
    model.layers.map((one) => [one.name, one.type, one.params, one.trainable]),
  );
}

test("torchinfo: leaves in order, frozen in brackets, what runs twice counts once", async () => {
  expect(await rows("torchinfo")).toEqual([
    ["Linear 1-1", "Linear", 40, 40],
    ["BatchNorm1d 1-2", "BatchNorm1d", 16, 16],
    ["ReLU 1-3", "ReLU", 0, 0],
    ["Linear 1-4", "Linear", 18, 18],
  ]);
  expect(await rows("torchinfo-frozen-recursive")).toEqual([
    ["stem", "Linear", 40, 0],
    ["block.fc", "Linear", 72, 72],
    ["block.act", "ReLU", 0, 0],
    ["head", "Linear", 18, 18],
  ]);
});

test("Keras: names that are wrapped, boxes, totals that differ", async () => {
  expect(await rows("keras-2")).toEqual([
    ["dense", "Dense", 401920, 401920],
    ["batch_normalization", "BatchNormalization", 2048, 2048],
    ["dense_1", "Dense", 5130, 5130],
  ]);
  expect(await rows("keras-3")).toEqual([
    ["dense", "Dense", 50240, 50240],
    ["dense_1", "Dense", 650, 650],
  ]);
  const parts = await readParts(
    modelSummaryText,
    await openSource(fixturePath("model-summary-text", "keras-3")),
  );
  expect(noticeCodes(parts)).toEqual(["damaged-record"]);
  expect(partsOfKind(parts, "model")[0]?.model.storedAs).toBe("graph");
});

test("a training log that prints its model first stays a log", async () => {
  const text = ` Layer (type)   Output Shape   Param #\n=====\n a (Dense)      (None, 2)      10\nEpoch 1/3 loss: 0.5\n`;
  const file = sourceOf({ "train.txt": text });
  expect(modelSummaryText.sniff(...(await args(file)))).toBe(0);
});

async function args(source: ReturnType<typeof sourceOf>): Promise<Parameters<typeof modelSummaryText.sniff>> {
  const [file] = source.files;
  if (file === undefined) throw new Error("no file");
  return [file, await file.slice(0, 65_536), source];
}
