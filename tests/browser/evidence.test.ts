import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Reports, writeReports } from "./bundled-reports.ts";
import { inPage } from "./in-page.ts";
import { openBrowser } from "./open-browser.ts";

let browser: Browser;
let reports: Reports;

beforeAll(async () => {
  reports = await writeReports(["divergence"], []);
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await reports?.remove();
});

describe.each([1440, 390])("at %i px", (width) => {
  it("an exhibit's link marks its range in the figures, where their brackets stand, until Escape", async () => {
    await visit(width, async (page) => {
      // Before the figure comes to life: the drawing that then lies there has no colours to look for.
      const bracket = await page
        .locator(`#c-rate figure > .${width > 600 ? "w" : "n"} svg [stroke="#b0103a"]`)
        .first()
        .boundingBox();
      await page.locator("#ex-1a a.ex").click();
      const bands = page.locator("#c-rate .exhibited");
      expect(await bands.count()).toBe(2);
      const band = await bands.first().boundingBox();
      if (!band || !bracket) throw new Error("no band, or no bracket");
      expect(Math.abs(band.x - bracket.x)).toBeLessThan(4);
      expect(Math.abs(band.x + band.width - bracket.x - bracket.width)).toBeLessThan(4);
      await page.keyboard.press("Escape");
      expect(await page.locator(".exhibited").count()).toBe(0);
    });
  });
});

it("j and k go from stop to stop, / to the search, and a field keeps its letters", async () => {
  await visit(1440, async (page) => {
    const at = () => page.evaluate("document.activeElement.id || document.activeElement.className");
    const seen = new Set<unknown>();
    for (let i = 0; i < 6; i++) {
      await page.keyboard.press("j");
      seen.add(await at());
    }
    expect(seen.size).toBeGreaterThanOrEqual(3);
    expect([...seen]).toContain("cause-1");
    const there = await at();
    await page.keyboard.press("k");
    expect(await at()).not.toBe(there);
    await page.keyboard.press("/");
    await page.keyboard.type("jk");
    expect(await page.locator(".find input").inputValue()).toBe("jk");
  });
});

async function visit(width: number, look: (page: Page) => Promise<void>): Promise<void> {
  const address = pathToFileURL(join(reports.folder, "divergence.html")).href;
  await inPage(
    { browser, address, options: { viewport: { width, height: 900 } } },
    async (page, { said }) => {
      await look(page);
      expect(said).toEqual([]);
    },
  );
}
