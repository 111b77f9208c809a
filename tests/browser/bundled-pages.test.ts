import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeViolations } from "./axe.ts";
import { BUNDLED, type Reports, writeReports } from "./bundled-reports.ts";
import { type Heard, inPage } from "./in-page.ts";
import { type FigureFaults, LOOK_AT_FIGURES } from "./look-at-figures.ts";
import { openBrowser } from "./open-browser.ts";

const PHONE = { viewport: { width: 390, height: 844 } };
let browser: Browser;
let reports: Reports;

beforeAll(async () => {
  reports = await writeReports(BUNDLED, []);
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await reports?.remove();
});

describe.each(BUNDLED)("the page of %s, from disk, network off", (name) => {
  it.each([
    ["with JavaScript", true],
    ["without JavaScript", false],
  ])("asks for nothing and says nothing under its own policy, %s", async (_, javaScriptEnabled) => {
    await visit(name, { javaScriptEnabled }, async (page, heard) => {
      // To the end and back, so that each figure has come to life.
      for (let i = 0; i < 10; i++) {
        await page.mouse.wheel(0, 900);
        await page.waitForTimeout(javaScriptEnabled ? 60 : 10);
      }
      if (javaScriptEnabled) await page.waitForSelector("#c-loss .live");
      expect(heard).toEqual({ said: [], asked: [] });
      expect(await page.locator("h1").count()).toBe(1);
    });
  });

  it.each([
    [1440, "light"],
    [1440, "dark"],
    [390, "light"],
    [390, "dark"],
  ] as const)("axe finds nothing at %d px, %s", async (width, colorScheme) => {
    const options = { viewport: { width, height: 900 }, colorScheme, bypassCSP: true };
    await visit(name, options, async (page) => expect(await axeViolations(page)).toEqual([]));
  });

  it.each([
    ["desktop", {}],
    ["phone", PHONE],
  ] as const)("cuts no label, lays none on another and draws no empty figure: %s", async (_, options) => {
    await visit(name, options, async (page) => {
      const { count, ...faults } = (await page.evaluate(LOOK_AT_FIGURES)) as FigureFaults;
      expect(count).toBeGreaterThanOrEqual(5);
      expect(faults).toEqual({ cut: [], overlapping: [], empty: [] });
    });
  });

  it("never scrolls sideways on a phone, folds open", async () => {
    await visit(name, PHONE, async (page) => {
      await page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true");
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
    });
  });

  it("has no id twice, living figures included", async () => {
    await visit(name, {}, async (page) => {
      await page.locator("#c-loss .w").scrollIntoViewIfNeeded();
      await page.waitForSelector("#c-loss .live");
      const ids = (await page.evaluate(
        "[...document.querySelectorAll('[id]')].map(({ id }) => id)",
      )) as string[];
      expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    });
  });

  it("goes by keyboard: a skip link first, and a visible focus at every stop", async () => {
    await visit(name, {}, async (page) => {
      await page.keyboard.press("Tab");
      const skip = page.locator(":focus");
      expect(await skip.getAttribute("href")).toBe("#verdict");
      expect(await skip.isVisible()).toBe(true);
      await expectSeenFocus(page);
      for (let i = 0; i < 12; i++) {
        await page.keyboard.press("Tab");
        await expectSeenFocus(page);
      }
      await page.goto(addressOf(name));
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      expect(page.url()).toMatch(/#verdict$/);
    });
  });
});

async function expectSeenFocus(page: Page): Promise<void> {
  const seen = (await page.evaluate(`(() => {
    const focus = document.activeElement, style = getComputedStyle(focus), box = focus.getBoundingClientRect();
    return { what: focus.outerHTML.slice(0, 80), body: focus === document.body, outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1, wide: box.width > 4 && box.right > 0 };
  })()`)) as { what: string; body: boolean; outlined: boolean; wide: boolean };
  expect(seen).toEqual({ what: seen.what, body: false, outlined: true, wide: true });
}

function addressOf(name: string): string {
  return pathToFileURL(join(reports.folder, `${name}.html`)).href;
}

async function visit(
  name: string,
  options: BrowserContextOptions,
  look: (page: Page, heard: Heard) => Promise<void>,
): Promise<void> {
  await inPage({ browser, address: addressOf(name), options }, look);
}
