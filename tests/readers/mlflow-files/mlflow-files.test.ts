import { describe, expect, it } from "vitest";
import { mlflowFiles } from "../../../src/readers/mlflow-files/reader.ts";
import { sourceOf } from "../../source-of.ts";
import { noticeCodes, partsOfKind, pointsByName, readParts, settingsOf } from "../parts-of.ts";

const RUN = "mlruns/1/0a1b2c";

const META = [
  "artifact_uri: file:///elsewhere/mlruns/1/0a1b2c/artifacts",
  "end_time: 1700000100500",
  "experiment_id: '1'",
  "lifecycle_stage: active",
  "run_id: 0a1b2c",
  "run_name: smooth-fox-1",
  "run_uuid: 0a1b2c",
  "start_time: 1700000000000",
  "status: 3",
  "tags: []",
  "user_id: someone",
  "",
].join("\n");

async function read(files: Readonly<Record<string, string>>, meta = META) {
  const inRun = Object.fromEntries(Object.entries(files).map(([name, text]) => [`${RUN}/${name}`, text]));
  return readParts(mlflowFiles, sourceOf({ [`${RUN}/meta.yaml`]: meta, ...inRun }));
}

describe("metrics", () => {
  it("that are named as a folder of the store are metrics too", async () => {
    const parts = await read({
      "metrics/metrics/mAP50": "1700000000500 0.5 0\n",
      "metrics/params/count": "1700000000500 7 0\n",
    });
    expect(pointsByName(parts)).toEqual({
      [`${RUN}|metrics/mAP50`]: [[0, 0.5]],
      [`${RUN}|params/count`]: [[0, 7]],
    });
  });

  it("reads nested keys, every spelling of a number, and times in seconds", async () => {
    const parts = await read({
      "metrics/train/loss":
        "1700000000500 2.5 0\n1700000001500 nan 1\n1700000002500 inf 2\n1700000003500 -inf 3\n1700000004500 1e-05 -4\n",
      "metrics/val_acc": "1700000000500 0.5 0",
    });
    expect(pointsByName(parts)).toEqual({
      [`${RUN}|train/loss`]: [
        [0, 2.5],
        [1, Number.NaN],
        [2, Number.POSITIVE_INFINITY],
        [3, Number.NEGATIVE_INFINITY],
        [-4, 1e-5],
      ],
      [`${RUN}|val_acc`]: [[0, 0.5]],
    });
    const [loss] = partsOfKind(parts, "series")[0]?.series ?? [];
    expect(loss?.axes.time?.[1]).toBe(1_700_000_001.5);
    expect(Array.from(loss?.axes.row ?? [])).toEqual([1, 2, 3, 4, 5]);
    expect(loss?.file).toBe(`${RUN}/metrics/train/loss`);
  });

  it("takes more fields than three, and two fields as a value without a step", async () => {
    const parts = await read({
      "metrics/new": "1758275956473 0.659375 7 0a1b2c digest\r\n",
      "metrics/old": "1700000000000 3\n1700000001000 2\n1700000002000 1\n",
    });
    expect(pointsByName(parts)).toEqual({
      [`${RUN}|new`]: [[7, 0.659375]],
      [`${RUN}|old`]: [
        [0, 3],
        [1, 2],
        [2, 1],
      ],
    });
    const units = partsOfKind(parts, "series")[0]?.series.map((one) => one.axes.stepUnit);
    expect(units).toEqual(["step", "row"]);
    expect(noticeCodes(parts)).toEqual(["axis-derived"]);
  });

  it("keeps the order of the lines and leaves exact copies out with a notice", async () => {
    const parts = await read({ "metrics/loss": "5 2.0 2\n4 3.0 1\n5 2.0 2\n5 2.5 2\n" });
    expect(pointsByName(parts)[`${RUN}|loss`]).toEqual([
      [2, 2],
      [1, 3],
      [2, 2.5],
    ]);
    expect(noticeCodes(parts)).toEqual(["duplicate-rows"]);
  });

  it("leaves a broken line out and says which", async () => {
    const parts = await read({ "metrics/loss": "1 2.0 0\n2 2.0.0 1\n3 1.0 2\n" });
    expect(pointsByName(parts)[`${RUN}|loss`]).toEqual([
      [0, 2],
      [2, 1],
    ]);
    const [notice] = partsOfKind(parts, "notices")[0]?.notices ?? [];
    expect(notice).toMatchObject({ code: "damaged-record", at: { line: 2 } });
  });

  it("shares axes between metrics that were logged together, takes `epoch` for the axis", async () => {
    const parts = await read({
      "metrics/epoch": "1000 0 10\n2000 1 20\n",
      "metrics/loss": "1000 4 10\n2000 3 20\n",
      "metrics/lr": "1000 0.1 10\n2000 0.1 20\n",
    });
    const series = partsOfKind(parts, "series")[0]?.series ?? [];
    expect(series.map((one) => one.sourceName)).toEqual(["loss", "lr"]);
    expect(series[0]?.axes).toBe(series[1]?.axes);
    expect(Array.from(series[0]?.axes.epoch ?? [])).toEqual([0, 1]);
  });

  it("gathers statistics of layers", async () => {
    const parts = await read({
      "metrics/layers/enc.0/grad_norm": "1 0.5 0\n2 0.25 8\n",
      "metrics/layers/enc.1/grad_norm": "1 0.125 0\n",
    });
    const [table] = partsOfKind(parts, "layers");
    expect(table?.layers.layers).toEqual(["enc.0", "enc.1"]);
    expect(Array.from(table?.layers.statistics["grad-norm"]?.values ?? [])).toEqual([
      0.5,
      0.125,
      0.25,
      Number.NaN,
    ]);
    expect(partsOfKind(parts, "series")).toEqual([]);
  });
});

describe("settings and status", () => {
  it("reads parameters as Python wrote them, and tags without the user's name", async () => {
    const parts = await read({
      "params/lr": "0.001",
      "params/shuffle": "True",
      "params/seed": "None",
      "params/name": "adam",
      "params/model_args": "{'widths': [48, 24], 'norm': 'bn'}",
      "params/betas": "(0.9, 0.999)",
      "params/note": "two\nlines",
      "tags/mlflow.runName": "smooth-fox-1",
      "tags/mlflow.source.git.commit": "0123abcd",
      "tags/mlflow.user": "someone",
    });
    expect(settingsOf(parts)).toEqual({
      lr: 0.001,
      shuffle: true,
      seed: null,
      name: "adam",
      "model_args.widths": [48, 24],
      "model_args.norm": "bn",
      betas: [0.9, 0.999],
      note: "two\nlines",
      "mlflow.runName": "smooth-fox-1",
      "mlflow.source.git.commit": "0123abcd",
    });
    expect(JSON.stringify(parts)).not.toContain("someone");
  });

  it.each([
    ["status: 3", "finished", ["finished"]],
    ["status: 4", "failed", ["error"]],
    ["status: 5", "killed", ["killed"]],
    ["status: 1", "running", []],
    ["status_message: none", "running", []],
  ])("reads %s as %s", async (line, status, events) => {
    const meta = META.replace("status: 3", line).replace("end_time: 1700000100500", "end_time: null");
    const parts = await read({ "metrics/loss": "1 1 1\n" }, meta);
    expect(partsOfKind(parts, "facts")[0]?.facts.status).toBe(status);
    expect(partsOfKind(parts, "events").flatMap((part) => part.events.map((event) => event.kind))).toEqual(
      events,
    );
    expect(noticeCodes(parts)).toEqual(status === "running" ? ["run-unfinished"] : []);
  });

  it("reads a meta.yaml of old MLflow: run_uuid alone, a number for the experiment", async () => {
    const parts = await read(
      { "metrics/loss": "1 1 1\n" },
      "experiment_id: 0\nrun_uuid: 0a1b2c\nstatus: 3\n",
    );
    expect(pointsByName(parts)).toEqual({ [`${RUN}|loss`]: [[1, 1]] });
    expect(partsOfKind(parts, "facts")[0]?.facts.status).toBe("finished");
  });
});

it("claims the store's own files and leaves artifacts to the other readers", () => {
  const source = sourceOf({
    "meta.yaml": META,
    "metrics/layers/0/grad_norm": "1 1 1",
    "params/config.json": "{}",
    "artifacts/metrics/class_counts.json": "{}",
    "artifacts/model.json": "{}",
  });
  const head = new TextEncoder().encode(META);
  const claimed = source.files
    .filter((file) => mlflowFiles.sniff(file, head, source) > 0)
    .map((file) => file.name);
  expect(claimed).toEqual(["meta.yaml", "metrics/layers/0/grad_norm", "params/config.json"]);
  const other = sourceOf({ "metrics/loss": "1 1 1" });
  expect(other.files.map((file) => mlflowFiles.sniff(file, head, other))).toEqual([0]);
});

it("gives each run of an experiment its own group", async () => {
  const parts = await readParts(
    mlflowFiles,
    sourceOf({
      "1/meta.yaml": "artifact_location: file:///x\nexperiment_id: '1'\nname: tries\n",
      "1/a/meta.yaml": META,
      "1/a/metrics/loss": "1 1 0\n",
      "1/b/meta.yaml": META,
      "1/b/metrics/loss": "1 2 0\n",
    }),
  );
  expect(pointsByName(parts)).toEqual({ "1/a|loss": [[0, 1]], "1/b|loss": [[0, 2]] });
});
