import { expect, test } from "vitest";
import { readRuns } from "../../src/assemble/read-runs.ts";
import { isRankOfJob } from "../../src/names/rank-of-file.ts";
import { sourceOf } from "../source-of.ts";

const rows = (count: number, value: (i: number) => string): string =>
  `step,loss,data_time\n${Array.from({ length: count }, (_, i) => `${i},${value(i)}\n`).join("")}`;

async function notices(files: Record<string, string>): Promise<string[][]> {
  const runs = await readRuns(sourceOf(files));
  return runs.map((run) =>
    run.notices
      .filter(({ code }) => code.startsWith("rank"))
      .map(({ code, message }) => `${code}: ${message}`),
  );
}

test("files are ranks of a job where they are named alike and rank 0 is among them", () => {
  const ranks = ["a/log_rank0.csv", "a/log_rank-1.csv", "a/log_rank_12.csv"];
  expect(ranks.every((file) => isRankOfJob(file, ranks))).toBe(true);
  expect(isRankOfJob("rank0.csv", ["rank0.csv"])).toBe(false);
  expect(isRankOfJob("lora_rank_8.csv", ["lora_rank_8.csv", "lora_rank_16.csv"])).toBe(false);
  expect(isRankOfJob("a/rank_1.csv", ["a/rank_1.csv", "b/rank_0.csv"])).toBe(false);
  expect(isRankOfJob("rank_1/m.csv", ["rank_1/m.csv", "rank_0/m.csv"])).toBe(true);
  expect(isRankOfJob("crank_1.csv", ["crank_1.csv", "crank_0.csv"])).toBe(false);
});

test("ranks that agree are one run with one line", async () => {
  const same = rows(10, (i) => `${1 / (i + 1)},0.1`);
  for (const files of [
    { "rank_0.csv": same, "rank_1.csv": same },
    { "rank_0/metrics.csv": same, "rank_1/metrics.csv": same },
  ]) {
    const found = await notices(files);
    expect(found).toHaveLength(1);
    expect(found[0]).toHaveLength(1);
    expect(found[0]?.[0]).toMatch(/^ranks-joined: 2 ranks of one job/);
  }
});

test("an end before the others, a NaN alone and the straggler are told with rank and step", async () => {
  const [run = []] = await notices({
    "rank_0.csv": rows(20, () => "1,0.1"),
    "rank_1.csv": rows(12, () => "1,0.1"),
    "rank_2.csv": rows(20, (i) => `${i === 7 ? "nan" : "1"},0.2`),
  });
  expect(run.slice(1)).toEqual([
    "rank-differs: Rank 1 ends at step 11, another rank goes on to step 19",
    "rank-differs: Rank 2 has loss NaN at step 7; 2 of 3 ranks have none",
    "rank-differs: Rank 2 is the straggler: data_time is 2.00 times that of the next slowest of 3 ranks",
  ]);
});

test("NaN in all ranks alike is the run's, and times that are near each other name nobody", async () => {
  const [run = []] = await notices({
    "rank_0.csv": rows(20, (i) => `${i > 7 ? "nan" : "1"},0.1`),
    "rank_1.csv": rows(20, (i) => `${i > 7 ? "nan" : "1"},0.12`),
  });
  expect(run).toHaveLength(1);
});
