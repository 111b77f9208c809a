import { pathToFileURL } from "node:url";
import type { Browser } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findBrowser } from "../../src/cli/find-browser.ts";
import { renderPdf } from "../../src/output/pdf/pdf.ts";
import { BUNDLED, type Reports, reportFile, writeReports } from "./bundled-reports.ts";
import { openBrowser } from "./open-browser.ts";
import { layoutOf, type Sheet } from "./pdf-layout.ts";

const { PATH = "", HOME = "", POSTRUN_BROWSER = "" } = process.env;
const ENVIRONMENT = { PATH, HOME, POSTRUN_BROWSER, SOURCE_DATE_EPOCH: "1795564800" };

/** Points of white at each edge: the narrowest margin of the print styles is 14 mm, and a line may reach half its width beyond. */
const MARGIN = (14 / 25.4) * 72 - 1;

const PRINTED = [
  { paper: "A4", names: BUNDLED },
  { paper: "Letter", names: ["divergence", "overfit"] },
] as const;
const EDITIONS = PRINTED.flatMap(({ paper, names }) =>
  names.flatMap((name) => ["", "-summary"].map((edition) => ({ file: `${name}${edition}.pdf`, paper }))),
);

let browser: Browser;
const written = new Map<string, Reports>();

beforeAll(async () => {
  browser = await openBrowser();
  for (const { paper, names } of PRINTED) {
    const flags = ["--pdf", "--summary", "--static", "--paper", paper];
    written.set(paper, await writeReports(names, flags, ENVIRONMENT));
  }
}, 300_000);

afterAll(async () => {
  await browser?.close();
  for (const reports of written.values()) await reports.remove();
});

describe.each(EDITIONS)("$file on $paper", ({ file, paper }) => {
  it("cuts no figure at a sheet's edge and lays none over two sheets", async () => {
    const sheets = await layoutOf(await reportFile(of(paper), file));
    expect(sheets.flatMap(({ figures }) => figures).length).toBeGreaterThanOrEqual(1);
    expect(cutFigures(sheets)).toEqual([]);
  });
});

describe.each(BUNDLED)("the words of %s.pdf", (name) => {
  it("come in reading order, each paragraph whole, as painted and as tagged", async () => {
    const paragraphs = await printedParagraphs(name);
    expect(paragraphs.length).toBeGreaterThan(25);
    const sheets = await layoutOf(await reportFile(of("A4"), `${name}.pdf`));
    expect(outOfOrder(paragraphs, sheets.map(({ painted }) => painted).join(""))).toEqual([]);
    expect(outOfOrder(paragraphs, sheets.map(({ structured }) => structured).join(""))).toEqual([]);
  });
});

describe("the checks themselves", () => {
  it("find figures that are cut and words that are out of order", async () => {
    const found = await findBrowser(ENVIRONMENT, null);
    const html = (await reportFile(of("A4"), "divergence.html")).toString("utf8");
    const broken = html
      .replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "")
      .replaceAll("<svg ", '<svg preserveAspectRatio="none" ')
      .replace(
        "</head>",
        "<style>@media print{#c-loss .w{margin-left:-90px}#c-confusion .w svg{height:1500px}.lead{position:relative}}</style></head>",
      );
    const sheets = await layoutOf(await renderPdf(broken, { browser: found, paper: "A4", date: null }));
    const cut = cutFigures(sheets).join("; ");
    expect(cut).toMatch(/Loss over steps.* pt to the edges of page/);
    expect(cut).toMatch(/Confusion matrix.*: again on page/);
    const paragraphs = await printedParagraphs("divergence");
    expect(outOfOrder(paragraphs, sheets.map(({ painted }) => painted).join(""))).not.toEqual([]);
  });
});

function of(paper: string): Reports {
  const found = written.get(paper);
  if (!found) throw new Error(`nothing was printed on ${paper}`);
  return found;
}

/** Figures on more than one sheet, or painted into the white of an edge. */
function cutFigures(sheets: readonly Sheet[]): readonly string[] {
  const all = sheets.flatMap(({ figures, width, height }, i) =>
    figures.map((figure) => ({ ...figure, width, height, page: i + 1 })),
  );
  return all.flatMap(({ alt, box, width, height, page }) => {
    if (all.some((other) => other.alt === alt && other.page < page)) return [`${alt}: again on page ${page}`];
    const room = [box.left, box.bottom, width - box.right, height - box.top];
    return room.some((white) => white < MARGIN)
      ? [`${alt}: ${room.map(Math.round).join(", ")} pt to the edges of page ${page}`]
      : [];
  });
}

/** Paragraphs that do not stand whole after the one before them. */
function outOfOrder(paragraphs: readonly string[], text: string): readonly string[] {
  let at = 0;
  return paragraphs.filter((words) => {
    const found = text.indexOf(words, at);
    if (found >= 0) at = found + words.length;
    return found < 0;
  });
}

/** Headings and paragraphs in the order of the page, those that paper shows, without blanks. */
async function printedParagraphs(name: string): Promise<readonly string[]> {
  const page = await browser.newPage({ javaScriptEnabled: false });
  try {
    await page.emulateMedia({ media: "print" });
    await page.goto(pathToFileURL(`${of("A4").folder}/${name}.html`).href);
    return (await page.evaluate(`[...document.querySelectorAll("h1, h2, h3, h4, caption, .lead, .lede, .mech, .asked, .cap, .why, .ev td:nth-child(2), .two li, .look dd, .fix dd, .prose p, .note")]
      .filter((one) => one.getClientRects().length > 0)
      .map((one) => one.textContent.replace(/\\s+/g, ""))`)) as string[];
  } finally {
    await page.close();
  }
}
