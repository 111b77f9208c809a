import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Browser } from "playwright";

const PDFJS = join(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"), "../build");

/** An address that nothing can be fetched from: what the page asks for is answered from disk. */
const PLACE = "http://sheets.invalid/";

/** Pixels a point, sheets in a row and the white between them. */
const LAYOUT = { scale: 0.6, across: 4, gap: 6 };

/** All sheets of a PDF as one WebP picture, drawn by pdf.js: another program than the one that printed them. */
export async function picturesOfSheets(
  browser: Browser,
  bytes: Uint8Array,
  quality: number,
): Promise<Buffer> {
  const context = await browser.newContext();
  try {
    await context.route("**", async (route) => {
      const name = route.request().url().slice(PLACE.length);
      if (name === "")
        return route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Sheets</title>" });
      if (!/^pdf(\.worker)?\.mjs$/.test(name)) return route.abort();
      return route.fulfill({ contentType: "text/javascript", body: await readFile(join(PDFJS, name)) });
    });
    const page = await context.newPage();
    await page.goto(PLACE);
    const url = (await page.evaluate(`(async () => {
      const pdfjs = await import("${PLACE}pdf.mjs");
      pdfjs.GlobalWorkerOptions.workerSrc = "${PLACE}pdf.worker.mjs";
      const data = Uint8Array.from(atob("${Buffer.from(bytes).toString("base64")}"), (c) => c.charCodeAt(0));
      const pdf = await pdfjs.getDocument({ data }).promise;
      const { scale, across, gap } = ${JSON.stringify(LAYOUT)};
      const all = document.createElement("canvas"), pen = all.getContext("2d");
      for (let i = 0; i < pdf.numPages; i++) {
        const sheet = await pdf.getPage(i + 1), viewport = sheet.getViewport({ scale });
        const width = Math.floor(viewport.width), height = Math.floor(viewport.height);
        if (i === 0) {
          all.width = across * (width + gap);
          all.height = Math.ceil(pdf.numPages / across) * (height + gap);
          pen.fillStyle = "#888";
          pen.fillRect(0, 0, all.width, all.height);
        }
        const canvas = document.createElement("canvas");
        canvas.width = width;
        canvas.height = height;
        await sheet.render({ canvas, viewport }).promise;
        pen.drawImage(canvas, (i % across) * (width + gap), Math.floor(i / across) * (height + gap));
      }
      return all.toDataURL("image/webp", ${quality});
    })()`)) as string;
    return Buffer.from(url.slice(url.indexOf(",") + 1), "base64");
  } finally {
    await context.close();
  }
}
