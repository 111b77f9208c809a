import type { BrowserContext } from "playwright";
import { RenderError } from "../../model/errors.ts";
import { fixPdfDates } from "./dates.ts";
import { firstLine, openPrinter, type PrintingBrowser } from "./printer.ts";

/** How pages are printed. */
export interface PdfOptions {
  readonly browser: PrintingBrowser;
  readonly paper: "A4" | "Letter";
  /** ISO date that the file states as its creation; null states the first second of 1970, so that bytes never depend on the clock. */
  readonly date: string | null;
}

/** One PDF to print. */
export interface PrintJob {
  /** Pages to try in turn: the first that keeps to `mostSheets` is printed, and the last where none does. */
  readonly pages: readonly (() => Promise<string>)[];
  readonly mostSheets: number;
}

/** Prints one page as PDF: tagged, outlined, paged by the page's own print styles. */
export async function renderPdf(html: string, options: PdfOptions): Promise<Uint8Array> {
  let printed: Uint8Array | null = null;
  const job: PrintJob = { pages: [async () => html], mostSheets: Number.POSITIVE_INFINITY };
  await renderPdfs([job], options, async (bytes) => {
    printed = bytes;
  });
  if (printed === null) throw new RenderError("The browser printed nothing");
  return printed;
}

/** Prints several PDFs with one browser, handing over each as it is done. No script runs and nothing is fetched. */
export async function renderPdfs(
  jobs: readonly PrintJob[],
  options: PdfOptions,
  done: (bytes: Uint8Array, i: number) => Promise<void>,
): Promise<void> {
  const browser = await openPrinter(options.browser);
  try {
    const context = await browser.newContext({ javaScriptEnabled: false, offline: true });
    await context.route("**", (route) => route.abort());
    for (const [i, job] of jobs.entries()) {
      const bytes = await printed(context, job, options);
      await done(fixPdfDates(bytes, options.date ?? "1970-01-01T00:00:00.000Z"), i);
    }
  } finally {
    await browser.close();
  }
}

async function printed(context: BrowserContext, job: PrintJob, options: PdfOptions): Promise<Uint8Array> {
  let bytes: Uint8Array = new Uint8Array();
  for (const page of job.pages) {
    const html = await page();
    bytes = await printedPage(context, html, options).catch((cause: unknown) => {
      throw new RenderError(
        `The browser ${options.browser.path} stopped while printing: ${firstLine(cause)}`,
        { cause },
      );
    });
    if (sheetsOf(bytes) <= job.mostSheets) break;
  }
  return bytes;
}

async function printedPage(context: BrowserContext, html: string, options: PdfOptions): Promise<Uint8Array> {
  const page = await context.newPage();
  await page.setContent(html, { waitUntil: "load" });
  const bytes = await page.pdf({
    format: options.paper,
    printBackground: true,
    tagged: true,
    outline: true,
  });
  await page.close();
  return bytes;
}

/** Chromium writes page objects in the clear. */
function sheetsOf(bytes: Uint8Array): number {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  return text.match(/\/Type \/Page\b/g)?.length ?? 0;
}
