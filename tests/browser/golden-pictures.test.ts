import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright";
import { afterAll, beforeAll, expect, it } from "vitest";
import { BUNDLED } from "./bundled-reports.ts";
import { openBrowser } from "./open-browser.ts";
import { GOLDENS, pictureOf, VIEWS } from "./report-pictures.ts";

/** A channel may differ by this much, and this share of the patches by more: 0.004 between two builds of Chromium 147, 0 within one. */
const TOLERANCE = { channel: 48, share: 0.006 };

/** Pixels that are averaged across: two builds of Chromium smooth the same letter differently, but lay the same ink. */
const GRAIN = 10;

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(() => browser?.close());

const PICTURES = BUNDLED.flatMap((name) => VIEWS.map((view) => ({ ...view, name })));

it.each(PICTURES)("the first screen of $name looks as its golden picture: $view", async (one) => {
  const golden = await readFile(join(GOLDENS, `${one.name}-${one.view}.png`));
  const shown = await pictureOf(browser, one.name, one);
  expect(await shareOfDifference(golden, shown)).toBeLessThanOrEqual(TOLERANCE.share);
});

it("two different reports are told apart", async () => {
  const [first, second] = await Promise.all(
    ["divergence", "overfit"].map((name) => readFile(join(GOLDENS, `${name}-desktop-light.png`))),
  );
  if (!first || !second) throw new Error("no golden pictures: npm run goldens");
  expect(await shareOfDifference(first, second)).toBeGreaterThan(4 * TOLERANCE.share);
});

/** Decoded by the browser that took them; 1 where the sizes differ. */
async function shareOfDifference(golden: Buffer, shown: Buffer): Promise<number> {
  const page = await browser.newPage();
  try {
    const urls = [golden, shown].map((png) => `data:image/png;base64,${png.toString("base64")}`);
    return (await page.evaluate(`(async () => {
      const [a, b] = await Promise.all(${JSON.stringify(urls)}.map(async (src) => {
        const image = new Image();
        image.src = src;
        await image.decode();
        const canvas = new OffscreenCanvas(image.width / ${GRAIN}, image.height / ${GRAIN}), pen = canvas.getContext("2d");
        pen.imageSmoothingQuality = "high";
        pen.drawImage(image, 0, 0, canvas.width, canvas.height);
        return pen.getImageData(0, 0, canvas.width, canvas.height);
      }));
      if (a.width !== b.width || a.height !== b.height) return 1;
      let differing = 0;
      for (let i = 0; i < a.data.length; i += 4) {
        if ([0, 1, 2].some((c) => Math.abs(a.data[i + c] - b.data[i + c]) > ${TOLERANCE.channel})) differing++;
      }
      return differing / (a.data.length / 4);
    })()`)) as number;
  } finally {
    await page.close();
  }
}
