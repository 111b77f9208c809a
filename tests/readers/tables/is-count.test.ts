import { describe, expect, it } from "vitest";
import { genericCsv } from "../../../src/readers/generic-csv/reader.ts";
import { isCount } from "../../../src/readers/tables/is-count.ts";
import { noticesIn, pointsOf, readParts, seriesIn } from "../read-parts.ts";

const count = (values: readonly number[]) => isCount(Float64Array.from(values));

describe("a column counts", () => {
  it.each([
    ["along the rows", [1, 2, 3, 4, 5, 6, 7, 8]],
    ["anew with each epoch", [0, 1, 2, 0, 1, 2, 0, 1, 2]],
    ["anew with epochs of two batches", [0, 1, 0, 1, 0, 1, 0, 1]],
    ["for two writers in turn", [10, 500, 20, 510, 30, 520, 40, 530, 50, 540]],
    ["from its end, newest first", [90, 80, 70, 60, 50, 40, 30]],
    ["in few rows, whatever they are", [5, 3, 4, 1]],
    ["with rows that say nothing", [1, Number.NaN, 2, Number.NaN, 3, Number.NaN, 4]],
  ])("%s", (_, values) => expect(count(values)).toBe(true));

  it("not where it is an amount of each row", () => {
    expect(count([327, 34_317, 45_526, 43_427, 36_454, 31_014, 28_974, 30_181])).toBe(false);
  });
});

it("a table whose time steps are those of each iteration is counted by rows", async () => {
  const amounts = [400, 900, 850, 800, 700, 650, 600, 620];
  const text = ["Timesteps,AverageReturn", ...amounts.map((n, i) => `${n},${i / 2}`)].join("\n");
  const parts = await readParts(genericCsv, { "progress.csv": text });
  const { AverageReturn, Timesteps } = seriesIn(parts);
  expect(pointsOf(AverageReturn).map(([row]) => row)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(pointsOf(Timesteps).map(([, value]) => value)).toEqual(amounts);
  expect(noticesIn(parts).some((text) => text.includes("counts no steps"))).toBe(true);
});
