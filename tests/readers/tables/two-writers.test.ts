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

/** Rows of several trainings, each some steps ahead of the one before, every row with the number of its writer. */
function turnsOf(starts: readonly number[], order: (turn: number) => readonly number[]): string {
  const rows = Array.from({ length: 40 }, (_, i) =>
    order(i).map((writer) => `${(starts[writer] ?? 0) + 10 * i},${writer + 1}`),
  ).flat();
  return `step,loss\n${rows.join("\n")}\n`;
}

test("three and four processes are as many runs, whoever comes first in a turn", async () => {
  for (const starts of [
    [0, 503, 1001],
    [904, 0, 303, 607],
  ]) {
    const all = [...starts.keys()];
    const text = turnsOf(starts, (turn) =>
      all.map((_, i) => ((turn % 2 === 0 ? i : -1 - i) + all.length) % all.length),
    );
    const found = await courses("metrics.csv", text);
    expect(found.map(({ values }) => [...new Set(values)])).toHaveLength(starts.length);
    expect(found.map(({ values }) => [...new Set(values)]).toSorted()).toEqual(
      all.map((writer) => [writer + 1]),
    );
    expect(found.every(({ values, told }) => values.length === 40 && told)).toBe(true);
  }
});

test("a counter in disorder, and one that begins again each epoch, are not split", async () => {
  const disorder = Array.from({ length: 60 }, (_, i) => `${(i * 37) % 60},1`);
  const epochs = Array.from({ length: 60 }, (_, i) => `${i % 5},1`);
  for (const rows of [disorder, epochs]) {
    const found = await courses("metrics.csv", `step,loss\n${rows.join("\n")}\n`);
    expect(found.some(({ told }) => told)).toBe(false);
  }
});
