import { rmSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { readRuns } from "../../src/assemble/read-runs.ts";
import type { Run } from "../../src/model/run.ts";
import { openSource } from "../../src/sources/open-source.ts";
import { pointsIn } from "./points-in.ts";
import { type Writer, whyNoLoggers, writeRun } from "./python.ts";

const reason = whyNoLoggers();

/** What write-runs.py logs. */
const LOSSES = [2.5, 1.25, Number.NaN, Number.POSITIVE_INFINITY, 0.1];

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

async function readWritten(writer: Writer): Promise<{ run: Run | undefined; said: string }> {
  const { folder, said } = writeRun(writer);
  folders.push(folder);
  const runs = await readRuns(await openSource(folder));
  expect(runs).toHaveLength(1);
  return { run: runs[0], said };
}

describe.skipIf(reason !== null)("what trackers write", () => {
  it("DVCLive: values exactly, and parameters", async () => {
    const { run } = await readWritten("dvclive");
    expect(run?.format).toBe("dvclive");
    expect(pointsIn(run, "train/loss")).toEqual(LOSSES.map((loss, i) => [i, loss]));
    expect(run?.config?.known["learning-rate"]?.value).toBe(0.25);
  });

  it("Trackio: values exactly, and settings", async () => {
    const { run } = await readWritten("trackio");
    expect(run?.format).toBe("trackio");
    expect(pointsIn(run, "gpu/0/utilization").map(([, load]) => load)).toEqual([0, 12.5, 25, 37.5, 50]);
    expect(pointsIn(run, "train/loss")).toEqual(LOSSES.map((loss, i) => [i * 10, loss]));
    expect(run?.config?.known["learning-rate"]?.value).toBe(0.25);
  });
});

describe.skipIf(reason !== null)("what boosters evaluate", () => {
  it.each(["xgboost", "lightgbm"] as const)("%s: both sets exactly", async (writer) => {
    const { run, said } = await readWritten(writer);
    const results = JSON.parse(/^results (.*)$/m.exec(said)?.[1] ?? "") as Record<string, object>;
    const written = Object.values(results).flatMap((metrics) => Object.values(metrics) as number[][]);
    expect(written).toHaveLength(2);
    expect(run?.series.map((series) => Array.from(series.values))).toEqual(written);
    expect(run?.series.map((series) => series.split)).toEqual(["train", "validation"]);
  });
});
