import { rmSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { readRuns } from "../../src/assemble/read-runs.ts";
import { openSource } from "../../src/sources/open-source.ts";
import { pointsIn } from "./points-in.ts";
import { whyNoLoggers, writeRun } from "./python.ts";
import { readWritten, removeWritten } from "./written.ts";

const reason = whyNoLoggers();
afterAll(removeWritten);

interface Trial {
  readonly number: number;
  readonly state: string;
  readonly value: number | null;
  readonly steps: Readonly<Record<string, number>>;
}

describe.skipIf(reason !== null)("what searches, boosters and scores write", () => {
  it.each(["optuna_sqlite", "optuna_journal"] as const)(
    "%s: every trial and its values, exactly",
    async (writer) => {
      const { runs, results } = await readWritten(writer);
      const trials = results as unknown as Trial[];
      const [study, ...rest] = runs;
      expect(study?.regime.id).toBe("search");
      const valued = trials.filter(({ state, value }) => state !== "FAIL" && value !== null);
      expect(pointsIn(study, "objective")).toEqual(valued.map(({ number, value }) => [number, value]));
      expect(rest).toHaveLength(trials.length);
      for (const [i, run] of rest.entries()) {
        const steps = Object.entries(trials[i]?.steps ?? {}).map(([step, value]) => [Number(step), value]);
        expect(pointsIn(run, "intermediate value")).toEqual(steps);
      }
    },
  );

  it("CatBoost's catboost_info: every set and metric, to the ten digits it keeps, and a whole training", async () => {
    const { runs, results } = await readWritten("catboost");
    const [run] = runs;
    const evals = results as Record<string, Record<string, number[]>>;
    expect(run?.format).toBe("catboost");
    const written = [
      ["learn/Logloss", evals["learn"]?.["Logloss"]],
      ["test/Logloss", evals["validation"]?.["Logloss"]],
      ["test/AUC", evals["validation"]?.["AUC"]],
    ] as const;
    for (const [name, values] of written) {
      const read = pointsIn(run, name).map(([, value]) => value);
      expect(read, name).toEqual((values ?? []).map((value) => expect.closeTo(value, 9)));
      expect(read).toHaveLength(8);
    }
    expect(run?.notices.map(({ code }) => code)).not.toContain("run-unfinished");
  });

  it("CatBoost's printed lines: both sets, to the seven digits it prints", async () => {
    const { runs, results } = await readWritten("catboost_log");
    const evals = results as Record<string, Record<string, number[]>>;
    for (const [name, set] of [
      ["learn", "learn"],
      ["test", "validation"],
    ] as const) {
      const values = evals[set]?.["Logloss"] ?? [];
      expect(pointsIn(runs[0], name)).toEqual(values.map((value, i) => [i, Number(value.toFixed(7))]));
    }
  });

  it("scikit-learn's classification_report: every class, to the digits it prints", async () => {
    const { runs, results } = await readWritten("class_report");
    const scores = results as Record<string, Record<string, number>>;
    const report = Object.values(runs[0]?.classReports ?? {})[0];
    expect(report?.classes).toEqual(["cat", "big dog", "avg"]);
    for (const [k, name] of (report?.classes ?? []).entries()) {
      const of = (score: string) => Number((scores[name]?.[score] ?? Number.NaN).toFixed(2));
      expect([report?.precision[k], report?.recall[k], report?.f1[k]]).toEqual([
        of("precision"),
        of("recall"),
        of("f1-score"),
      ]);
      expect(report?.support[k]).toBe(scores[name]?.["support"]);
    }
  });

  it("spaCy's logger: the JSON Lines exactly, and the printed table to its digits", async () => {
    const { runs } = await readWritten("spacy");
    expect(runs).toHaveLength(1);
    const losses = pointsIn(runs[0], "losses/textcat", "training.jsonl");
    expect(losses.map(([step]) => step)).toEqual([0, 10, 20, 30, 40]);
    const printed = pointsIn(runs[0], "losses/TEXTCAT", "console.log");
    expect(printed).toEqual(losses.map(([step, value]) => [step, expect.closeTo(value, 1)]));
  });

  it("ClearML offline: scalars and settings; what is not finite, ClearML itself writes as 0", async () => {
    const { runs } = await readWritten("clearml");
    expect(runs).toHaveLength(1);
    expect(pointsIn(runs[0], "loss/train")).toEqual([
      [0, 2.5],
      [10, 1.25],
      [20, 0],
      [30, 0],
      [40, 0.1],
    ]);
    expect(runs[0]?.series).toHaveLength(1);
    expect(runs[0]?.config?.known["learning-rate"]?.value).toBe(0.25);
  });

  it("ONNX: the operator with its parameters", async () => {
    const { runs } = await readWritten("onnx");
    expect(runs[0]?.model?.layers).toMatchObject([{ name: "/fc/Gemm", params: 15, shapes: [[3, 4], [3]] }]);
  });
});

describe.skipIf(reason !== null)("the numbers of stored weights", () => {
  it.each([
    ["torch_save", "model.pt"],
    ["safetensors_save", "model.safetensors"],
  ] as const)("%s: names, shapes, types and numbers as they were written", async (writer, file) => {
    const { folder } = writeRun(writer);
    const [run] = await readRuns(await openSource(folder), { weights: true });
    rmSync(folder, { recursive: true, force: true });
    const tensors = run?.weights?.find((one) => one.file === file)?.tensors ?? [];
    const by = Object.fromEntries(tensors.map(({ name, ...numbers }) => [name, numbers]));
    // 0 … 11 less 4: the sum is 18, the sum of squares 170.
    const whole = { shape: [3, 4], count: 12, nan: 0, zeros: 1, sum: 18, norm: Math.sqrt(170), zeroRows: 0 };
    for (const [name, dtype] of [
      ["fc1.weight", "float32"],
      ["half.weight", "float16"],
      ["brain.weight", "bfloat16"],
      ["small.weight", "int8"],
    ] as const) {
      expect(by[name], name).toMatchObject({ ...whole, dtype });
    }
    expect(by["dead.weight"]).toMatchObject({ rows: 3, zeroRows: 1, zeros: 4, sum: 12 });
    // A view, transposed and without its first row.
    expect(by["turned.weight"]).toMatchObject({ shape: [3, 3], sum: 18, norm: Math.sqrt(138), zeros: 0 });
    expect(by["broken.weight"]).toMatchObject({ dtype: "float64", nan: 1, infinite: 2, sum: 1 });
    expect(by["fc1.bias"]).toMatchObject({ zeros: 3, norm: 0 });
  });
});
