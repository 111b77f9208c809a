import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { readRuns } from "../../src/assemble/read-runs.ts";
import { ReadError, UsageError } from "../../src/model/errors.ts";
import type { Reader } from "../../src/model/reader.ts";
import { sourceOf } from "../source-of.ts";

const METRICS = "step,train/loss,val/loss\n0,2,\n10,1.5,1.6\n20,1,1.2\n";

async function refusal(files: Record<string, string | Uint8Array>): Promise<string> {
  return readRuns(sourceOf(files, { name: "exp" })).then(
    () => "read",
    (error: unknown) => (error instanceof ReadError ? error.message : String(error)),
  );
}

describe("provenance", () => {
  it("has every file with its size and hash, and says which were left alone", async () => {
    const [run] = await readRuns(sourceOf({ "log.csv": METRICS, "model.pt": "weights", "notes.bin": "x" }));
    expect(run?.provenance.map(({ file, bytes, readAs, gave }) => [file, bytes, readAs, gave])).toEqual([
      ["log.csv", METRICS.length, "generic-csv", expect.stringContaining("metrics")],
      ["model.pt", 7, null, "a checkpoint"],
      ["notes.bin", 1, null, "a checkpoint"],
    ]);
    expect(run?.provenance[0]?.sha256).toBe(createHash("sha256").update(METRICS).digest("hex"));
  });
});

describe("nothing to read is one clear line", () => {
  it.each([
    ["an empty file", { "a.csv": "" }, "Cannot read exp: the file is empty (0 bytes)"],
    [
      "a Git LFS pointer",
      { "a.csv": "version https://git-lfs.github.com/spec/v1\n" },
      "Cannot read exp: it is a Git LFS pointer, its content was not downloaded",
    ],
    [
      "a picture",
      { "a.png": Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1]) },
      "Cannot read exp: it is a picture, expected what a training run logged",
    ],
    [
      "a binary file",
      { "a.dat": Uint8Array.from([0, 1, 2, 3, 255, 0, 9]) },
      "Cannot read exp: 7 bytes of no format that postrun reads",
    ],
    [
      "a folder of such",
      { "a.dat": Uint8Array.from([0, 1]), "b.pt": "x" },
      "Cannot read exp: none of its 2 files is of a format that postrun reads",
    ],
    ["a folder of empty files", { "a.csv": "", "b.csv": "" }, "Cannot read exp: its 2 files are all empty"],
    [
      "settings alone",
      { "config.yaml": "lr: 0.1\n" },
      "Cannot read exp: read as config-file, it holds no metric and nothing else of a run",
    ],
  ])("%s", async (_, files, message) => {
    expect(await refusal(files as Record<string, string | Uint8Array>)).toBe(message);
  });

  it("a CSV without numbers names the file", async () => {
    expect(await refusal({ "names.csv": "name,town\nAnn,Rome\nBob,Oslo\n" })).toMatch(
      /^Cannot read names\.csv: /,
    );
  });
});

describe("a damaged file among good ones", () => {
  const picky: Reader = {
    id: "picky",
    title: "picky",
    files: [],
    about: { recognisedBy: "", reads: [], leaves: [] },
    sniff: () => 1,
    async *read(files) {
      for (const file of files) {
        const text = await file.text();
        if (text === "bad") throw new ReadError(`Cannot read ${file.name}: it is bad`);
        if (text === "worse") throw new ReadError("Cannot read it: no name given");
        yield { kind: "robustness", group: "", reader: "picky", robustness: robustnessOf(file.name) };
      }
    },
  };
  const robustnessOf = (file: string) => ({ file, cleanAccuracy: 1, attacks: [] });
  const read = (files: Record<string, string>) => readRuns(sourceOf(files), { readers: [picky] });

  it.each(["bad", "worse"])("is a notice, and the rest is read (%s)", async (text) => {
    const [run] = await read({ "a.txt": "good", "b.txt": text });
    expect(run?.robustness?.file).toBe("a.txt");
    expect(run?.notices.filter(({ code }) => code === "file-ignored")).toHaveLength(1);
  });

  it("is thrown where nothing is left", async () => {
    await expect(read({ "a.txt": "bad", "b.txt": "bad" })).rejects.toThrow("Cannot read a.txt: it is bad");
  });

  it("a bug in a reader is no ReadError and is thrown as it is", async () => {
    const broken: Reader = {
      ...picky,
      // biome-ignore lint/correctness/useYield: it throws before it yields
      async *read() {
        throw new TypeError("a bug");
      },
    };
    await expect(readRuns(sourceOf({ "a.txt": "good" }), { readers: [broken] })).rejects.toThrow(TypeError);
  });
});

describe("--map", () => {
  const CSV = "step,foo/nll,bar\n0,2,9\n10,1.5,8\n20,1,7\n";

  it("says which series is the loss on which split", async () => {
    const maps = { loss: "foo/nll", "validation-loss": "bar" };
    const [run] = await readRuns(sourceOf({ "log.csv": CSV }), { maps });
    expect(run?.primary["train-loss"]).toBe("foo/nll");
    expect(run?.primary["validation-loss"]).toBe("bar");
  });

  it("a role that does not exist is a usage error", async () => {
    await expect(readRuns(sourceOf({ "log.csv": CSV }), { maps: { lozz: "bar" } })).rejects.toThrow(
      UsageError,
    );
  });

  it("a name that no run has is a usage error that lists what there is", async () => {
    const asked = readRuns(sourceOf({ "log.csv": CSV }), { maps: { loss: "baz" } });
    await expect(asked).rejects.toThrow("No series is named baz: the run has foo/nll, bar");
  });
});

it("reading twice gives the same run", async () => {
  const files = {
    "log.csv": METRICS,
    "config.yaml": "lr: 0.1\nepochs: 3\n",
    "train.log": "epoch 1 loss 2\n",
  };
  expect(await readRuns(sourceOf(files))).toEqual(await readRuns(sourceOf(files, { chunkSize: 3 })));
});

it("overlap is the metric of a run that outlines things, not the accuracy of its pixels", async () => {
  const rows = ["epoch,val_loss,val_acc,val_iou", "0,0.9,0.91,0.2", "1,0.5,0.94,0.5", "2,0.4,0.95,0.6"];
  const [run] = await readRuns(sourceOf({ "metrics.csv": rows.join("\n") }));
  expect(run?.series.find(({ id }) => id === run.primary["validation-metric"])?.role).toBe("iou");
  expect(run?.notices.map(({ message }) => message)).toContainEqual(
    expect.stringContaining("val_iou is taken for the task's metric, not val_acc"),
  );
});
