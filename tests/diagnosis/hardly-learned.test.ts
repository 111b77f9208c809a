import { describe, expect, it } from "vitest";
import { readRuns } from "../../src/assemble/read-runs.ts";
import { hardlyLearned } from "../../src/diagnosis/hardly-learned.ts";
import { sourceOf } from "../source-of.ts";

describe("hardlyLearned", () => {
  it("doubts a loss that stays while the accuracy rises", async () => {
    const stays = await doubt("val_accuracy", (i) => Math.LN10 - 0.01 * i, ACCURACY);
    expect(stays).toMatch(/^val_loss fell by 3.9 % only, while val_accuracy went 50 % of the way/);
  });

  it("doubts nothing where the loss falls with it", async () => {
    expect(await doubt("val_accuracy", (i) => Math.LN10 - 0.15 * i, ACCURACY)).toBeNull();
  });

  it("doubts an R² near that of the mean, and no higher one", async () => {
    const loss = (i: number): number => 1 - 0.01 * i;
    expect(await doubt("val_r2", loss, (i) => 0.006 * i)).toBe(
      "val_r2 is 0.054 at best, and answering with the mean scores 0",
    );
    expect(await doubt("val_r2", loss, (i) => 0.06 * i)).toBeNull();
  });
});

/** Right answers: from chance among ten classes to 55 %. */
const ACCURACY = (i: number): number => 0.1 + 0.05 * i;

/** What is said of a run of ten epochs with these evaluations. */
async function doubt(name: string, loss: (i: number) => number, metric: (i: number) => number) {
  const rows = Array.from(
    { length: 10 },
    (_, i) => `${i},${loss(i) + 0.01},${loss(i)},${metric(i).toFixed(4)}`,
  );
  const text = [`epoch,loss,val_loss,${name}`, ...rows, ""].join("\n");
  const [run] = await readRuns(sourceOf({ "metrics.csv": text }));
  if (!run) throw new Error("no run");
  return hardlyLearned(run);
}
