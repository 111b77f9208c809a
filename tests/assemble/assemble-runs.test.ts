import { describe, expect, it } from "vitest";
import { readRuns } from "../../src/assemble/read-runs.ts";
import type { Run } from "../../src/model/run.ts";
import { type Series, stepAt } from "../../src/model/series.ts";
import { sourceOf } from "../source-of.ts";

async function readOne(files: Readonly<Record<string, string>>): Promise<Run> {
  const runs = await readRuns(sourceOf(files));
  const [run] = runs;
  if (run === undefined || runs.length > 1) throw new Error(`${runs.length} runs`);
  return run;
}

function primaryOf(run: Run, input: keyof Run["primary"]): Series | undefined {
  return run.series.find((series) => series.id === run.primary[input]);
}

function codes(run: Run): string[] {
  return [...new Set(run.notices.map(({ code }) => code))].sort();
}

const LOG = [
  "epoch 1/3 loss 2.0 val_loss 2.1 val_acc 0.4",
  "epoch 2/3 loss 1.5 val_loss 1.7 val_acc 0.5",
].join("\n");

const STEPS = ["step,epoch,train/loss,val/loss,val/accuracy"];
for (let step = 0; step < 30; step += 1) {
  STEPS.push(`${step},${Math.floor(step / 10)},${2 - step / 20},${step % 10 === 9 ? "1.5,0.6" : ","}`);
}

describe("several loggers of one run", () => {
  it("the structured file wins, the log adds what it alone has, on one step axis", async () => {
    const log = [1, 2, 3].map((e) => `epoch ${e}/3 train_loss ${3 - e / 2} train_acc 0.${e} val_loss 1.5`);
    const run = await readOne({ "metrics.csv": STEPS.join("\n"), "train.log": log.join("\n") });
    expect(primaryOf(run, "train-loss")?.file).toBe("metrics.csv");
    expect(primaryOf(run, "validation-loss")?.file).toBe("metrics.csv");
    expect(primaryOf(run, "train-metric")?.file).toBe("train.log");
    const metric = primaryOf(run, "train-metric");
    expect(metric && [0, 1, 2].map((i) => stepAt(metric, i))).toEqual([9, 19, 29]);
    expect(run.series.every((series) => series.axes.stepUnit === "step")).toBe(true);
    expect(codes(run)).toEqual(expect.arrayContaining(["axis-derived", "merged-sources"]));
    expect(run.facts.stepsPerEpoch).toBe(10);
  });

  it("a log alone counts epochs, and says so", async () => {
    const run = await readOne({ "train.log": LOG });
    expect(primaryOf(run, "train-loss")?.axes.stepUnit).toBe("epoch");
    expect(primaryOf(run, "train-loss")?.cadence).toBe("epoch");
    expect(codes(run)).not.toContain("axis-derived");
  });
});

describe("integrity", () => {
  it("non-finite values are told with the first place", async () => {
    const run = await readOne({ "log.csv": "step,loss\n0,2\n1,nan\n2,inf\n3,1\n" });
    const notice = run.notices.find(({ code }) => code === "non-finite-values");
    expect(notice?.message).toBe("loss is not finite at 2 of 4 points, first NaN at step 1");
    expect(notice?.at).toEqual({ file: "log.csv", column: "loss", line: 3 });
  });

  it("steps that repeat and go back are kept and told", async () => {
    const run = await readOne({ "log.csv": "step,loss\n0,2\n1,1.8\n1,1.7\n2,1.6\n1,1.9\n2,1.5\n" });
    expect(primaryOf(run, "train-loss")?.values).toHaveLength(6);
    expect(run.notices.find(({ code }) => code === "backward-steps")?.message).toBe(
      "The step of loss goes back once, first from 2 to 1: a restart in the same file",
    );
    expect(run.notices.find(({ code }) => code === "duplicate-steps")?.message).toBe(
      "loss has 1 value at a step that has one already",
    );
  });

  it("a run that ends before its plan is unfinished, one that ends with it is not", async () => {
    const unfinished = await readOne({ "train.log": LOG });
    expect(unfinished.notices.find(({ code }) => code === "run-unfinished")?.message).toBe(
      "The last value stands after 2 of 3 planned epochs",
    );
    const whole = await readOne({ "metrics.csv": STEPS.join("\n"), "config.yaml": "epochs: 3\n" });
    expect(codes(whole)).not.toContain("run-unfinished");
    const longer = await readOne({ "metrics.csv": STEPS.join("\n"), "config.yaml": "epochs: 4\n" });
    expect(codes(longer)).toContain("run-unfinished");
  });
});

describe("accuracy of values", () => {
  const csv = (accuracies: readonly number[], losses: readonly number[]) =>
    ["epoch,loss,val_loss,accuracy,val_accuracy"]
      .concat(accuracies.map((a, i) => `${i},${losses[i]},${losses[i]},${a},${a}`))
      .join("\n");

  it("below zero it is R², with a notice", async () => {
    const run = await readOne({ "log.csv": csv([-3.5, -0.2, 0.4, 0.6], [9, 5, 3, 2]) });
    expect(primaryOf(run, "validation-metric")?.role).toBe("r2");
    expect(primaryOf(run, "validation-metric")?.unit).toBeNull();
    expect(codes(run)).toContain("unit-assumed");
  });

  it("proportional to the loss it is R², even where it never falls below zero", async () => {
    const losses = [8, 6, 4, 3, 2, 1];
    const run = await readOne({
      "log.csv": csv(
        losses.map((loss) => 1 - loss / 10),
        losses,
      ),
    });
    expect(primaryOf(run, "train-metric")?.role).toBe("r2");
  });

  it("a share of right answers stays one, also under a loss that hardly moves", async () => {
    const falling = await readOne({
      "log.csv": csv([0.3, 0.5, 0.62, 0.7, 0.71, 0.75], [2, 1.4, 1.1, 0.9, 0.8, 0.7]),
    });
    expect(primaryOf(falling, "validation-metric")?.role).toBe("accuracy");
    const flat = await readOne({
      "log.csv": csv([0.1, 0.1, 0.1, 0.1, 0.1, 0.1], [2.3, 2.3, 2.3, 2.3, 2.3, 2.3]),
    });
    expect(primaryOf(flat, "validation-metric")?.role).toBe("accuracy");
  });

  it("under a loss of values it is R²; predictions of classes outweigh that", async () => {
    const metrics = csv([0.3, 0.5, 0.62, 0.7], [2, 1.4, 1.1, 0.9]);
    const values = await readOne({ "log.csv": metrics, "config.yaml": "loss: mse\n" });
    expect(primaryOf(values, "validation-metric")?.role).toBe("r2");
    const classes = await readOne({
      "log.csv": metrics,
      "config.yaml": "loss: mse\n",
      "predictions_test.csv": "id,y_true,y_pred\n0,cat,dog\n1,dog,dog\n",
    });
    expect(primaryOf(classes, "validation-metric")?.role).toBe("accuracy");
  });
});

describe("percent", () => {
  it("a share above 1.5 is in percent, with a notice", async () => {
    const run = await readOne({ "log.csv": "epoch,loss,val_accuracy\n1,2,40\n2,1,92.9\n" });
    expect(primaryOf(run, "validation-metric")?.unit).toBe("percent");
    expect(codes(run)).toContain("percent-scale");
    const fraction = await readOne({ "log.csv": "epoch,loss,val_accuracy\n1,2,0.4\n2,1,0.929\n" });
    expect(primaryOf(fraction, "validation-metric")?.unit).toBe("fraction");
  });
});

describe("primary series", () => {
  it("the whole loss before its parts, the whole metric before its classes", async () => {
    const run = await readOne({
      "log.csv": "step,loss_cls,loss_total,val_f1_cat,val_f1,val_loss\n0,1,3,0.1,0.2,3\n1,1,2,0.2,0.4,2.5\n",
    });
    expect(run.primary["train-loss"]).toBe("loss_total");
    expect(run.primary["validation-metric"]).toBe("val_f1");
  });

  it("detectors' parts are summed, and NaN stays NaN", async () => {
    const run = await readOne({
      "results.csv":
        "epoch,train/box_loss,train/obj_loss,train/cls_loss,metrics/mAP_0.5,val/box_loss,val/obj_loss,val/cls_loss,x/lr0\n" +
        "0,1,2,3,0.1,1,1,nan,0.1\n1,0.5,1,2,0.2,1,1,1,0.1\n",
    });
    const loss = primaryOf(run, "train-loss");
    expect(loss?.sourceName).toBe("train/box_loss + train/obj_loss + train/cls_loss");
    expect(Array.from(loss?.values ?? [])).toEqual([6, 3.5]);
    expect(Array.from(primaryOf(run, "validation-loss")?.values ?? [])).toEqual([Number.NaN, 3]);
    expect(codes(run)).toContain("metric-guessed");
  });

  it("each id of primary is the id of one series, and ids are unique", async () => {
    const run = await readOne({
      "metrics.csv": STEPS.join("\n"),
      "train.log": LOG.replaceAll("loss", "train/loss"),
    });
    const ids = run.series.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of Object.values(run.primary)) expect(ids).toContain(id);
  });
});

describe("a resumed run", () => {
  const lines = (from: number, to: number, shift: number) =>
    Array.from({ length: to - from }, (_, i) =>
      JSON.stringify({ step: from + i, loss: 3 - (from + i) / 20 + shift }),
    );

  it("in a new file is joined, the later file from its first step on", async () => {
    const run = await readOne({
      "1.jsonl": lines(0, 20, 0).join("\n"),
      "2.jsonl": lines(15, 40, 0.5).join("\n"),
    });
    const loss = primaryOf(run, "train-loss");
    expect(loss && Array.from(loss.values.keys(), (i) => stepAt(loss, i))).toEqual([...new Array(40).keys()]);
    expect(loss?.values[15]).toBeCloseTo(3 - 15 / 20 + 0.5);
    expect(loss?.axes.files).toEqual([
      { file: "1.jsonl", fromRow: 0 },
      { file: "2.jsonl", fromRow: 20 },
    ]);
    expect(codes(run)).toContain("resume");
  });

  it("that starts from the first step again is not one", async () => {
    const [run] = await readRuns(
      sourceOf({ "1.jsonl": lines(0, 20, 0).join("\n"), "2.jsonl": lines(0, 30, 0.5).join("\n") }),
    );
    expect(run && codes(run)).not.toContain("resume");
  });
});

describe("masking", () => {
  it("covers settings, file names and ids, and counts once", async () => {
    const run = await readOne({
      "log.csv": STEPS.join("\n"),
      "config.yaml": "data: /home/mary/set\nlr: 0.1\n",
    });
    expect(JSON.stringify(run.config)).not.toContain("mary");
    expect(run.masked).toEqual(["home path once"]);
  });
});
