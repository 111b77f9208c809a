import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { toBase85 } from "../../../src/output/data/base85.ts";
import { seriesCsv } from "../../../src/output/data/extract.ts";
import { dataComment, dataOfPage, dataOfText } from "../../../src/output/data/pack.ts";
import {
  packReportData,
  REPORT_SCHEMA,
  type ReportData,
  writeReportData,
} from "../../../src/output/data/report-data.ts";
import { buildDocument } from "../../../src/report/build-document.ts";
import { exampleDiagnosis, exampleRun } from "../../report/example-run.ts";

const run = exampleRun();
const data: ReportData = {
  schema: REPORT_SCHEMA,
  version: "0.1.0",
  author: null,
  date: null,
  edition: { static: false, redacted: false, fonts: "embedded", reductions: [], maxBytes: null },
  result: { verdict: "failed" },
  sources: run.provenance,
  document: buildDocument(run, exampleDiagnosis(), { version: "0.1.0", date: null }),
  run,
};
const comment = dataComment(data);

describe("the data of a page", () => {
  it("comes back whole, its drawings made again, and the same data gives the same bytes", () => {
    expect(dataOfPage(`<p>${comment}`, "page.html")).toEqual(data);
    expect(dataComment(data)).toBe(comment);
  });

  it("is one comment: nothing in it ends it or begins an element", () => {
    expect(comment.indexOf("-->")).toBe(comment.length - 3);
    expect(comment.slice(4, -3)).not.toMatch(/[<>]|--/);
  });

  it("takes less than its text would take, deflated alike, though nothing in this run was logged in few digits", () => {
    const text = deflateRawSync(writeReportData(data), { level: 9 }).toString("base64");
    expect(comment.length).toBeLessThan(0.93 * text.length);
  });

  it("comes back from its text as well", () => {
    expect(dataOfText(writeReportData(data), "report.pdf")).toEqual(data);
  });
});

describe("pages of other versions", () => {
  it("version 1: read, to the bit", () => {
    const old = dataOfPage(readFileSync(new URL("version-1.html", import.meta.url), "utf8"), "old.html");
    expect(old.schema).toBe(REPORT_SCHEMA);
    const csv = seriesCsv(old) ?? "";
    expect(csv).toContain("val_loss,loss,validation,epoch,7,8,,metrics.csv,9,NaN\n");
    expect(csv).toContain("train_loss,loss,train,epoch,11,12,,metrics.csv,13,0.147\n");
    expect(old.document.sections.map(({ id }) => id)).toContain("curves");
  });

  it.each([
    ["a later packing", comment.replace("-data/2", "-data/3"), "packed as postrun-report-data/3"],
    ["a later schema", packed({ ...data, schema: "postrun.report/9" as never }), "is postrun.report/9"],
    ["a column cut short", packedBytes(packReportData(data).subarray(0, -9)), "is damaged"],
    ["no report at all", packedBytes(Buffer.from("[]\0[]\0")), "of no kind"],
  ])("%s: refused", (_, page, words) => {
    expect(() => dataOfPage(page, "page.html")).toThrow(words);
  });
});

function packed(changed: ReportData): string {
  return packedBytes(packReportData(changed));
}

/** A comment whose digest is right, whatever it holds. */
function packedBytes(bytes: Uint8Array): string {
  const digest = createHash("sha256").update(bytes).digest("hex");
  const body = toBase85(deflateRawSync(bytes));
  return `<!--postrun-report-data/2 deflate-raw base85 sha256=${digest}\n${body}\n-->`;
}
