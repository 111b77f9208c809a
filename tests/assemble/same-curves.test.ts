import { describe, expect, it } from "vitest";
import { readRuns } from "../../src/assemble/read-runs.ts";
import { groupRuns } from "../../src/assemble/run-groups.ts";
import type { RunPart } from "../../src/model/run.ts";
import { rawSeries } from "../readers/raw-series.ts";
import { sourceOf } from "../source-of.ts";

const CURVE = Array.from({ length: 40 }, (_, i) => 2 / (i + 1) + Math.sin(i) / 50);

/** Values that a reader found in a folder; `<reader> <name>` where they are not called loss. */
function logged(group: string, as: string, values: readonly number[]): RunPart {
  const [reader = "", name = "loss"] = as.split(" ");
  return { kind: "series", group, reader, series: [rawSeries(name, [...values])] };
}

function folders(...parts: RunPart[]): string[] {
  return groupRuns(parts).map(({ folder }) => folder);
}

/** As a CSV prints and a 32-bit event file keeps it. */
const asFloat = CURVE.map((value) => Math.fround(value));
const asDigits = CURVE.map((value) => Number(value.toPrecision(6)));
const other = CURVE.map((value) => value * 1.01);

describe("two loggers of one training, found by their values", () => {
  it("are one run wherever they lie and whatever they call it", () => {
    expect(
      folders(
        logged("runs/detect", "yolo-csv train/loss", asDigits),
        logged("wandb/run-1", "wandb train_loss", asFloat),
      ),
    ).toEqual(["runs/detect"]);
  });

  it("a CSV is the one of several trainings that ends in its numbers", () => {
    const trainings = [other, asFloat, other.map((value) => value + 1)];
    const parts = trainings.map((values, i) =>
      logged(`logs/training-${i}`, "tensorboard epoch_loss", values),
    );
    expect(folders(logged("", "keras-csv", asDigits), ...parts)).toEqual([
      "",
      "logs/training-0",
      "logs/training-2",
    ]);
  });

  it("a row more or less is a logger's manner", () => {
    expect(folders(logged("a", "csv", CURVE), logged("b", "wandb", CURVE.slice(1)))).toEqual(["a"]);
  });
});

describe("what stays apart", () => {
  it.each([
    ["other values", logged("b", "wandb", other)],
    ["the same format, though the values are the same", logged("b", "csv", CURVE)],
    ["a third of the length", logged("b", "wandb", CURVE.slice(-13))],
    ["a learning rate that agrees", logged("b", "wandb lr", CURVE)],
  ])("%s", (_, part) => {
    const first = part.kind === "series" && part.series[0]?.sourceName === "lr" ? "lr" : "loss";
    expect(folders(logged("a", `csv ${first}`, CURVE), part)).toEqual(["a", "b"]);
  });

  it("a metric that stands still, and NaN", () => {
    for (const value of [0.5, Number.NaN]) {
      const still = CURVE.map(() => value);
      expect(folders(logged("a", "csv", still), logged("b", "wandb", still))).toEqual(["a", "b"]);
    }
  });

  it("two that fit: a fixed seed gives the same run twice", () => {
    const twice = [logged("b", "wandb", CURVE), logged("c", "wandb", CURVE)];
    expect(folders(logged("a", "csv", CURVE), ...twice)).toEqual(["a", "b", "c"]);
  });
});

it("the settings of a run that logged nothing are not those of the run beside it", async () => {
  const rows = CURVE.map((value, i) => `${i + 1},${value}`).join("\n");
  const runs = await readRuns(
    sourceOf({
      "exp4/results.csv": `epoch,train_loss\n${rows}\n`,
      "exp4/hyp.yaml": "lr0: 0.01\n",
      "exp3/hyp.yaml": "lr0: 0.5\n",
      "exp3/opt.yaml": "epochs: 7\n",
    }),
  );
  expect(runs).toHaveLength(1);
  expect(runs[0]?.config?.known["learning-rate"]?.value).toBe(0.01);
  expect(runs[0]?.config?.entries.some(({ at }) => at.file === "exp3/hyp.yaml")).toBe(false);
});
