import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getDocument, OPS } from "pdfjs-dist/legacy/build/pdf.mjs";
import { expect, it } from "vitest";
import { reportFile, writeReports } from "./bundled-reports.ts";
import { readPdf } from "./read-pdf.ts";

const { PATH = "", HOME = "", POSTRUN_BROWSER = "" } = process.env;
const ENVIRONMENT = { PATH, HOME, POSTRUN_BROWSER, SOURCE_DATE_EPOCH: "1795564800" };
const ACCENT = "#8a2be2";

it("both PDFs keep language and colour of the page, also of one that was made smaller", async () => {
  const folder = await mkdtemp(join(tmpdir(), "postrun-look-"));
  const settings = join(folder, "postrun.yaml");
  await writeFile(settings, `language: de\ntheme: { accent: "${ACCENT}" }\n`);
  const flags = ["--summary", "--pdf", "--max-size", "500KB", "--config", settings];
  const german = await writeReports(["divergence"], flags, ENVIRONMENT);
  try {
    expect((await reportFile(german, "divergence.html")).length).toBeLessThanOrEqual(500_000);
    for (const file of ["divergence-summary.pdf", "divergence.pdf"]) {
      const bytes = await reportFile(german, file);
      const { language, pages } = await readPdf(bytes);
      expect(language).toBe("de");
      expect(pages.join(" ")).toMatch(/Lernrate zu hoch .* Was geprüft wurde/);
      expect(await coloursOf(bytes)).toContain(ACCENT);
    }
  } finally {
    await german.remove();
    await rm(folder, { recursive: true });
  }
});

/** The colours that the first sheet is drawn in. */
async function coloursOf(bytes: Uint8Array): Promise<readonly unknown[]> {
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 });
  const page = await (await task.promise).getPage(1);
  const { fnArray, argsArray } = await page.getOperatorList();
  await task.destroy();
  const inks: readonly (number | undefined)[] = [OPS.setFillRGBColor, OPS.setStrokeRGBColor];
  return fnArray.flatMap((name, i) => (inks.includes(name) ? (argsArray[i] as unknown[]) : []));
}
