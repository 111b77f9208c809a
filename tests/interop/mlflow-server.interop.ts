import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readRuns } from "../../src/assemble/read-runs.ts";
import type { Run } from "../../src/model/run.ts";
import { openSource } from "../../src/sources/open-source.ts";
import { pointsIn } from "./points-in.ts";
import { type LiveServer, startMlflow, whyNoLoggers, writeRun } from "./python.ts";

const reason = whyNoLoggers();

/** What write-runs.py logs at steps 0, 10 … 60; a database keeps an infinity as the largest double. */
const LOSSES = [2.5, 1.25, Number.NaN, Number.POSITIVE_INFINITY, 0.1, Number.NEGATIVE_INFINITY, 1e-300];

const folders: string[] = [];
let server: LiveServer | null = null;
afterAll(async () => {
  await server?.stop();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(reason !== null)("a live MLflow server", () => {
  let run: Run | undefined;
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), "postrun-interop-"));
    folders.push(folder);
    server = await startMlflow(folder);
    const written = writeRun("mlflow_server", server.address);
    folders.push(written.folder);
    const id = /^run (\w+)$/m.exec(written.said)?.[1];
    [run] = await readRuns(await openSource(`${server.address.replace("http", "mlflow")}/${id}`));
  });

  it("gives all metrics exactly, with NaN and both infinities", () => {
    expect(pointsIn(run, "train/loss")).toEqual(LOSSES.map((loss, i) => [i * 10, loss]));
    expect(pointsIn(run, "metrics/mAP50")).toEqual([[-3, 0.5]]);
  });

  it("gives a history of several pages whole", () => {
    expect(pointsIn(run, "long")).toEqual(Array.from({ length: 30_000 }, (_, i) => [i, i / 8]));
  });

  it("gives settings, status and artifacts", () => {
    expect(run?.facts.status).toBe("finished");
    expect(run?.config?.known["learning-rate"]?.value).toBe(0.25);
    expect(run?.provenance.map(({ file }) => file)).toContain("artifacts/logs/of epochs.csv");
  });
});

describe.skipIf(reason !== null)("what MLflow writes to SQLite", () => {
  it("gives all metrics exactly, with NaN and both infinities", async () => {
    const { folder } = writeRun("mlflow_sqlite");
    folders.push(folder);
    const [run] = await readRuns(await openSource(join(folder, "mlflow.db")));
    expect(pointsIn(run, "train/loss")).toEqual(LOSSES.map((loss, i) => [i * 10, loss]));
    expect(pointsIn(run, "metrics/mAP50")).toEqual([[-3, 0.5]]);
    expect(run?.facts.status).toBe("finished");
  });
});
