import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupRuns } from "../../src/assemble/run-groups.ts";
import type { RunPart } from "../../src/model/run.ts";
import { rawSeries } from "../readers/raw-series.ts";

function metrics(group: string, reader = "csv", name = "loss"): RunPart {
  return { kind: "series", group, reader, series: [rawSeries(name, [1, 2, 3])] };
}

function config(group: string): RunPart {
  return {
    kind: "config",
    group,
    reader: "config-file",
    file: "c.yaml",
    format: "yaml",
    text: "",
    entries: [],
  };
}

function splits(group: string): RunPart {
  const list = { file: "train.txt", split: "train", ids: ["1"] } as const;
  return { kind: "splits", group, reader: "split-lists", splits: list };
}

/** Folder of each run, with the kinds and folders of its parts. */
function grouped(...parts: RunPart[]): Record<string, string[]> {
  return Object.fromEntries(
    groupRuns(parts).map(({ folder, parts: own }) => [
      folder,
      own.map(({ part, folderSplit }) => `${part.kind}@${part.group}${folderSplit ? `=${folderSplit}` : ""}`),
    ]),
  );
}

describe("one run", () => {
  it("settings beside the metrics and artifacts in folders below belong to them", () => {
    expect(grouped(metrics(""), config(""), splits("splits"))).toEqual({
      "": ["series@", "config@", "splits@splits"],
    });
  });

  it("a store inside the folder: what lies above it and below it belongs to its one run", () => {
    expect(grouped(metrics("wandb/run-1", "wandb"), splits("wandb/run-1/files/splits"), config(""))).toEqual({
      "wandb/run-1": ["series@wandb/run-1", "splits@wandb/run-1/files/splits", "config@"],
    });
  });

  it("train/ and validation/ are the splits of the run above", () => {
    expect(grouped(metrics("logs/train", "tb"), metrics("logs/validation", "tb"))).toEqual({
      logs: ["series@logs/train=train", "series@logs/validation=validation"],
    });
  });

  it("a folder called train whose metrics name other splits is a run like any other", () => {
    expect(grouped(metrics("detect/train", "yolo", "val/box_loss"))).toEqual({
      "detect/train": ["series@detect/train"],
    });
  });

  it("several loggers of one run, within one another or side by side, are joined", () => {
    expect(Object.keys(grouped(metrics("", "text-log"), metrics("mlruns/1/a", "mlflow-files")))).toEqual([
      "",
    ]);
    const beside = grouped(metrics("csv_logs/version_0", "lightning"), metrics("tb_logs/version_0", "tb"));
    expect(Object.keys(beside)).toEqual(["csv_logs/version_0"]);
  });

  it("without metrics the artifacts are the run", () => {
    expect(grouped(splits("splits"), config(""))).toEqual({ splits: ["splits@splits", "config@"] });
  });
});

describe("several runs", () => {
  it("two folders with metrics of one format are two runs; settings above are of both", () => {
    expect(grouped(metrics("a"), metrics("b"), config(""), splits("b/splits"))).toEqual({
      a: ["series@a", "config@"],
      b: ["series@b", "config@", "splits@b/splits"],
    });
  });

  it("versions of one logger are not joined", () => {
    const versions = grouped(metrics("lightning_logs/version_0"), metrics("lightning_logs/version_1"));
    expect(Object.keys(versions)).toEqual(["lightning_logs/version_0", "lightning_logs/version_1"]);
  });

  it("an artifact that could be of either is given to neither", () => {
    expect(grouped(metrics("a"), metrics("b"), splits("c"))).toEqual({ a: ["series@a"], b: ["series@b"] });
  });
});

it("nothing but settings and notices is no run", () => {
  expect(grouped(config(""), { kind: "events", group: "", reader: "text-log", events: [] })).toEqual({});
});

it("each series is of exactly one run, in whatever order the parts come", () => {
  const folder = fc.array(fc.constantFrom("a", "b", "logs", "train", "val", "wandb"), { maxLength: 3 });
  const anyPart = fc
    .tuple(folder, fc.constantFrom("csv", "tb", "text-log"))
    .map(([names, reader]) => metrics(names.join("/"), reader));
  fc.assert(
    fc.property(fc.array(anyPart, { minLength: 1, maxLength: 8 }), (parts) => {
      const runs = groupRuns(parts);
      expect(runs.flatMap((run) => run.parts.map(({ part }) => part))).toHaveLength(parts.length);
      const folders = (some: RunPart[]) => groupRuns(some).map((run) => run.folder);
      expect(folders([...parts].reverse())).toEqual(folders(parts));
    }),
  );
});
