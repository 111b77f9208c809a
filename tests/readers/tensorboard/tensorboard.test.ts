import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ReadError } from "../../../src/model/errors.ts";
import { tensorboard } from "../../../src/readers/tensorboard/reader.ts";
import { sourceOf } from "../../source-of.ts";
import { noticeCodes, partsOfKind, pointsByName, readParts, settingsOf } from "../parts-of.ts";
import { bytesField, doubles, floats, intField, message, varint } from "../wire/encode-protobuf.ts";
import {
  event,
  eventFile,
  histogram,
  hparams,
  record,
  scalarTensor,
  shape,
  simple,
  tensorValue,
  text,
} from "./encode-events.ts";

const START = 1_700_000_000;
const NAME = `events.out.tfevents.${START}.host.1.0`;

async function read(files: Readonly<Record<string, Uint8Array>>, chunkSize = 65_536) {
  return readParts(tensorboard, sourceOf(files, { chunkSize }));
}

describe("scalars", () => {
  it("reads both encodings with step, time, record and every kind of number", async () => {
    const file = eventFile(
      START,
      event(START + 1, 0, simple("train/loss", 2.5)),
      event(START + 2, 0, scalarTensor("val/loss", 1.25, true)),
      event(START + 3, 1, simple("train/loss", Number.NaN)),
      event(START + 4, 2, simple("train/loss", Number.POSITIVE_INFINITY), simple("lr", 0.5)),
      event(START + 5, -7, scalarTensor("val/loss", Number.NEGATIVE_INFINITY, false)),
    );
    const parts = await read({ [NAME]: file });
    expect(pointsByName(parts)).toEqual({
      "|train/loss": [
        [0, 2.5],
        [1, Number.NaN],
        [2, Number.POSITIVE_INFINITY],
      ],
      "|lr": [[2, 0.5]],
      "|val/loss": [
        [0, 1.25],
        [-7, Number.NEGATIVE_INFINITY],
      ],
    });
    const [series] = partsOfKind(parts, "series");
    const [loss, other] = series?.series ?? [];
    expect(loss?.axes).toBe(other?.axes);
    expect(Array.from(loss?.axes.row ?? [])).toEqual([1, 2, 3, 4, 5]);
    expect(Array.from(loss?.axes.time ?? [])).toEqual([1, 2, 3, 4, 5].map((after) => START + after));
    expect(loss?.file).toBe(NAME);
  });

  it("keeps a float as it was written: 0.1 is the nearest float", async () => {
    const parts = await read({ [NAME]: eventFile(START, event(START, 3, simple("loss", 0.1))) });
    expect(pointsByName(parts)["|loss"]).toEqual([[3, Math.fround(0.1)]]);
  });

  it("reads each data type of a tensor, in raw bytes and in lists", async () => {
    const scalar = (type: number, field: Buffer): Buffer => message(intField(1, type), shape([]), field);
    const cases: [string, Buffer, number][] = [
      ["float_val", scalar(1, bytesField(5, floats([0.5]))), 0.5],
      ["double_val", scalar(2, bytesField(6, doubles([0.1]))), 0.1],
      ["double_content", scalar(2, bytesField(4, doubles([0.1]))), 0.1],
      ["int_val", scalar(3, bytesField(7, varint(-3n))), -3],
      ["int64_val", scalar(9, bytesField(10, varint(-5_000_000_000n))), -5_000_000_000],
      ["uint64_val", scalar(23, bytesField(17, varint(2n ** 64n - 1n))), 2 ** 64],
      ["half_val", scalar(19, bytesField(13, varint(0x3e00n))), 1.5],
      ["half_inf", scalar(19, bytesField(13, varint(0xfc00n))), Number.NEGATIVE_INFINITY],
      ["half_small", scalar(19, bytesField(13, varint(1n))), 2 ** -24],
      ["bfloat16", scalar(14, bytesField(13, varint(0x3fc0n))), 1.5],
      ["bfloat16_content", scalar(14, bytesField(4, Buffer.from([0xc0, 0x3f]))), 1.5],
      ["bool_val", scalar(10, bytesField(11, varint(1n))), 1],
      ["zero", message(intField(1, 1), shape([])), 0],
    ];
    const events = cases.map(([tag, tensor]) => event(START, 1, tensorValue(tag, tensor, "scalars")));
    const points = pointsByName(await read({ [NAME]: eventFile(START, ...events) }));
    for (const [tag, , value] of cases) expect([tag, points[`|${tag}`]]).toEqual([tag, [[1, value]]]);
  });

  it("keeps several values of one tag and step, and takes tags `epoch` for the axis", async () => {
    const file = eventFile(
      START,
      event(START, 10, simple("loss", 1), simple("epoch", 0)),
      event(START, 10, simple("loss", 2)),
      event(START, 20, simple("loss", 3), simple("epoch", 1)),
    );
    const parts = await read({ [NAME]: file });
    expect(pointsByName(parts)).toEqual({
      "|loss": [
        [10, 1],
        [10, 2],
        [20, 3],
      ],
    });
    expect(Array.from(partsOfKind(parts, "series")[0]?.series[0]?.axes.epoch ?? [])).toEqual([0, 0, 1]);
  });

  it("reads a file without a version record under its plain name", async () => {
    const file = record(event(START, 4, simple("Logloss", 0.5)));
    expect(pointsByName(await read({ "learn/events.out.tfevents": file }))).toEqual({
      "learn|Logloss": [[4, 0.5]],
    });
  });
});

describe("layers, settings, texts", () => {
  it("puts statistics of layers into one table, records in order of step", async () => {
    const file = eventFile(
      START,
      event(
        START,
        5,
        simple("grad_norm/fc1", 0.5),
        simple("grad_norm/fc2", 0.25),
        simple("train/grad_norm", 1),
      ),
      event(START, 0, simple("grad_norm/fc2", 2), simple("weight_norm/fc1", 8), simple("weight_norm/fc2", 9)),
    );
    const parts = await read({ [NAME]: file });
    expect(pointsByName(parts)).toEqual({ "|train/grad_norm": [[5, 1]] });
    const [table] = partsOfKind(parts, "layers");
    expect(table?.layers.layers).toEqual(["fc1", "fc2"]);
    expect(Array.from(table?.layers.steps ?? [])).toEqual([0, 5]);
    const gradients = table?.layers.statistics["grad-norm"];
    expect(Array.from(gradients?.values ?? [])).toEqual([Number.NaN, 2, 0.5, 0.25]);
    expect(Array.from(gradients?.logged ?? [])).toEqual([0, 1, 1, 1]);
  });

  it("does not take the norms of two networks for layers", async () => {
    const file = eventFile(
      START,
      event(START, 1, simple("grad_norm/generator", 1), simple("grad_norm/discriminator", 2)),
    );
    expect(Object.keys(pointsByName(await read({ [NAME]: file })))).toEqual([
      "|grad_norm/generator",
      "|grad_norm/discriminator",
    ]);
  });

  it("works out norms from histograms of gradients and weights", async () => {
    const file = eventFile(
      START,
      event(START, 1, histogram("gradients/fc1.weight", [3, 4]), histogram("fc1.weight", [1, 2, 2])),
    );
    const [table] = partsOfKind(await read({ [NAME]: file }), "layers");
    expect(Array.from(table?.layers.statistics["grad-norm"]?.values ?? [])).toEqual([5]);
    expect(Array.from(table?.layers.statistics["weight-norm"]?.values ?? [])).toEqual([3]);
  });

  it("attaches add_hparams' folder to its parent and leaves its copied metrics out", async () => {
    const parts = await read({
      [NAME]: eventFile(START, event(START, 1, simple("loss", 1))),
      [`1700000000.25/${NAME}`]: eventFile(
        START,
        event(START, 0, hparams({ lr: 0.1, optimizer: "adam", amp: true })),
        event(START, 0, simple("hparam/accuracy", 0.9)),
      ),
    });
    expect(new Set(parts.map((part) => part.group))).toEqual(new Set([""]));
    expect(settingsOf(parts)).toEqual({ lr: 0.1, optimizer: "adam", amp: true });
    expect(Object.keys(pointsByName(parts))).toEqual(["|loss"]);
    expect(noticeCodes(parts)).toEqual(["column-ignored"]);
  });

  it("reads settings from texts: lines, JSON and a Markdown table; prose is no setting", async () => {
    const file = eventFile(
      START,
      event(
        START,
        0,
        text("config/text_summary", "lr: 0.01\nmodel_args: {'widths': [48], 'norm': 'bn'}\nshuffle: True"),
      ),
      event(START, 0, text("args/text_summary", '{"warmup_steps": 5, "optim": {"name": "adamw"}}')),
      event(
        START,
        0,
        text(
          "hyperparameters/text_summary",
          "|param|value|\n|-|-|\n|gamma|0.99|\n|torch_deterministic|True|",
        ),
      ),
      event(START, 0, text("note/text_summary", "Note: this run was\nstarted by hand")),
    );
    expect(settingsOf(await read({ [NAME]: file }))).toEqual({
      lr: 0.01,
      "model_args.widths": [48],
      "model_args.norm": "bn",
      shuffle: true,
      warmup_steps: 5,
      "optim.name": "adamw",
      gamma: 0.99,
      torch_deterministic: true,
    });
  });
});

describe("folders", () => {
  it("takes Keras' train/ and validation/ for one run with two splits, steps as epochs", async () => {
    const keras = (start: number, loss: number): Buffer =>
      eventFile(
        start,
        event(start, 0, scalarTensor("epoch_loss", loss, true)),
        event(start + 1, 1, scalarTensor("epoch_loss", loss / 2, false)),
      );
    const parts = await read({
      "logs/train/events.out.tfevents.1700000000.host.1.0.v2": keras(START, 4),
      "logs/validation/events.out.tfevents.1700000001.host.1.1.v2": keras(START + 1, 8),
    });
    expect(pointsByName(parts)).toEqual({
      "logs|epoch_loss|train": [
        [0, 4],
        [1, 2],
      ],
      "logs|epoch_loss|validation": [
        [0, 8],
        [1, 4],
      ],
    });
    const [series] = partsOfKind(parts, "series");
    expect(series?.series[0]?.axes.stepUnit).toBe("epoch");
    expect(Array.from(series?.series[0]?.axes.epoch ?? [])).toEqual([1, 2]);
  });

  it("leaves Keras' second copy of each evaluation out", async () => {
    const file = eventFile(
      START,
      event(START, 250, scalarTensor("evaluation_loss_vs_iterations", 0.5, true)),
      event(START, 0, scalarTensor("epoch_loss", 0.5, true)),
    );
    const parts = await read({ [`validation/${NAME}`]: file });
    expect(pointsByName(parts)).toEqual({ "|epoch_loss|validation": [[0, 0.5]] });
    expect(noticeCodes(parts)).toEqual(["column-ignored"]);
  });

  it("splits a folder in which each file starts again, train/ and validation/ together", async () => {
    const training = (start: number, steps: number): Buffer =>
      eventFile(
        start,
        ...Array.from({ length: steps }, (_, i) => event(start + i, i, simple("loss", start - START + i))),
      );
    const parts = await read({
      "logs/train/events.out.tfevents.1700000000.h.1.0": training(START, 3),
      "logs/train/events.out.tfevents.1700000100.h.2.0": training(START + 100, 2),
      "logs/validation/events.out.tfevents.1700000005.h.1.1": training(START + 5, 2),
      "logs/validation/events.out.tfevents.1700000107.h.2.1": training(START + 107, 2),
    });
    expect(pointsByName(parts)).toEqual({
      "logs/training-01|loss|train": [
        [0, 0],
        [1, 1],
        [2, 2],
      ],
      "logs/training-01|loss|validation": [
        [0, 5],
        [1, 6],
      ],
      "logs/training-02|loss|train": [
        [0, 100],
        [1, 101],
      ],
      "logs/training-02|loss|validation": [
        [0, 107],
        [1, 108],
      ],
    });
    expect(noticeCodes(parts)).toEqual(["run-split", "run-split"]);
  });

  it("joins a resumed run: the later file wins from its first step on", async () => {
    const second = "events.out.tfevents.1700000100.host.2.0";
    const parts = await read({
      [NAME]: eventFile(
        START,
        ...[0, 10, 20, 30].map((step) => event(START + step, step, simple("loss", step))),
      ),
      [second]: eventFile(
        START + 100,
        ...[20, 30, 40].map((step) => event(START + 100 + step, step, simple("loss", -step))),
      ),
    });
    expect(pointsByName(parts)).toEqual({
      "|loss": [
        [0, 0],
        [10, 10],
        [20, -20],
        [30, -30],
        [40, -40],
      ],
    });
    expect(noticeCodes(parts)).toEqual(["resume"]);
    const [resume] = partsOfKind(parts, "events").flatMap((part) => part.events);
    expect(resume).toMatchObject({ kind: "resume", step: 20, time: START + 100, at: { file: second } });
    expect(partsOfKind(parts, "series")[0]?.series[0]?.axes.files).toEqual([
      { file: NAME, fromRow: 0 },
      { file: second, fromRow: 4 },
    ]);
  });

  it("keeps two processes that log the same tags at the same time apart", async () => {
    const writer = (offset: number): Buffer =>
      eventFile(START, ...[0, 1, 2].map((step) => event(START + step, step, simple("loss", step + offset))));
    const parts = await read({ [NAME]: writer(0), "events.out.tfevents.1700000000.host.2.0": writer(10) });
    expect(Object.keys(pointsByName(parts))).toEqual(["training-01|loss", "training-02|loss"]);
    expect(noticeCodes(parts)).toContain("two-writers");
  });

  it("names the sub-folders of add_scalars as torch was told to", async () => {
    const parts = await read({
      [NAME]: eventFile(START),
      [`Loss_main_train/${NAME}`]: eventFile(START, event(START, 1, simple("Loss/main", 0.5))),
      [`Loss_main_valid/${NAME}`]: eventFile(START, event(START, 1, simple("Loss/main", 0.25))),
    });
    expect(pointsByName(parts)).toEqual({ "|Loss/main_train": [[1, 0.5]], "|Loss/main_valid": [[1, 0.25]] });
    expect(noticeCodes(parts)).toEqual(["empty-file"]);
  });

  it("names the sub-folders of tensorboardX's add_scalars likewise", async () => {
    const parts = await read({
      [`runs/${NAME}`]: eventFile(START, event(START, 1, simple("lr", 0.5))),
      [`runs/Loss/main/train/${NAME}`]: eventFile(START, event(START, 1, simple("Loss/main", 0.5))),
    });
    expect(pointsByName(parts)).toEqual({ "runs|lr": [[1, 0.5]], "runs|Loss/main_train": [[1, 0.5]] });
  });

  it("says of a 40-byte file that the run logged nothing", async () => {
    const parts = await read({ [NAME]: eventFile(START) });
    expect(eventFile(START).length).toBe(40);
    expect(partsOfKind(parts, "series")).toEqual([]);
    expect(noticeCodes(parts)).toEqual(["empty-file"]);
  });
});

describe("damage", () => {
  const losses = [4, 3, 2, 1];
  const whole = eventFile(
    START,
    ...losses.map((loss, step) => event(START + step, step, simple("loss", loss))),
  );
  const recordLength = record(event(START + 1, 1, simple("loss", 3))).length;

  it("reads up to the cut and says at which byte", async () => {
    const cut = whole.subarray(0, whole.length - 3);
    const parts = await read({ [NAME]: cut });
    expect(pointsByName(parts)).toEqual({
      "|loss": [
        [0, 4],
        [1, 3],
        [2, 2],
      ],
    });
    const [notice] = partsOfKind(parts, "notices").flatMap((part) => part.notices);
    expect(notice).toMatchObject({
      code: "truncated-file",
      at: { file: NAME, byte: whole.length - recordLength },
    });
  });

  it("keeps all whole records wherever the file is cut and whatever the chunks", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 40, max: whole.length }),
        fc.integer({ min: 1, max: 99 }),
        async (end, chunk) => {
          const parts = await read({ [NAME]: whole.subarray(0, end) }, chunk);
          const ends = losses.map((_, i) => whole.length - (losses.length - 1 - i) * recordLength);
          const kept = losses.filter((_, i) => (ends[i] ?? 0) <= end);
          expect((pointsByName(parts)["|loss"] ?? []).map(([, value]) => value)).toEqual(kept);
          const isWhole = end === 40 || ends.includes(end);
          expect(noticeCodes(parts).includes("truncated-file")).toBe(!isWhole);
        },
      ),
    );
  });

  it("leaves out a record whose data does not match its checksum, and goes on", async () => {
    const damaged = Buffer.from(whole);
    const at = whole.length - 2 * recordLength + 12 + recordLength / 2;
    damaged[Math.floor(at)] = (damaged[Math.floor(at)] ?? 0) ^ 1;
    const parts = await read({ [NAME]: damaged });
    expect(pointsByName(parts)["|loss"]?.map(([, value]) => value)).toEqual([4, 3, 1]);
    expect(noticeCodes(parts)).toEqual(["checksum-mismatch"]);
  });

  it("stops at a length that does not match its checksum", async () => {
    const damaged = Buffer.from(whole);
    const at = whole.length - 2 * recordLength;
    damaged[at] = (damaged[at] ?? 0) ^ 1;
    const parts = await read({ [NAME]: damaged });
    expect(pointsByName(parts)["|loss"]?.map(([, value]) => value)).toEqual([4, 3]);
    expect(partsOfKind(parts, "notices")[0]?.notices[0]).toMatchObject({
      code: "checksum-mismatch",
      at: { byte: at },
    });
  });

  it("never throws anything but ReadError when one byte is flipped anywhere", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: whole.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, bits) => {
          const damaged = Buffer.from(whole);
          damaged[at] = (damaged[at] ?? 0) ^ bits;
          try {
            const codes = noticeCodes(await read({ [NAME]: damaged }));
            expect(codes).toContain("checksum-mismatch");
          } catch (error) {
            expect(error).toBeInstanceOf(ReadError);
            expect(at).toBeLessThan(12);
          }
        },
      ),
    );
  });

  it("says of a record that is no event which one it is", async () => {
    const file = Buffer.concat([
      eventFile(START),
      record(Buffer.from([0x0b, 0x01])),
      record(event(START, 1, simple("loss", 1))),
    ]);
    const parts = await read({ [NAME]: file });
    expect(pointsByName(parts)).toEqual({ "|loss": [[1, 1]] });
    expect(partsOfKind(parts, "notices")[0]?.notices[0]).toMatchObject({
      code: "damaged-record",
      at: { record: 1 },
    });
  });

  it("refuses a file that only its name makes an event file", async () => {
    await expect(read({ [NAME]: Buffer.from("not an event file at all") })).rejects.toThrow(
      `Cannot read ${NAME}: the length of record 0 at byte 0 does not match its checksum`,
    );
  });
});

it("round trips any values at any steps", async () => {
  const point = fc.record({ step: fc.integer({ min: -(2 ** 40), max: 2 ** 40 }), value: fc.float() });
  await fc.assert(
    fc.asyncProperty(fc.array(point, { minLength: 1, maxLength: 30 }), async (points) => {
      const file = eventFile(
        START,
        ...points.map(({ step, value }, i) => event(START + i, step, simple("x", value))),
      );
      const found = pointsByName(await read({ [NAME]: file }, 37));
      expect(found["|x"]).toEqual(points.map(({ step, value }) => [step, value]));
    }),
  );
});

it("recognises event files by content, not training data in the same framing", async () => {
  const [named, plain, data] = sourceOf({
    [NAME]: eventFile(START),
    "plain.bin": eventFile(START),
    "train.tfrecord": record(bytesField(1, "an example")),
  }).files;
  const scores = [];
  for (const file of [named, plain, data]) {
    if (file) scores.push(tensorboard.sniff(file, await file.slice(0, 65_536), sourceOf({})));
  }
  expect(scores).toEqual([1, 0.95, 0]);
});
