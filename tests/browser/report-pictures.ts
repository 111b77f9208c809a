import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright";
import { findBrowser } from "../../src/cli/find-browser.ts";
import { renderPdf } from "../../src/output/pdf/pdf.ts";
import { BUNDLED } from "./bundled-reports.ts";
import { picturesOfSheets } from "./pdf-pictures.ts";

/** Where the pictures lie that the sample reports are held against. */
export const GOLDENS = resolve(import.meta.dirname, "goldens");

const REPORTS = resolve(import.meta.dirname, "../../reports");

/** Kept small, for the repository: words can be made out on the sheets and guessed on the pages. */
const KEPT = { desktop: 0.33, phone: 0.36, quality: 0.4 };

/** One picture of a sample report. */
export interface ReportPicture {
  readonly name: string;
  /** Its file among the golden pictures. */
  readonly file: string;
  readonly take: (browser: Browser) => Promise<Buffer>;
}

interface View {
  readonly width: number;
  readonly colorScheme: "light" | "dark";
}

const VIEWS: readonly View[] = [1440, 390].flatMap((width) => [
  { width, colorScheme: "light" as const },
  { width, colorScheme: "dark" as const },
]);

/** All pictures: each sample's whole page at two widths by day and by night, and the sheets of its PDF. */
export const PICTURES: readonly ReportPicture[] = BUNDLED.flatMap((name) => [
  ...VIEWS.map((view) => ({
    name,
    file: `${name}-${view.width}-${view.colorScheme}.webp`,
    take: (browser: Browser) => pictureOfPage(browser, name, view),
  })),
  { name, file: `${name}-pdf.webp`, take: (browser: Browser) => pictureOfPdf(browser, name) },
]);

/** The whole page of a sample, without its scripts. */
async function pictureOfPage(browser: Browser, name: string, { width, colorScheme }: View): Promise<Buffer> {
  const viewport = { width, height: 900 };
  const context = await browser.newContext({
    viewport,
    colorScheme,
    javaScriptEnabled: false,
    offline: true,
  });
  try {
    const page = await context.newPage();
    await page.goto(pathToFileURL(join(REPORTS, `${name}.html`)).href);
    const png = await page.screenshot({ fullPage: true });
    return await reduced(browser, png, width > 1000 ? KEPT.desktop : KEPT.phone);
  } finally {
    await context.close();
  }
}

/** The page of a sample printed anew, all sheets beside each other. */
async function pictureOfPdf(browser: Browser, name: string): Promise<Buffer> {
  const { PATH = "", HOME = "", POSTRUN_BROWSER = "" } = process.env;
  const found = await findBrowser({ PATH, HOME, POSTRUN_BROWSER }, null);
  const html = await readFile(join(REPORTS, `${name}.html`), "utf8");
  const bytes = await renderPdf(html, { browser: found, paper: "A4", date: null });
  return picturesOfSheets(browser, bytes, KEPT.quality);
}

/** Drawn smaller by the browser that took it, with as few bytes as WebP needs. */
async function reduced(browser: Browser, png: Buffer, scale: number): Promise<Buffer> {
  const page = await browser.newPage();
  try {
    const source = `data:image/png;base64,${png.toString("base64")}`;
    const url = (await page.evaluate(`(async () => {
      const image = new Image();
      image.src = ${JSON.stringify(source)};
      await image.decode();
      const canvas = document.createElement("canvas"), pen = canvas.getContext("2d");
      canvas.width = Math.round(image.width * ${scale});
      canvas.height = Math.round(image.height * ${scale});
      pen.imageSmoothingQuality = "high";
      pen.drawImage(image, 0, 0, canvas.width, canvas.height);
      return canvas.toDataURL("image/webp", ${KEPT.quality});
    })()`)) as string;
    return Buffer.from(url.slice(url.indexOf(",") + 1), "base64");
  } finally {
    await page.close();
  }
}
