import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeViolations } from "./axe.ts";
import { type Reports, writeReports } from "./bundled-reports.ts";
import { inPage } from "./in-page.ts";
import { type FigureFaults, LOOK_AT_FIGURES } from "./look-at-figures.ts";
import { openBrowser } from "./open-browser.ts";

const LANGUAGES = [
  ["de", "de", "stehen auf Englisch"],
  ["fr", "fr", "en anglais"],
  ["ja", "ja", "英語"],
  ["zh", "zh-Hans", "英文"],
] as const;

let browser: Browser;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "postrun-tongues-"));
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

describe.each(LANGUAGES)("the page of divergence in %s", (language, tag, said) => {
  it("names its languages, fits every width, cuts no label, and neither axe nor the console says a word", async () => {
    const reports = await inLanguage(language);
    const address = pathToFileURL(join(reports.folder, "divergence.html")).href;
    // axe is not of the page: its policy would refuse it.
    const options = { bypassCSP: true };
    try {
      await inPage({ browser, address, options }, async (page, heard) => {
        expect(await page.locator("html").getAttribute("lang")).toBe(tag);
        expect(await page.locator("p.tongue").allTextContents()).toEqual([expect.stringContaining(said)]);
        expect(await page.locator("[lang=en]").count()).toBeGreaterThan(10);
        expect(await page.evaluate(ENGLISH_WITHOUT_MARK)).toEqual([]);
        for (const width of [1440, 390, 320]) await expectFitting(page, width);
        expect(await axeViolations(page)).toEqual([]);
        expect(heard).toEqual({ said: [], asked: [] });
      });
    } finally {
      await reports.remove();
    }
  });
});

async function inLanguage(language: string): Promise<Reports> {
  const settings = join(folder, `${language}.yaml`);
  await writeFile(settings, `language: ${language}\n`);
  return writeReports(["divergence"], ["--config", settings]);
}

/** Nothing beyond the width, folds open, and whole labels in every drawing. */
async function expectFitting(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  const { count, ...faults } = (await page.evaluate(LOOK_AT_FIGURES)) as FigureFaults;
  expect(count).toBeGreaterThanOrEqual(5);
  expect({ width, ...faults }).toEqual({ width, cut: [], overlapping: [], empty: [] });
  const reach = await page.evaluate(BEYOND_THE_WIDTH);
  expect({ width, reach }).toEqual({ width, reach: [] });
}

/** What makes the page wider than its window, outermost first; empty where it is not. */
const BEYOND_THE_WIDTH = `(() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return [];
  return [...document.querySelectorAll("body *")]
    .filter((one) => one.getBoundingClientRect().right > wide + 0.5)
    .map((one) => one.getBoundingClientRect().right.toFixed(1) + " " + one.outerHTML.slice(0, 100));
})()`;

/** Texts with small English words that no element says the language of; code and names of the run are of none. */
const ENGLISH_WITHOUT_MARK = `(() => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { data, parentElement: parent } = walker.currentNode;
    if (parent.closest("[lang=en], code, pre, script, style, svg")) continue;
    if (/(?:^|\\s)(?:the|of|is|are|and|with|where|which|from|at|by|to)(?=[\\s,.:;]|$)/i.test(data)) found.push(data.trim());
  }
  return found;
})()`;
