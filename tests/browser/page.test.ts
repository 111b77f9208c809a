import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { renderHtml } from "../../src/output/html/html.ts";
import { buildDocument } from "../../src/report/build-document.ts";
import { exampleDiagnosis, exampleRun } from "../report/example-run.ts";
import { EDGES } from "../report/small-runs.ts";
import { axeViolations } from "./axe.ts";
import { type Heard, inPage as inPageOf } from "./in-page.ts";
import { openBrowser } from "./open-browser.ts";

let browser: Browser;
let folder: string;
let address: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "postrun-page-"));
  address = await written("example", exampleRun(), exampleDiagnosis());
  browser = await openBrowser();
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

describe("the page in a real browser, network off", () => {
  it.each([
    ["with JavaScript", true],
    ["without JavaScript", false],
  ])(
    "opens from disk under its own policy without a word on the console, %s",
    async (_, javaScriptEnabled) => {
      await inPage({ javaScriptEnabled }, async (page, said) => {
        await page.mouse.wheel(0, 3000);
        await page.waitForTimeout(javaScriptEnabled ? 600 : 100);
        expect(said).toEqual([]);
        expect(await page.locator("h1").textContent()).toContain("NaN from step 5,350");
        expect((await page.locator("button").count()) > 0).toBe(javaScriptEnabled);
      });
    },
  );

  it("shows the narrow drawings on a phone and never scrolls sideways", async () => {
    await inPage({ viewport: { width: 390, height: 844 } }, async (page) => {
      const width = await page.evaluate("document.documentElement.scrollWidth");
      expect(width).toBe(390);
      expect(await page.locator("#c-loss .n svg").isVisible()).toBe(true);
      expect(await page.locator("#c-loss .w").isVisible()).toBe(false);
    });
  });

  it("brings a figure to life as the same picture, zooms all on one axis, and resets", async () => {
    await inPage({}, async (page) => {
      const cell = page.locator("#c-loss .w");
      await cell.scrollIntoViewIfNeeded();
      const before = await page.locator("#c-loss figure").screenshot();
      await page.waitForSelector("#c-loss .live");
      await page.waitForTimeout(200);
      expect(await page.locator("#c-loss figure").screenshot()).toEqual(before);
      const box = await cell.boundingBox();
      if (!box) throw new Error("the figure has no place");
      await page.mouse.move(box.x + 300, box.y + 200);
      expect(await page.locator("#c-loss .readout").textContent()).toMatch(/^step [\d,]+training/);
      await page.mouse.down();
      await page.mouse.move(box.x + 500, box.y + 200, { steps: 5 });
      await page.mouse.up();
      await page.waitForTimeout(200);
      const labels = (await page.locator("#c-loss .live > div svg text").allTextContents()).join(" ");
      expect(labels).toMatch(/2,500/);
      expect(labels).not.toMatch(/5,000/);
      await page.mouse.dblclick(box.x + 300, box.y + 200);
      await page.mouse.move(0, 0);
      await page.waitForTimeout(200);
      expect(await page.locator("#c-loss figure").screenshot()).toEqual(before);
    });
  });

  it.each([
    ["A4", 595, 842],
    ["Letter", 612, 792],
  ] as const)("prints on twelve sheets of %s at most, of that very size", async (format, width, height) => {
    await inPage({ javaScriptEnabled: false }, async (page) => {
      const bytes = await page.pdf({ format, printBackground: true });
      const sheets = [...bytes.toString("latin1").matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
      expect(sheets.length).toBeGreaterThan(2);
      expect(sheets.length).toBeLessThanOrEqual(12);
      // In points; the browser rounds the size of A4 to its own pixels.
      for (const [, across, down] of sheets) {
        expect(Math.abs(Number(across) - width)).toBeLessThan(1);
        expect(Math.abs(Number(down) - height)).toBeLessThan(1);
      }
    });
  });

  it("searches folded parts, and turns light and dark", async () => {
    await inPage({}, async (page) => {
      await page.getByRole("searchbox").fill("dead-units");
      await page.keyboard.press("Enter");
      expect(await page.locator("main details[open]", { hasText: "dead-units" }).count()).toBeGreaterThan(0);
      const ground = () => page.evaluate("getComputedStyle(document.documentElement).backgroundColor");
      const light = await ground();
      await page.getByRole("button", { name: "Light or dark" }).click();
      expect(await ground()).not.toBe(light);
    });
  });

  it.each(Object.entries(EDGES))(
    "%s: opens without a word, within a phone's width",
    async (name, { run, diagnosis }) => {
      const place = await written(`edge-${Object.keys(EDGES).indexOf(name)}`, run, diagnosis);
      await inPage({ viewport: { width: 390, height: 844 } }, async (page, said) => {
        await page.goto(place);
        expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
        expect(said).toEqual([]);
      });
    },
  );
});

describe("axe finds nothing", () => {
  it.each([
    [1440, "light"],
    [1440, "dark"],
    [390, "light"],
    [390, "dark"],
  ] as const)(
    "at %d px, %s",
    async (width, colorScheme) => {
      // Only this context goes past the policy: axe's source is not of the page.
      await inPage({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true }, async (page) => {
        expect(await axeViolations(page)).toEqual([]);
      });
    },
    60_000,
  );
});

async function written(
  name: string,
  run: Parameters<typeof buildDocument>[0],
  diagnosis: Parameters<typeof buildDocument>[1],
) {
  const html = await renderHtml(buildDocument(run, diagnosis, { version: "0.1.0", date: "24 Nov 2026" }), {});
  const file = join(folder, `${name}.html`);
  await writeFile(file, html);
  return pathToFileURL(file).href;
}

async function inPage(
  options: BrowserContextOptions,
  look: (page: Page, said: Heard["said"]) => Promise<void>,
): Promise<void> {
  await inPageOf({ browser, address, options }, (page, { said }) => look(page, said));
}
