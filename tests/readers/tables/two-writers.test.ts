import { expect, test } from "vitest";
import { readRuns } from "../../../src/assemble/read-runs.ts";
import { sourceOf } from "../../source-of.ts";

/** Rows of two trainings, one 500 steps ahead of the other, as two processes append them in turns. */
const turns = Array.from({ length: 40 }, (_, i) => [
  { step: 500 + 10 * i, loss: 1 / (i + 2) },
  { step: 10 * i, loss: 3 / (i + 2) },
]).flat();

async function courses(name: string, text: string) {
  const runs = await readRuns(sourceOf({ [name]: text }));
  return runs.map((run) => ({
    values: [...(run.series[0]?.values ?? [])],
    told: run.notices.some(({ code }) => code === "two-writers"),
  }));
}

test("two processes that append to one table in turns are two runs, and each says so", async () => {
  const csv = `step,loss\n${turns.map(({ step, loss }) => `${step},${loss}`).join("\n")}\n`;
  const lines = turns.map((row) => `${JSON.stringify(row)}\n`).join("");
  for (const found of [await courses("metrics.csv", csv), await courses("metrics.jsonl", lines)]) {
    expect(found.map(({ values }) => values.length)).toEqual([40, 40]);
    expect(found.map(({ values }) => values[0]).toSorted()).toEqual([0.5, 1.5]);
    expect(found.every(({ told }) => told)).toBe(true);
  }
});

test("a restart, and steps that each stand twice, are one writer's", async () => {
  const row = (step: number, loss: number) => `${step},${loss}`;
  const twice = Array.from({ length: 40 }, (_, i) => [row(i, 1), row(i, 2)]).flat();
  const again = [
    ...Array.from({ length: 30 }, (_, i) => row(i, 1)),
    ...Array.from({ length: 30 }, (_, i) => row(i + 20, 2)),
  ];
  for (const rows of [twice, again]) {
    const found = await courses("metrics.csv", `step,loss\n${rows.join("\n")}\n`);
    expect(found.some(({ told }) => told)).toBe(false);
  }
});
