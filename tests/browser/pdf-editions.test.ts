import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readReport } from "../../src/cli/read-report.ts";
import { capture } from "../cli/capture.ts";
import { BUNDLED, type Reports, reportFile, writeReports } from "./bundled-reports.ts";
import { readPdf } from "./read-pdf.ts";

const { PATH = "", HOME = "", POSTRUN_BROWSER = "" } = process.env;
const ENVIRONMENT = { PATH, HOME, POSTRUN_BROWSER, SOURCE_DATE_EPOCH: "1795564800" };
const ARGUMENTS = ["--summary", "--author", "A. Müller (review)", "--json"];

let a4: Reports;
let letter: Reports;

beforeAll(async () => {
  a4 = await writeReports(BUNDLED, [...ARGUMENTS, "--pdf"], ENVIRONMENT);
  letter = await writeReports(["divergence"], [...ARGUMENTS, "--paper", "Letter"], ENVIRONMENT);
});

afterAll(async () => {
  await a4?.remove();
  await letter?.remove();
});

describe.each(BUNDLED)("the summary of %s", (name) => {
  it("keeps to two sheets and says the verdict, the fix and what was checked", async () => {
    const { pages, tagged, alts, mute, uneven, bare, roles } = await readPdf(
      await reportFile(a4, `${name}-summary.pdf`),
    );
    expect(pages).toHaveLength(2);
    expect(tagged).toBe(true);
    expect(alts.length).toBeGreaterThanOrEqual(2);
    expect([mute, uneven, bare]).toEqual([0, 0, ""]);
    // Below the title and above any h3: a key figure's heading is a section's.
    expect(roles.get("H2")).toBeGreaterThanOrEqual(2);
    const text = pages.join(" ");
    expect(text).toContain("What was checked");
    expect(text).toContain("page 2 of 2");
    if (name !== "healthy") expect(text).toMatch(/Evidence, in order of time .* Fix: /);
  });

  it("states title, author and producer, and carries result and data as the full edition does", async () => {
    for (const file of [`${name}-summary.pdf`, `${name}.pdf`]) {
      const bytes = await reportFile(a4, file);
      const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 });
      const pdf = await task.promise;
      const { info, metadata } = await pdf.getMetadata();
      expect(info).toMatchObject({ Author: "A. Müller (review)", Creator: "postrun" });
      expect(metadata?.get("dc:title")).toContain(name);
      const attached: Record<string, { content: Uint8Array }> = await pdf.getAttachments();
      expect(Object.keys(attached).sort()).toEqual(["report-data.json", "result.json"]);
      const result = Buffer.from(attached["result.json"]?.content ?? []);
      expect(result.equals(await reportFile(a4, `${name}.json`))).toBe(true);
      await task.destroy();
    }
  });
});

it("Letter is Letter, and two sheets as well", async () => {
  const bytes = await reportFile(letter, "divergence-summary.pdf");
  expect((await readPdf(bytes)).pages).toHaveLength(2);
  expect(bytes.toString("latin1")).toMatch(/\/MediaBox \[0 0 612 792\]/);
});

it("a page comes back from the PDF, byte for byte", async () => {
  const old = `${a4.folder}/overfit-summary.pdf`;
  const { code, err } = await capture(["rerender", old, "-o", `${a4.folder}/again.html`]);
  expect([code, err]).toEqual([0, ""]);
  const again = await reportFile(a4, "again.html");
  expect(again.equals(await reportFile(a4, "overfit.html"))).toBe(true);
  expect((await readReport(old)).run).not.toBeNull();
});
