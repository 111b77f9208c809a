import type { ReportDocument } from "../../model/document.ts";
import { picturesOf } from "../data/pictures.ts";
import { pageStyle } from "../html/style.ts";
import { openPrinter, type PrintingBrowser } from "../pdf/printer.ts";
import { renderSvg } from "../svg/svg.ts";
import type { FigureImage } from "./notebook.ts";

/** Every figure as SVG: needs no browser, and GitHub may not show it. */
export async function svgImages(document: ReportDocument): Promise<ReadonlyMap<string, FigureImage>> {
  const images = new Map<string, FigureImage>();
  for (const { figure, wide } of picturesOf(document)) {
    const { svg } = await renderSvg(wide, figure.id, figure.alt);
    images.set(figure.id, { mime: "image/svg+xml", data: svg });
  }
  return images;
}

/** Every figure as PNG, two pixels to one, drawn by a browser with the page's own fonts on white. */
export async function pngImages(
  document: ReportDocument,
  browser: PrintingBrowser,
): Promise<ReadonlyMap<string, FigureImage>> {
  const images = new Map<string, FigureImage>();
  const drawn = await svgImages(document);
  const figures = [...drawn].map(([id, { data }]) => `<div id="figure-${id}">${data}</div>`);
  const style = `${pageStyle(document)}body{background:#ffffff}div{width:800px}`;
  const printer = await openPrinter(browser);
  try {
    const context = await printer.newContext({
      javaScriptEnabled: false,
      offline: true,
      deviceScaleFactor: 2,
      viewport: { width: 832, height: 600 },
      colorScheme: "light",
    });
    const page = await context.newPage();
    await page.setContent(
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><style>${style}</style></head><body>${figures.join("")}</body></html>`,
      { waitUntil: "load" },
    );
    for (const id of drawn.keys()) {
      const png = await page.locator(`#figure-${id} > svg`).screenshot({ animations: "disabled" });
      images.set(id, { mime: "image/png", data: png.toString("base64") });
    }
  } finally {
    await printer.close();
  }
  return images;
}
