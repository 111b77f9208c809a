import { expect, test } from "vitest";
import { readRuns } from "../../../src/assemble/read-runs.ts";
import { sourceOf } from "../../source-of.ts";

const ROWS = Array.from({ length: 30 }, (_, i) => `${i},${(2 / (i + 1)).toFixed(4)},0.001`);

async function read(lines: readonly string[]) {
  const [run] = await readRuns(sourceOf({ "metrics.csv": `${lines.join("\n")}\n` }));
  const lengths = Object.fromEntries((run?.series ?? []).map((s) => [s.sourceName, s.values.length]));
  const told = (run?.notices ?? []).filter(({ code }) => code === "damaged-record");
  return { lengths, told: told.map(({ message, at }) => `${at && "line" in at ? at.line : ""}: ${message}`) };
}

test("a NUL in the header is left out of the name, and said", async () => {
  const { lengths, told } = await read(["step,train\0_loss,lr", ...ROWS]);
  expect(lengths).toEqual({ train_loss: 30, lr: 30 });
  expect(told).toEqual([
    "1: The header holds NUL characters, which are left out of the names of the columns",
  ]);
});

test("a cell with a NUL is no number: it is left out, the rest of its row is read", async () => {
  const damaged = ROWS.map((row, i) => (i === 4 || i === 9 ? row.replace("0.001", "0.\x0001") : row));
  const { lengths, told } = await read(["step,train_loss,lr", ...damaged]);
  expect(lengths).toEqual({ train_loss: 30, lr: 28 });
  expect(told).toEqual(["6: 2 cells with NUL characters, which no writer puts there, left out"]);
});

test("a block of zeros, as a power cut leaves it at the end, costs its own row only", async () => {
  const { lengths } = await read(["step,train_loss,lr", ...ROWS, "\0".repeat(6)]);
  expect(lengths).toEqual({ train_loss: 30, lr: 30 });
});
