import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { readRuns } from "../../src/assemble/read-runs.ts";
import { parquet } from "../../src/readers/parquet/reader.ts";
import { sourceOf } from "../source-of.ts";
import { pointsOf, readParts, seriesIn, sniffScore } from "./read-parts.ts";

const FIXTURES = resolve(import.meta.dirname, "../../fixtures/readers/parquet");

const history = fixture("wandb-history/input/wandb-history.parquet");

test("null is no point, NaN is one; rows are counted across row groups", async () => {
  const series = seriesIn(await readParts(parquet, { "a.parquet": history }));
  const loss = pointsOf(series["train/loss"]);
  expect(loss).toHaveLength(10);
  expect(loss[1]).toEqual([3, 0.5]);
  expect(loss.at(-1)).toEqual([27, Number.NaN]);
  expect(pointsOf(series["val/acc"])).toEqual([
    [9, Math.fround(0.59)],
    [19, Math.fround(0.69)],
    [29, Math.fround(0.79)],
  ]);
  expect(series["train/loss"]?.axes.time?.[1]).toBe(1_770_000_002.5);
});

test("runs in one table are told apart, with their own clocks", async () => {
  const content = fixture("two-runs-zstd/input/demo.parquet");
  const parts = await readParts(parquet, { "trackio/demo.parquet": content });
  const found = parts.flatMap((part) =>
    part.kind === "series" ? part.series.map((one) => [part.group, pointsOf(one), one.axes.time?.[0]]) : [],
  );
  const start = Date.UTC(2026, 0, 2, 3, 4) / 1000;
  expect(found).toEqual([
    [
      "trackio/a",
      [
        [0, 1],
        [1, 0.5],
        [2, 0.25],
        [3, 0.125],
      ],
      start,
    ],
    [
      "trackio/b",
      [
        [0, 3],
        [1, 4],
        [2, Number.POSITIVE_INFINITY],
        [3, Number.NaN],
      ],
      start + 4,
    ],
  ]);
});

test("ids of predictions stay text, and a shard of data beside them is not read", async () => {
  const files = {
    "predictions_val.parquet": fixture("predictions/input/predictions_val.parquet"),
    "data.parquet": fixture("predictions/input/data/train-00000.parquet"),
  };
  const [run] = await readRuns(sourceOf(files));
  expect(run?.predictions.validation?.ids).toEqual(["0", "1", "2", "3", "4", "5"]);
  expect(run?.series).toEqual([]);
  expect(run?.provenance[0]?.gave).toBe("a table of 100 rows and 2 columns without steps, not read");
});

test("cut or changed bytes are a ReadError that names the file, or numbers, never a crash", async () => {
  expect(sniffScore(parquet, { x: history })).toBe(0.9);
  for (let at = 0; at < history.length; at += 37) {
    const changed = Uint8Array.from(history);
    changed[at] = (changed[at] ?? 0) ^ 0x55;
    for (const content of [changed, history.subarray(0, at + 1)]) {
      const outcome = await readParts(parquet, { "a.parquet": content }).then(
        () => "read",
        (error: unknown) => (error instanceof Error ? `${error.name}: ${error.message}` : "?"),
      );
      expect(outcome).toMatch(/^read$|^ReadError: Cannot read a\.parquet: /);
    }
  }
});

function fixture(path: string): Uint8Array {
  return new Uint8Array(readFileSync(join(FIXTURES, path)));
}
