// npm run reports [-- --check]: writes the sample reports from the bundled runs, or says which are stale.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { findBrowser } from "../src/cli/find-browser.ts";
import { readInput } from "../src/cli/read-inputs.ts";
import { reportDataOf } from "../src/cli/report-data-of.ts";
import { resultText } from "../src/cli/write-report.ts";
import type { ReportData } from "../src/output/data/report-data.ts";
import { renderReportPage } from "../src/output/html/report-page.ts";
import { renderPdf } from "../src/output/pdf/pdf.ts";
import { completeReportPdf } from "../src/output/pdf/report-pdf.ts";
import { diagnose } from "../src/pipeline.ts";

/** One sample a family of outcomes. */
const SAMPLES = ["divergence", "overfit", "vanishing-gradient", "healthy"];
/** The day the sample reports state, so that they are the same bytes on any day. */
const DATE = "2026-11-24T00:00:00.000Z";

const root = resolve(import.meta.dirname, "..");
const folder = join(root, "reports");
const checking = process.argv.includes("--check");
const stale: string[] = [];
mkdirSync(folder, { recursive: true });
for (const name of SAMPLES) {
  const data = await dataOf(name);
  const html = await renderReportPage(data);
  const file = join(folder, `${name}.html`);
  if (checking && (!existsSync(file) || readFileSync(file, "utf8") !== html))
    stale.push(`reports/${name}.html`);
  if (!checking) await write(name, html, data);
}
if (stale.length > 0) {
  console.error(`stale: ${stale.join(", ")}; run npm run reports`);
  process.exitCode = 1;
}

async function dataOf(name: string): Promise<ReportData> {
  const result = await readInput(join(root, "fixtures/scenarios", name), {});
  if ("error" in result) throw result.error;
  const [run] = result.runs;
  if (!run) throw new Error(`fixtures/scenarios/${name} holds no run`);
  const shown = { run: { ...run, input: name }, diagnosis: diagnose(run) };
  return reportDataOf(shown, { date: DATE, author: null, static: false, redacted: false });
}

async function write(name: string, html: string, data: ReportData): Promise<void> {
  const browser = await findBrowser(process.env, null);
  writeFileSync(join(folder, `${name}.html`), html);
  const printed = await renderPdf(html, { browser, paper: "A4", date: DATE });
  writeFileSync(join(folder, `${name}.pdf`), completeReportPdf(printed, data, resultText(data)));
  if (name === "divergence") await photograph(name, browser);
  console.log(`reports/${name}.html`);
}

/** The first screen, for the README. */
async function photograph(name: string, found: Awaited<ReturnType<typeof findBrowser>>): Promise<void> {
  const { chromium } = await import("playwright");
  const browser = await chromium.launch({ executablePath: found.path, env: { ...found.env } });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, javaScriptEnabled: false });
  await page.goto(`file://${join(folder, `${name}.html`)}`);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await browser.close();
}
