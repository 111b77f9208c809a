import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openBrowser } from "./open-browser.ts";
import { GOLDENS, PICTURES } from "./report-pictures.ts";

/** A channel may differ by this much, and this share of the patches by more: 0.0002 between two builds of Chromium 147, 0 within one. */
const TOLERANCE = { channel: 32, share: 0.002 };

/** Pixels that are averaged across: two builds of Chromium smooth the same letter differently, but lay the same ink. */
const GRAIN = 4;

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(() => browser?.close());

it.each(PICTURES)("$file is as its golden picture", async ({ file, take }) => {
  const golden = await readFile(join(GOLDENS, file));
  expect(await shareOfDifference(golden, await take(browser))).toBeLessThanOrEqual(TOLERANCE.share);
});

it("no golden picture is left over", async () => {
  expect((await readdir(GOLDENS)).sort()).toEqual(PICTURES.map(({ file }) => file).sort());
});

it.each(["1440-light", "390-dark", "pdf"])("two different reports are told apart: %s", async (view) => {
  const [first, second] = await Promise.all(
    ["divergence", "overfit"].map((name) => readFile(join(GOLDENS, `${name}-${view}.webp`))),
  );
  if (!first || !second) throw new Error("no golden pictures: npm run goldens");
  expect(await shareOfDifference(first, second)).toBeGreaterThan(4 * TOLERANCE.share);
});

/** Decoded by the browser that took them; 1 where the sizes differ. */
async function shareOfDifference(golden: Buffer, shown: Buffer): Promise<number> {
  const page = await browser.newPage();
  try {
    const urls = [golden, shown].map((picture) => `data:image/webp;base64,${picture.toString("base64")}`);
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
