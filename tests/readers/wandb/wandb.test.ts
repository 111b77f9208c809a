import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ReadError } from "../../../src/model/errors.ts";
import { wandb } from "../../../src/readers/wandb/reader.ts";
import { sourceOf } from "../../source-of.ts";
import { noticeCodes, partsOfKind, pointsByName, readParts, settingsOf } from "../parts-of.ts";
import { bytesField, intField } from "../wire/encode-protobuf.ts";
import {
  config,
  consoleText,
  exit,
  history,
  metric,
  oldHistory,
  run,
  stats,
  wandbFile,
} from "./encode-wandb.ts";

const FOLDER = "wandb/run-20240101_120000-abcd1234";
const NAME = `${FOLDER}/run-abcd1234.wandb`;

async function read(file: Uint8Array, more: Readonly<Record<string, string>> = {}, chunkSize = 65_536) {
  return readParts(wandb, sourceOf({ [NAME]: file, ...more }, { chunkSize }));
}

describe("history", () => {
  it("reads every kind of number, step 0, times and records", async () => {
    const file = wandbFile(
      history(0, { loss: "2.5", _timestamp: "1.7e+09", _runtime: "1", _step: "0" }),
      history(1, { loss: "NaN", acc: "0.5", _timestamp: "1700000001" }),
      history(2, { loss: "Infinity", name: '"text"', _timestamp: "1700000002" }),
      history(3, { loss: '"-Infinity"', acc: "null", _timestamp: "1700000003" }),
      exit(0),
    );
    const parts = await read(file);
    expect(pointsByName(parts)).toEqual({
      [`${FOLDER}|loss`]: [
        [0, 2.5],
        [1, Number.NaN],
        [2, Number.POSITIVE_INFINITY],
        [3, Number.NEGATIVE_INFINITY],
      ],
      [`${FOLDER}|acc`]: [[1, 0.5]],
    });
    const [loss, acc] = partsOfKind(parts, "series")[0]?.series ?? [];
    expect(loss?.axes).toBe(acc?.axes);
    expect(Array.from(loss?.axes.time ?? [])).toEqual([0, 1, 2, 3].map((after) => 1_700_000_000 + after));
    expect(Array.from(loss?.axes.row ?? [])).toEqual([0, 1, 2, 3]);
  });

  it("finds the step in the item `_step` where the field is absent", async () => {
    const parts = await read(
      wandbFile(oldHistory({ _step: "5", loss: "1" }), oldHistory({ _step: "6", loss: "2" })),
    );
    expect(pointsByName(parts)[`${FOLDER}|loss`]).toEqual([
      [5, 1],
      [6, 2],
    ]);
  });

  it("joins nested keys and members of objects by dots, and leaves media alone", async () => {
    const parts = await read(
      wandbFile(
        history(1, { train: '{"loss": 0.5, "by": {"a": NaN}}', plot: '{"_type": "image-file", "size": 3}' }),
      ),
    );
    expect(pointsByName(parts)).toEqual({
      [`${FOLDER}|train.loss`]: [[1, 0.5]],
      [`${FOLDER}|train.by.a`]: [[1, Number.NaN]],
    });
  });

  it("reads metrics against the x that define_metric gave them, else against a global step of their own", async () => {
    const file = wandbFile(
      metric("val/*", "samples"),
      metric("score", "epoch"),
      history(0, { "train/loss": "4", "train/global_step": "10" }),
      history(1, { "val/loss": "3", samples: "640" }),
      history(2, { score: "0.5", epoch: "1" }),
      history(3, { "train/loss": "2", "train/global_step": "20" }),
      history(4, { other: "7" }),
    );
    const parts = await read(file);
    expect(pointsByName(parts)).toEqual({
      [`${FOLDER}|train/loss`]: [
        [10, 4],
        [20, 2],
      ],
      [`${FOLDER}|val/loss`]: [[640, 3]],
      [`${FOLDER}|samples`]: [[1, 640]],
      [`${FOLDER}|score`]: [[1, 0.5]],
      [`${FOLDER}|other`]: [[4, 7]],
    });
    const score = partsOfKind(parts, "series")[0]?.series.find((one) => one.sourceName === "score");
    expect(score?.axes.stepUnit).toBe("epoch");
  });

  it("reads two trainings in one run apart", async () => {
    const rows = [1, 2, 3, 1, 2].map((step, i) =>
      history(i, { "train/loss": String(i), "train/global_step": String(step) }),
    );
    const parts = await read(wandbFile(run({ lr: "0.1" }), ...rows, exit(0)));
    expect(pointsByName(parts)).toEqual({
      [`${FOLDER}/training-01|train/loss`]: [
        [1, 0],
        [2, 1],
        [3, 2],
      ],
      [`${FOLDER}/training-02|train/loss`]: [
        [1, 3],
        [2, 4],
      ],
    });
    expect(noticeCodes(parts)).toEqual(["run-split", "run-split"]);
  });

  it("gathers statistics of layers", async () => {
    const parts = await read(
      wandbFile(history(0, { "grad_norm/fc1": "0.5", "grad_norm/fc2": "0.25", "train/grad_norm": "1" })),
    );
    expect(Object.keys(pointsByName(parts))).toEqual([`${FOLDER}|train/grad_norm`]);
    const [table] = partsOfKind(parts, "layers");
    expect(table?.layers.layers).toEqual(["fc1", "fc2"]);
    expect(Array.from(table?.layers.statistics["grad-norm"]?.values ?? [])).toEqual([0.5, 0.25]);
  });
});

describe("the rest of the run", () => {
  it("reads settings, the last value of each, and nothing that names a machine or person", async () => {
    const start = [bytesField(17, intField(1, 1_700_000_000)), bytesField(21, bytesField(2, "0123abcd"))];
    const file = wandbFile(
      run(
        { lr: "0.1", optim: '{"name": "adam", "betas": [0.9, 0.999]}', _wandb: '{"host": "secret-host"}' },
        start,
      ),
      config({ lr: "0.01" }),
      bytesField(26, bytesField(1, "someone@example.org")),
      exit(0),
    );
    const parts = await read(file);
    expect(settingsOf(parts)).toEqual({
      lr: 0.01,
      "optim.name": "adam",
      "optim.betas": [0.9, 0.999],
      "git.commit": "0123abcd",
    });
    expect(JSON.stringify(parts)).not.toMatch(/secret-host|example\.org/);
  });

  it.each([
    { end: [exit(0)], status: "finished", events: ["finished"], codes: [] },
    { end: [exit(1)], status: "failed", events: ["error"], codes: [] },
    { end: [exit(255)], status: "failed", events: ["error"], codes: [] },
    { end: [], status: "running", events: [], codes: ["run-unfinished"] },
  ])("reads how the run ended: $status", async ({ end, status, events, codes }) => {
    const parts = await read(wandbFile(history(0, { loss: "1" }), ...end));
    expect(partsOfKind(parts, "facts")[0]?.facts.status).toBe(status);
    expect(partsOfKind(parts, "events").flatMap((part) => part.events.map((event) => event.kind))).toEqual(
      events,
    );
    expect(noticeCodes(parts)).toEqual(codes);
  });

  it("finds what the console said, without colours and overwritten lines, unless output.log has it", async () => {
    const file = wandbFile(
      history(7, { loss: "1" }),
      consoleText("  1%|#  | 1/100\r 99%|## | 99/100\r"),
      consoleText("\u001b[31mRuntimeError: CUDA out of"),
      consoleText(" memory. Tried to allocate 2 GiB\u001b[0m\n"),
      exit(1),
    );
    const [event] = partsOfKind(await read(file), "events")[0]?.events ?? [];
    expect(event).toMatchObject({
      kind: "out-of-memory",
      step: 7,
      text: "RuntimeError: CUDA out of memory. Tried to allocate 2 GiB",
      at: { record: 3 },
    });
    const parts = await read(file, { [`${FOLDER}/files/output.log`]: "RuntimeError: CUDA out of memory.\n" });
    expect(partsOfKind(parts, "events")[0]?.events.map((one) => one.kind)).toEqual(["error"]);
  });

  it("reads system metrics by time, with their units", async () => {
    const parts = await read(
      wandbFile(
        history(0, { loss: "1", _timestamp: "100" }),
        stats(101, { "gpu.0.memoryAllocated": "50", "proc.memory.rssMB": "900", "disk./.usagePercent": "1" }),
        stats(111, { "gpu.0.memoryAllocated": "60" }),
      ),
    );
    expect(pointsByName(parts)).toEqual({
      [`${FOLDER}|loss`]: [[0, 1]],
      [`${FOLDER}|system/gpu.0.memoryAllocated`]: [
        [0, 50],
        [1, 60],
      ],
      [`${FOLDER}|system/proc.memory.rssMB`]: [[0, 900]],
    });
    const [, gpu, memory] = partsOfKind(parts, "series")[0]?.series ?? [];
    expect([gpu?.unit, memory?.unit, gpu?.axes.stepUnit]).toEqual(["percent", "MB", "row"]);
    expect(Array.from(gpu?.axes.time ?? [])).toEqual([101, 111]);
  });

  it("takes settings and last values from the files beside it where the .wandb file has none", async () => {
    const files = {
      [`${FOLDER}/files/config.yaml`]:
        "wandb_version: 1\n_wandb:\n  value:\n    e: someone\nlr:\n  desc: null\n  value: 0.5\n",
      [`${FOLDER}/files/wandb-summary.json`]:
        '{"_step": 9, "loss": NaN, "acc": 0.25, "_wandb": {"runtime": 3}}',
      [`${FOLDER}/files/wandb-metadata.json`]: '{"host": "secret-host", "email": "someone@example.org"}',
    };
    const parts = await readParts(wandb, sourceOf(files));
    expect(settingsOf(parts)).toEqual({ lr: 0.5 });
    expect(partsOfKind(parts, "config")[0]?.entries[0]?.at.line).toBe(5);
    expect(pointsByName(parts)).toEqual({
      [`${FOLDER}|loss`]: [[9, Number.NaN]],
      [`${FOLDER}|acc`]: [[9, 0.25]],
    });
    expect(noticeCodes(parts)).toEqual(["sampled-history"]);
    expect(JSON.stringify(parts)).not.toMatch(/secret-host|example\.org/);
  });
});

describe("blocks", () => {
  const big = "x".repeat(70_000);
  const records = [
    history(0, { loss: "3" }),
    consoleText(big),
    history(1, { loss: "2" }),
    history(2, { loss: "1" }),
  ];
  const whole = wandbFile(...records, exit(0));

  it("joins records that span blocks, whatever the chunks", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 500, max: 100_000 }), async (chunk) => {
        const points = pointsByName(await read(whole, {}, chunk));
        expect(points[`${FOLDER}|loss`]).toEqual([
          [0, 3],
          [1, 2],
          [2, 1],
        ]);
      }),
      { numRuns: 20 },
    );
  });

  it("pads the end of a block and reads records of any length", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 40_000 }), { maxLength: 6 }), async (lengths) => {
        const file = wandbFile(
          ...lengths.flatMap((length, i) => [consoleText("y".repeat(length)), history(i, { n: String(i) })]),
          exit(0),
        );
        const parts = await read(file);
        expect((pointsByName(parts)[`${FOLDER}|n`] ?? []).map(([, n]) => n)).toEqual([...lengths.keys()]);
        expect(noticeCodes(parts)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it("keeps all whole records wherever the file is cut, and never throws", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 60, max: whole.length - 1 }), async (end) => {
        const parts = await read(whole.subarray(0, end));
        const values = (pointsByName(parts)[`${FOLDER}|loss`] ?? []).map(([, value]) => value);
        expect([3, 2, 1].slice(0, values.length)).toEqual(values);
        expect(values.length).toBe(keptBefore(end));
        expect(partsOfKind(parts, "facts")[0]?.facts.status).toBe("running");
      }),
    );
  });

  /** Whole history records that lie before a byte. */
  function keptBefore(end: number): number {
    return [1, 3, 4].filter((count) => wandbFile(...records.slice(0, count)).length <= end).length;
  }

  it("says where a cut file ends, also at the end of a block with a record open", async () => {
    const parts = await read(whole.subarray(0, 65_536));
    expect(pointsByName(parts)[`${FOLDER}|loss`]).toEqual([[0, 3]]);
    const [notice] = partsOfKind(parts, "notices")
      .flatMap((part) => part.notices)
      .filter((one) => one.code === "truncated-file");
    expect(notice?.at).toEqual({ file: NAME, byte: wandbFile(...records.slice(0, 1)).length });
  });

  it("goes on with the next block after a checksum that does not match", async () => {
    const damaged = Buffer.from(whole);
    damaged[40_000] = (damaged[40_000] ?? 0) ^ 1;
    const parts = await read(damaged);
    expect((pointsByName(parts)[`${FOLDER}|loss`] ?? []).map(([, value]) => value)).toEqual([3, 2, 1]);
    expect(noticeCodes(parts)).toEqual(["checksum-mismatch"]);
  });

  it("skips a block of zeros", async () => {
    const first = wandbFile(history(0, { loss: "3" }));
    const zeros = Buffer.alloc(32_768 - first.length + 32_768);
    const later = wandbFile(history(1, { loss: "2" })).subarray(7);
    const parts = await read(Buffer.concat([first, zeros, later]));
    expect((pointsByName(parts)[`${FOLDER}|loss`] ?? []).map(([, value]) => value)).toEqual([3, 2]);
  });

  it("refuses a file that only its name makes a .wandb file", async () => {
    await expect(read(Buffer.from("this is something else"))).rejects.toThrow(ReadError);
  });
});
