import { BrowserError } from "../model/errors.ts";
import type { ReportData } from "../output/data/report-data.ts";
import { shownDocument } from "../output/data/shown-document.ts";
import { findBrowser } from "./find-browser.ts";
import type { Formats } from "./report-formats.ts";
import type { Terminal } from "./terminal.ts";
import { writeWhole } from "./write-file.ts";

/** Writes the notebook of a report: its images as PNG where a browser is found, else as SVG, and then says so. */
export async function writeNotebook(
  data: ReportData,
  base: string,
  { formats, terminal }: { readonly formats: Formats; readonly terminal: Terminal },
): Promise<void> {
  const { document, say } = shownDocument(data);
  const { pngImages, svgImages } = await import("../output/notebook/figure-images.ts");
  const { renderNotebook } = await import("../output/notebook/notebook.ts");
  const browser = await findBrowser(terminal.env, formats.browser, terminal.places).catch(
    (error: unknown) => {
      if (error instanceof BrowserError && formats.browser === null) return null;
      throw error;
    },
  );
  const images = browser === null ? await svgImages(document) : await pngImages(document, browser);
  await writeWhole(`${base}.ipynb`, renderNotebook(document, images, say));
  if (browser === null) {
    terminal.err.write(
      `postrun: no browser, so the images in ${base}.ipynb are SVG, which GitHub may not show\n`,
    );
  }
}
