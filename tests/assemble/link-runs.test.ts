import { describe, expect, it } from "vitest";
import { readRuns } from "../../src/assemble/read-runs.ts";
import { sourceOf } from "../source-of.ts";

function metrics(from: number, to: number): string {
  const rows = ["epoch,step,train_loss,val_loss"];
  for (let step = from; step <= to; step += 10)
    rows.push(`${Math.floor(step / 100)},${step},${3 - step / 400},`);
  rows.push(`${Math.floor(to / 100)},${to},,2.5`);
  return `${rows.join("\n")}\n`;
}

async function resumesIn(files: Readonly<Record<string, string>>): Promise<string[]> {
  const runs = await readRuns(sourceOf(files));
  return runs.flatMap(({ name, notices }) =>
    notices.filter(({ code }) => code === "resume").map(({ message }) => `${name}: ${message}`),
  );
}

describe("runs beside each other", () => {
  it("one whose steps begin where another's end goes on from it, and so does a second one", async () => {
    const found = await resumesIn({
      "version_0/metrics.csv": metrics(9, 399),
      "version_1/metrics.csv": metrics(409, 599),
      "version_2/metrics.csv": metrics(409, 499),
    });
    expect(found).toEqual([
      "run/version_1: The first step is 409, and run/version_0 ends at 399: this run goes on from there, by its steps",
      "run/version_2: The first step is 409, and run/version_0 ends at 399: this run goes on from there, by its steps",
    ]);
  });

  it("runs of a sweep that each begin at their first step are not linked", async () => {
    const found = await resumesIn({
      "version_0/metrics.csv": metrics(9, 399),
      "version_1/metrics.csv": metrics(9, 599),
    });
    expect(found).toEqual([]);
  });

  it("where two ended at that step nothing tells which is meant", async () => {
    const found = await resumesIn({
      "version_0/metrics.csv": metrics(9, 399),
      "version_1/metrics.csv": metrics(9, 399),
      "version_2/metrics.csv": metrics(409, 499),
    });
    expect(found).toEqual([]);
  });

  it("a checkpoint that the settings name says which, whatever the steps are", async () => {
    const found = await resumesIn({
      "version_0/metrics.csv": metrics(9, 399),
      "version_1/metrics.csv": metrics(9, 299),
      "version_1/hparams.yaml": "lr: 0.1\nckpt_path: /home/ada/exp/version_0/checkpoints/last.ckpt\n",
    });
    expect(found).toEqual([
      "run/version_1: ckpt_path names a checkpoint of run/version_0: this run goes on from there",
    ]);
  });
});
