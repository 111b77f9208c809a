import { expect, test } from "vitest";
import { genericCsv } from "../../src/readers/generic-csv/reader.ts";
import { noticesIn, readParts, seriesIn } from "./read-parts.ts";

test("numbers with a unit and durations are numbers, columns of other words are not", async () => {
  const text =
    "epoch,loss,gpu,mem,time,took,name\n1,0.5,92 %,10 MiB,01:15,250ms,5 x\n2,0.4,93%,20 MiB,1:00:00,1ms,6 s\n";
  const parts = await readParts(genericCsv, { "a.csv": text });
  const series = seriesIn(parts);
  const valuesOf = (name: string) => [...(series[name]?.values ?? [])];
  expect(valuesOf("gpu")).toEqual([92, 93]);
  expect(valuesOf("mem")).toEqual([10 * 1.048576, 20 * 1.048576]);
  expect(valuesOf("time")).toEqual([75, 3600]);
  expect(valuesOf("took")).toEqual([0.25, 0.001]);
  expect([series["gpu"]?.unit, series["mem"]?.unit, series["time"]?.role]).toEqual([
    "percent",
    "MB",
    "epoch-time",
  ]);
  expect(series["name"]).toBeUndefined();
  expect(noticesIn(parts)).toContain('unit-assumed: Column gpu is written as "92 %" and read in percent');
});

test("a duration beside steps is not called that of an epoch", async () => {
  const parts = await readParts(genericCsv, { "a.csv": "step,loss,time\n1,0.5,00:02\n2,0.4,00:03\n" });
  expect(seriesIn(parts)["time"]?.role).toBeUndefined();
});
