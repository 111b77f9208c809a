import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright";

/** Where the pictures lie that the sample reports are held against. */
export const GOLDENS = resolve(import.meta.dirname, "goldens");

const REPORTS = resolve(import.meta.dirname, "../../reports");

/** The first screens: a desktop by day, a phone by night. */
export const VIEWS = [
  { view: "desktop-light", width: 1440, height: 900, colorScheme: "light" },
  { view: "phone-dark", width: 390, height: 844, colorScheme: "dark" },
] as const;

/** The first screen of a sample report, without its scripts. */
export async function pictureOf(
  browser: Browser,
  name: string,
  { width, height, colorScheme }: (typeof VIEWS)[number],
): Promise<Buffer> {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    javaScriptEnabled: false,
    offline: true,
  });
  try {
    const page = await context.newPage();
    await page.goto(pathToFileURL(join(REPORTS, `${name}.html`)).href);
    return await page.screenshot();
  } finally {
    await context.close();
  }
}
