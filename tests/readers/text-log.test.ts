import { describe, expect, it } from "vitest";
import type { RawSeries, RunPart } from "../../src/model/run.ts";
import { chooseReaders } from "../../src/readers/choose-reader.ts";
import { readers } from "../../src/readers/index.ts";
import { eventKind } from "../../src/readers/text-log/event-kind.ts";
import { textLog } from "../../src/readers/text-log/reader.ts";
import { openSource } from "../../src/sources/open-source.ts";
import { sourceOf } from "../source-of.ts";
import { fixtureParts, fixturePath, fixtureScores, onlyPart } from "./fixture-parts.ts";

/** Each series as its name (and split) with "step: value" texts, NaN kept. */
function curves(parts: readonly RunPart[]): Record<string, string[]> {
  const series = parts.flatMap((part) => (part.kind === "series" ? part.series : []));
  return Object.fromEntries(series.map((one) => [label(one), points(one)]));
}

function label(series: RawSeries): string {
  return series.split === undefined ? series.sourceName : `${series.sourceName} @${series.split}`;
}

function points(series: RawSeries): string[] {
  return Array.from(series.values, (value, i) => `${series.axes.step[series.index[i] ?? -1]}: ${value}`);
}

function axesOf(parts: readonly RunPart[], name: string): RawSeries["axes"] {
  const found = onlyPart(parts, "series").series.find((one) => one.sourceName === name);
  if (found === undefined) throw new Error(`no series ${name}`);
  return found.axes;
}

describe("text-log", () => {
  it.each([
    ["step 80: rank 1 is slower than the others, 0.0116 s without communication", "log-line"],
    ["STRAGGLER DETECTION WARNING: Some GPUs have worse relative performance", "log-line"],
    ["parameter checksums differ across ranks at step 100", "log-line"],
    ["PyTorch version 2.1.2, CUDA 12.1", "log-line"],
    ["torch==2.1.2", "log-line"],
    ["GPU at PCI:0000:3b:00 reports: uncorrectable ECC error", "error"],
    ["straggler detection: off", null],
    ["0 uncorrectable ECC errors", null],
    ["no stragglers detected", null],
    ["epoch 3 loss 0.42", null],
  ])("without a level, %s tells %s", (line, kind) => {
    expect(eventKind(line)).toBe(kind);
  });

  it("reads epoch lines with heading, overflow, resume, NaN and infinity", async () => {
    const parts = await fixtureParts(textLog, "epoch-lines");
    expect(curves(parts)).toEqual({
      train_loss: ["1: 0.7", "2: NaN", "3: 0.5"],
      train_acc: ["1: 0.5", "2: 0.6", "3: 0.7"],
      val_loss: ["1: 0.65", "2: Infinity", "3: 0.6"],
      val_acc: ["1: 0.55", "2: 0.56", "3: 0.57"],
      lr: ["1: 0.001", "2: 0.0005", "3: 0"],
    });
    const axes = axesOf(parts, "lr");
    expect(axes.stepUnit).toBe("epoch");
    expect([...axes.row]).toEqual([3, 5, 6]);
    expect(onlyPart(parts, "facts").facts).toEqual({
      parameters: 12_345,
      trainExamples: 600,
      plannedEpochs: 3,
      stepsPerEpoch: 20,
      model: "mlp",
      task: "shapes",
    });
    expect(onlyPart(parts, "events").events).toMatchObject([
      { kind: "overflow", step: null, epoch: null, at: { line: 2 } },
      { kind: "resume", step: 20, text: "resuming from checkpoint at step 20", at: { line: 4 } },
    ]);
    expect(await fixtureScores(textLog, "epoch-lines")).toEqual({ "train.log": 0.9 });
  });

  it("reads steps and evaluations of one log as series of their own", async () => {
    const parts = await fixtureParts(textLog, "steps-and-evaluations");
    expect(curves(parts)).toEqual({
      "train loss": ["0: 4.2", "20: 3"],
      "val loss": ["0: 4.3", "20: 3.1"],
      loss: ["0: 4.25", "10: 3.5", "20: 2.9"],
      time: ["0: 900.5", "10: 100.25", "20: 101"],
      mfu: ["0: -100", "10: 12.5", "20: 12.75"],
    });
    expect(axesOf(parts, "loss").stepUnit).toBe("step");
    expect(onlyPart(parts, "facts").facts.parameters).toBe(10_650_000);
    expect(onlyPart(parts, "events").events).toMatchObject([{ kind: "checkpoint", step: 20 }]);
  });

  it("takes the last state of a progress bar and the epoch above it", async () => {
    const parts = await fixtureParts(textLog, "keras-console");
    expect(curves(parts)).toEqual({
      loss: ["1: 0.8", "2: 0.6"],
      accuracy: ["1: 0.5", "2: 0.75"],
      val_loss: ["1: 0.7", "2: 0.65"],
      val_accuracy: ["1: 0.6", "2: 0.7"],
    });
    expect([...(axesOf(parts, "loss").epoch ?? [])]).toEqual([1, 2]);
  });

  it("reads printed Python dicts by their fractional epochs", async () => {
    const parts = await fixtureParts(textLog, "dict-lines");
    expect(curves(parts)).toMatchObject({
      loss: ["0.5: 2.5", "1: 2"],
      grad_norm: ["0.5: NaN", "1: 1.5"],
      learning_rate: ["0.5: 0.00005", "1: 0.000025"],
      eval_loss: ["1: 2.1"],
    });
    expect(onlyPart(parts, "facts").facts).toEqual({
      trainExamples: 1000,
      plannedEpochs: 2,
      plannedSteps: 250,
    });
  });

  it("reads lines cut by pipes with names of several words, and their times", async () => {
    const parts = await fixtureParts(textLog, "pipes");
    expect(curves(parts)).toMatchObject({
      "lm loss": ["100: 9.5", "200: 8.25"],
      "learning rate": ["100: 0.00015", "200: 0.0003"],
      "grad norm": ["100: 2.25", "200: 1.75"],
      "number of skipped iterations": ["100: 1", "200: 0"],
      "lm loss value @validation": ["200: 8.5"],
    });
    expect(axesOf(parts, "lm loss").time?.[0]).toBe(Date.UTC(2026, 0, 2, 3, 4, 5, 500) / 1000);
    expect(onlyPart(parts, "facts").facts.plannedSteps).toBe(400);
  });

  it("joins steps that start again with each epoch, and says so", async () => {
    const parts = await fixtureParts(textLog, "steps-within-epochs");
    expect(curves(parts)["loss"]).toEqual(["50: 2", "100: 1.5", "150: 1.25", "200: 1"]);
    expect([...(axesOf(parts, "loss").epoch ?? [])]).toEqual([0.5, 1, 1.5, 2]);
    expect(onlyPart(parts, "notices").notices.map(({ code }) => code)).toEqual([
      "axis-derived",
      "unit-assumed",
    ]);
  });

  it("tells a Traceback as one event with the words of its exception", async () => {
    const parts = await fixtureParts(textLog, "died-out-of-memory");
    expect(onlyPart(parts, "events").events).toEqual([
      {
        kind: "out-of-memory",
        step: null,
        epoch: 2,
        time: null,
        text: "torch.cuda.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.00 GiB",
        at: { file: "train.log", line: 3, lastLine: 8 },
      },
    ]);
    expect(onlyPart(parts, "facts").facts.status).toBe("failed");
  });

  it("sees that the scheduler ended the run", async () => {
    const parts = await fixtureParts(textLog, "killed-by-slurm");
    expect(onlyPart(parts, "events").events).toMatchObject([{ kind: "killed", step: 20, at: { line: 3 } }]);
    expect(onlyPart(parts, "facts").facts.status).toBe("killed");
  });

  it("keeps one name under different words apart and takes the split from a heading", async () => {
    expect(curves(await fixtureParts(textLog, "same-name-other-words"))).toEqual({
      "loss @train": ["0: 2.5", "1: 2", "2: 1.5"],
      "time @train": ["0: 5", "1: 5", "2: 5"],
      "eval point accuracy": ["0: 0.2", "1: 0.4", "2: 0.5"],
      "class cup, IoU @validation": ["0: 0.1", "1: 0.2", "2: 0.25"],
      "class bed, IoU @validation": ["0: 0.3", "1: 0.5", "2: 0.75"],
    });
  });

  it("reads framed tables whose step stands in the middle", async () => {
    expect(curves(await fixtureParts(textLog, "framed-tables"))).toEqual({
      ep_reward_mean: ["2048: -1.5", "4096: 2.5"],
      value_loss: ["2048: 0.75", "4096: 0.5"],
    });
  });

  it.each([
    [
      "invented-braces",
      { objective: ["1: 12.5", "2: 10", "3: NaN"], "hit-rate": ["1: 0.25", "2: 0.5", "3: 0.5"] },
    ],
    [
      "invented-sections",
      {
        "nll @train": ["0: 3.5", "1: 2.5"],
        "bleu @train": ["0: 1", "1: 5"],
        "nll @validation": ["0: 3.75", "1: 3"],
        "bleu @validation": ["0: 0.5", "1: 4.5"],
      },
    ],
    [
      "invented-csvish",
      {
        L_total: ["100: 0.5", "200: 0.25"],
        recon: ["100: 0.25", "200: 0.125"],
        kl: ["100: 0.25", "200: 0.125"],
        grad: ["100: 1.5", "200: Infinity"],
      },
    ],
    [
      "invented-brackets",
      {
        loss: ["1: 0.9123", "2: 0.7456", "3: 0.8001"],
        best: ["1: 0.9123", "2: 0.7456", "3: 0.7456"],
        "F1 @validation": ["1: 0.412", "2: 0.518", "3: 0.501"],
      },
    ],
    [
      "invented-batches",
      {
        Loss: ["10: 0.5", "20: 0.4", "30: 0.3", "40: 0.2"],
        train_acc: ["20: 81.2", "40: 85.2"],
        valid_acc: ["20: 80", "40: 83"],
      },
    ],
    [
      "invented-arrows",
      {
        D: ["100: 0.693", "200: 0.512", "300: NaN"],
        G: ["100: 0.702", "200: 1.203", "300: NaN"],
        "D(x)": ["100: 0.51", "200: 0.71", "300: NaN"],
      },
    ],
  ])("reads a layout that it was not made for: %s", async (name, expected) => {
    expect(curves(await fixtureParts(textLog, name))).toEqual(expected);
  });

  it("finds nothing to measure in a log without measurements, and gives it a low score", async () => {
    const parts = await fixtureParts(textLog, "no-measurements");
    expect(parts.some((part) => part.kind === "series")).toBe(false);
    expect(await fixtureScores(textLog, "no-measurements")).toEqual({ "notes.log": 0.31 });
  });

  it.each([
    ["metrics.csv", "epoch,loss\n1,0.5\n2,0.4\n"],
    ["config.yaml", "epochs: 3\nlr: 0.1\n"],
    ["notes.txt", "a plain text about 3 things and 4 others\n"],
  ])("leaves %s to others", (name, text) => {
    const source = sourceOf({ [name]: text });
    const [file] = source.files;
    if (file === undefined) throw new Error("one file");
    expect(textLog.sniff(file, new TextEncoder().encode(text), source)).toBe(0);
  });

  it("ties with no other reader on the logs of its fixtures", async () => {
    for (const name of ["epoch-lines", "steps-within-epochs", "dict-lines", "pipes", "no-measurements"]) {
      const source = await openSource(fixturePath("text-log", name));
      const chosen = await chooseReaders(source, { readers });
      expect(chosen.map(({ reader }) => reader?.id)).toEqual(["text-log"]);
    }
  });

  it("reads the same from small chunks", async () => {
    const text = Array.from({ length: 200 }, (_, i) => `step ${i} loss ${(1 / (i + 1)).toFixed(4)}\r\n`).join(
      "",
    );
    const results: unknown[] = [];
    for (const chunkSize of [7, 65_536]) {
      const source = sourceOf({ "a.log": text }, { chunkSize });
      const parts: RunPart[] = [];
      for await (const part of textLog.read(source.files, source)) parts.push(part);
      results.push(curves(parts));
    }
    expect(results[0]).toEqual(results[1]);
    expect((results[0] as Record<string, string[]>)["loss"]).toHaveLength(200);
  });
});
