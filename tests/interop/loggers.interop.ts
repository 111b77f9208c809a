import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Reader } from "../../src/model/reader.ts";
import type { RunPart } from "../../src/model/run.ts";
import { mlflowFiles } from "../../src/readers/mlflow-files/reader.ts";
import { tensorboard } from "../../src/readers/tensorboard/reader.ts";
import { wandb } from "../../src/readers/wandb/reader.ts";
import { openSource } from "../../src/sources/open-source.ts";
import { partsOfKind, pointsByName, readParts, settingsOf } from "../readers/parts-of.ts";
import { type Writer, whyNoLoggers, writeRun } from "./python.ts";

const reason = whyNoLoggers();
if (reason !== null) process.stderr.write(`Skipped: ${reason}\n`);

/** What write-runs.py logs at steps 0, 10, 20, 30, 40. */
const LOSSES = [2.5, 1.25, Number.NaN, Number.POSITIVE_INFINITY, 0.1];

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

async function readWritten(writer: Writer, reader: Reader): Promise<RunPart[]> {
  const { folder } = writeRun(writer);
  folders.push(folder);
  return readParts(reader, await openSource(folder));
}

/** Points by name without the group, which holds ids. */
function named(parts: readonly RunPart[]): Record<string, [number, number][]> {
  const points = Object.entries(pointsByName(parts));
  return Object.fromEntries(points.map(([key, value]) => [key.slice(key.indexOf("|") + 1), value]));
}

describe.skipIf(reason !== null)("what tensorboardX writes", () => {
  let parts: RunPart[] = [];
  beforeAll(async () => {
    parts = await readWritten("tensorboardx", tensorboard);
  });

  it("gives all scalars, as floats", () => {
    expect(named(parts)).toEqual({
      "train/loss": LOSSES.map((loss, i) => [i * 10, Math.fround(loss)]),
      lr: [[-3, -0.5]],
      acc_train: [[7, 0.75]],
      acc_valid: [[7, 0.5]],
    });
    expect(new Set(parts.map((part) => part.group))).toEqual(new Set(["tb"]));
  });

  it("gives layers and settings", () => {
    const [table] = partsOfKind(parts, "layers");
    expect(table?.layers.layers).toEqual(["fc1", "fc2"]);
    expect(settingsOf(parts)).toEqual({ epochs: 3, shuffle: true, lr: 0.25, optimizer: "adam", amp: true });
  });
});

describe.skipIf(reason !== null)("what MLflow's file store writes", () => {
  let parts: RunPart[] = [];
  beforeAll(async () => {
    parts = await readWritten("mlflow", mlflowFiles);
  });

  it("gives all metrics exactly", () => {
    expect(named(parts)).toEqual({
      "train/loss": LOSSES.map((loss, i) => [i * 10, loss]),
      val_acc: [[-3, 0.5]],
    });
  });

  it("gives settings and status", () => {
    expect(settingsOf(parts)).toMatchObject({
      lr: 0.25,
      shuffle: true,
      "model_args.widths": [48, 24],
      "mlflow.runName": "interop",
    });
    expect(partsOfKind(parts, "facts")[0]?.facts.status).toBe("finished");
  });
});

describe.skipIf(reason !== null)("what W&B writes offline", () => {
  let parts: RunPart[] = [];
  beforeAll(async () => {
    parts = await readWritten("wandb", wandb);
  });

  it("gives the history exactly", () => {
    expect(named(parts)).toMatchObject({
      "train/loss": LOSSES.map((loss, i) => [i * 10, loss]),
      "nested.value": LOSSES.map((_, i) => [i * 10, i]),
      "val/acc": [[60, 0.5]],
    });
  });

  it("gives settings and the end", () => {
    expect(settingsOf(parts)).toMatchObject({ lr: 0.25, "optim.name": "adam" });
    expect(partsOfKind(parts, "facts")[0]?.facts.status).toBe("finished");
  });
});
