import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { capture } from "../cli/capture.ts";
import { axeViolations } from "./axe.ts";
import { HOSTILE_NAMES, TRAP, writeHostileRun } from "./hostile-run.ts";
import { type Heard, inPage } from "./in-page.ts";
import { type FigureFaults, LOOK_AT_FIGURES } from "./look-at-figures.ts";
import { openBrowser } from "./open-browser.ts";
import { type PrintedReport, readPdf } from "./read-pdf.ts";

const { PATH = "", HOME = "", POSTRUN_BROWSER = "" } = process.env;
const ENVIRONMENT = { PATH, HOME, POSTRUN_BROWSER, SOURCE_DATE_EPOCH: "1795564800" };
let browser: Browser;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "postrun-hostile-"));
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

describe.each(Object.entries(HOSTILE_NAMES))("a run whose every name is %s", (kind, name) => {
  const out = (edition: string): string =>
    join(folder, `${Object.keys(HOSTILE_NAMES).indexOf(kind)}-${edition}`);
  let files: Readonly<Record<"live" | "static" | "markdown", string>>;
  let printed: PrintedReport;

  beforeAll(async () => {
    const run = await writeHostileRun(folder, name);
    const live = await reported(run, out("live"), ["--pdf", "--md"]);
    const still = await reported(run, out("static"), ["--static"]);
    files = { live: fileIn(live, ".html"), static: fileIn(still, ".html"), markdown: fileIn(live, ".md") };
    printed = await readPdf(await readFile(fileIn(live, ".pdf")));
  });

  it.each(["live", "static"] as const)(
    "runs nothing, asks for nothing and says nothing: %s",
    async (edition) => {
      await visit(files[edition], 1440, async (page, heard) => {
        for (let i = 0; i < 12; i++) {
          await page.mouse.wheel(0, 900);
          await page.waitForTimeout(edition === "live" ? 60 : 5);
        }
        expect(await page.evaluate(`${TRAP} ?? null`)).toBeNull();
        expect(heard).toEqual({ said: [], asked: [] });
        expect(
          await page.evaluate(
            "document.querySelectorAll('img, iframe, [onload], [onerror], main script').length",
          ),
        ).toBe(0);
      });
    },
  );

  it("stays within 320, 390 and 1440 px with every fold open, no label cut, no block grown tall, and axe content", async () => {
    await visit(files.static, 1440, async (page) => {
      await page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true");
      const { cut, overlapping } = (await page.evaluate(LOOK_AT_FIGURES)) as FigureFaults;
      // Letters that the page's faces have not come from the reader's fonts, whose widths are not known here.
      if (OWN_LETTERS.test(name)) expect({ cut, overlapping }).toEqual({ cut: [], overlapping: [] });
      for (const width of [320, 390, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await page.evaluate(BEYOND)).toEqual([]);
        expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
        if (width > 320) expect(await page.evaluate(TALL)).toEqual([]);
      }
      expect(await axeViolations(page)).toEqual([]);
    });
  });

  it("has the whole of what is cut in a title", async () => {
    const html = await readFile(files.static, "utf8");
    const cut = html.match(/<span class="cut" title="/g)?.length ?? 0;
    expect(cut > 0).toBe(name.length > 1000);
  });

  it("prints within fourteen sheets, its words without control characters", () => {
    // NUL is what the reader of the PDF gives for a letter that no font of this machine has.
    expect(printed.pages.length).toBeLessThanOrEqual(14);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(printed.pages.join(" ")).not.toMatch(/[\u0001-\u0008\u000e-\u001f\u202a-\u202e\u2066-\u2069]/);
    expect(printed.tagged).toBe(true);
  });

  it("is a comment without markup of its own, below the limit", async () => {
    const text = await readFile(files.markdown, "utf8");
    expect(text.length).toBeLessThan(65_536);
    expect(text).not.toMatch(/(?<!\\)<(script|img|svg)|(?<!\\)\[x(?<!\\)\]\(|^# @|@everyone/m);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u202a-\u202e\u2066-\u2069]/);
  });
});

/** What the embedded faces hold of the names above. */
const OWN_LETTERS = /^[ -~]+$/;

/** Elements that reach beyond the window, first words of each. */
const BEYOND = `[...document.querySelectorAll("body *")].filter((element) => {
  const { right, width } = element.getBoundingClientRect();
  return width > 0 && right > innerWidth + 1 && element.closest("svg, pre, .skip") === null;
}).map((element) => element.localName + "." + element.className + ": " + element.textContent.slice(0, 60)).slice(0, 5)`;

/** Blocks of words that a single name has made taller than ten lines. */
const TALL = `[...document.querySelectorAll("h1, h2, h3, h4, p, dt, dd > span, td, th, li > a, summary, figcaption, .run")].filter((element) =>
  element.getBoundingClientRect().height > 15 * parseFloat(getComputedStyle(element).lineHeight)
).map((element) => element.closest("[id]")?.id + " " + element.localName + "." + element.className + ": " + element.textContent.slice(0, 60)).slice(0, 8)`;

async function reported(run: string, out: string, flags: readonly string[]): Promise<readonly string[]> {
  const { code, err } = await capture(["report", run, "--out", out, ...flags], ENVIRONMENT);
  expect([code, err]).toEqual([0, ""]);
  const { readdir } = await import("node:fs/promises");
  return (await readdir(out)).map((file) => join(out, file));
}

function fileIn(files: readonly string[], ending: string): string {
  const found = files.find((file) => file.endsWith(ending));
  if (found === undefined) throw new Error(`no ${ending} among ${files.join(", ")}`);
  return found;
}

/** Past the page's policy, since axe is not of the page; the policy itself is looked at elsewhere. */
async function visit(
  file: string,
  width: number,
  look: (page: Page, heard: Heard) => Promise<void>,
): Promise<void> {
  const options = { viewport: { width, height: 900 }, bypassCSP: true };
  await inPage({ browser, address: pathToFileURL(file).href, options }, look);
}
