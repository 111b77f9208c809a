import { describe, expect, it } from "vitest";
import { EPOCH_FORMATS, epochRows, inFormat, STEP_FORMATS } from "./logged-formats.ts";
import * as tables from "./metric-table.ts";
import { answerFor, filesOf, SCENARIOS } from "./scenario-files.ts";

const ALL = process.env["POSTRUN_ALL_FORMATS"] === "1";
/** Each run is written in three formats, so that each format is tried on three in seven runs; all of them on demand. */
const EACH = 3;

describe("the answer is the same in whatever format the metrics are written", () => {
  it.each(SCENARIOS.map((name, i) => ({ name, i })))("$name", async ({ name, i }) => {
    const files = filesOf(name);
    const table = tables.tableOf(files);
    const expected = await answerFor(files);
    const count = STEP_FORMATS.length;
    const formats = STEP_FORMATS.filter((_, at) => ALL || (at + i) % count < EACH);
    for (const format of formats)
      expect(await answerFor(inFormat(files, table, format)), format.name).toEqual(expected);
  });
});

describe("the answer to the curves of epochs alone is the same as Keras writes them", () => {
  const trained = SCENARIOS.filter((name, i) => {
    const { header } = tables.tableOf(filesOf(name));
    return (ALL || i % 3 === 0) && header.includes("train/loss_epoch") && header.includes("val/loss");
  });
  it.each(trained)("%s", async (name) => {
    const { "metrics.csv": metrics = "" } = filesOf(name);
    const table = epochRows(tables.tableOf({ "metrics.csv": metrics }));
    const expected = await answerFor({ "metrics.csv": tables.toCsv(table) });
    for (const format of EPOCH_FORMATS)
      expect(await answerFor(inFormat({}, table, format)), format.name).toEqual(expected);
  });
});
