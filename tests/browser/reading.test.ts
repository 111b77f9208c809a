import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeViolations } from "./axe.ts";
import { BUNDLED, type Reports, writeReports } from "./bundled-reports.ts";
import { type Heard, inPage } from "./in-page.ts";
import { openBrowser } from "./open-browser.ts";

/** What mail previews and artifact viewers put over a page: none of its scripts runs, none of its fonts loads. */
const FOREIGN = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
/** As GitHub's and Jenkins' artifact views: not even its styles. */
const STRICTEST = "default-src 'none'; sandbox";
const WIDTHS = [320, 390, 768, 1440] as const;

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

describe.each(BUNDLED)("%s", (name) => {
  it("never scrolls sideways from 320 to 1440 px, folds shut and open", async () => {
    await visit(name, {}, async (page) => {
      for (const open of [false, true]) {
        await page.evaluate(`for (const fold of document.querySelectorAll("details")) fold.open = ${open}`);
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 900 });
          expect(await page.evaluate("document.documentElement.scrollWidth"), String(open)).toBe(width);
        }
      }
    });
  });

  it("in forced colours: axe finds nothing, and every line of a figure keeps a colour of its own from the ground", async () => {
    const options = { forcedColors: "active" as const, bypassCSP: true };
    await visit(name, options, async (page, heard) => {
      expect(await page.evaluate(UNSEEN_MARKS)).toEqual([]);
      expect(await axeViolations(page)).toEqual([]);
      expect(heard.said).toEqual([]);
    });
  });

  it("without script: all that is folded can be opened, and search finds it", async () => {
    await visit(name, { javaScriptEnabled: false }, async (page) => {
      expect(await page.locator("button, input").count()).toBe(0);
      for (const fold of await page.locator("main details > summary").all()) await fold.click();
      expect(await page.locator("main details:not([open])").count()).toBe(0);
      expect(await page.locator("main [hidden]:not(.n)").count()).toBe(0);
    });
  });

  it("without styles: the order of reading is kept, each figure once, no sign larger than a line", async () => {
    const html = await readFile(join(reports.folder, `${name}.html`), "utf8");
    const bare = join(reports.folder, `${name}-bare.html`);
    await writeFile(
      bare,
      html.replace(/<style>[\s\S]*?<\/style>/, "").replace(/<script>[\s\S]*?<\/script>/g, ""),
    );
    await visit(`${name}-bare`, { javaScriptEnabled: true, bypassCSP: true }, async (page) => {
      expect(await page.evaluate(ORDER)).toEqual(await orderOf(name));
      expect(await page.evaluate(GIANTS)).toEqual([]);
      expect(
        await page.evaluate("[...document.querySelectorAll('.n')].filter((n) => n.offsetHeight > 0).length"),
      ).toBe(0);
      expect(await page.evaluate("document.querySelectorAll('.w svg').length")).toBeGreaterThanOrEqual(5);
    });
  });

  it.each([
    ["a foreign policy", FOREIGN, "headed"],
    ["the strictest policy, sandboxed", STRICTEST, "bare"],
  ])("under %s: a still page with every word and figure, which asks for nothing", async (_, policy, kind) => {
    await served({ name, policy }, async (page, heard) => {
      expect(heard.asked).toEqual([]);
      expect(await page.locator("h1").isVisible()).toBe(true);
      expect(await page.locator("button, input").count()).toBe(0);
      expect(await page.locator("figure .w svg").first().isVisible()).toBe(true);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(1440);
      const family = await page.evaluate("getComputedStyle(document.body).fontFamily");
      expect(String(family).includes("Report Sans")).toBe(kind === "headed");
      // What a viewer forbids the browser may say; the page itself throws nothing.
      expect(heard.said.filter((line) => !/violates|Blocked script|Refused|sandboxed/.test(line))).toEqual(
        [],
      );
    });
  });

  it("by keyboard: every control once, in the order of the page, each seen in focus, and out again", async () => {
    await visit(name, {}, async (page) => {
      const count = (await page.evaluate(
        "[...document.querySelectorAll('a[href], button, input, summary')].filter((e) => e.checkVisibility({ contentVisibilityAuto: true })).length",
      )) as number;
      const stops: { place: number; seen: boolean; what: string }[] = [];
      for (let i = 0; i < count + 15; i++) {
        await page.keyboard.press("Tab");
        const stop = (await page.evaluate(STOP)) as (typeof stops)[number] | null;
        if (stop === null) break;
        stops.push(stop);
      }
      expect(stops.filter(({ seen }) => !seen)).toEqual([]);
      const places = stops.map(({ place }) => place);
      expect(places).toEqual([...places].sort((a, b) => a - b));
      expect(new Set(places).size).toBe(stops.length);
      expect(stops.length).toBeGreaterThanOrEqual(count);
    });
  });

  it("search goes by Enter, Shift and Escape", async () => {
    await visit(name, {}, async (page) => {
      const box = page.getByRole("searchbox");
      await box.focus();
      await page.keyboard.type("loss");
      expect(await page.locator(".find output").textContent()).toMatch(/^\d+ found$/);
      await page.keyboard.press("Enter");
      await page.keyboard.press("Enter");
      expect(await page.locator(".find output").textContent()).toMatch(/^2 \/ \d+$/);
      await page.keyboard.press("Shift+Enter");
      expect(await page.locator(".find output").textContent()).toMatch(/^1 \/ \d+$/);
      await page.keyboard.press("Escape");
      expect(await box.inputValue()).toBe("");
      expect(await page.evaluate("CSS.highlights.has('found')")).toBe(false);
    });
  });

  it("a chart is read and zoomed by keys, and let go by Escape", async () => {
    await visit(name, {}, async (page) => {
      await page.locator("#c-loss .w").scrollIntoViewIfNeeded();
      await page.waitForSelector("#c-loss .live");
      await page.locator("#c-loss .live").focus();
      const labels = async (): Promise<string> =>
        (await page.locator("#c-loss .live > div svg text").allTextContents()).sort().join(" ");
      const whole = await labels();
      await page.keyboard.press("ArrowRight");
      const read = await page.locator("#c-loss .readout").textContent();
      expect(read).toMatch(/^step [\d,]+/);
      await page.keyboard.press("Shift+ArrowRight");
      expect(await page.locator("#c-loss .readout").textContent()).not.toBe(read);
      for (let i = 0; i < 4; i++) await page.keyboard.press("+");
      await expect.poll(labels).not.toBe(whole);
      await page.keyboard.press("Escape");
      await expect.poll(labels).toBe(whole);
      expect(await page.locator("#c-loss .readout").count()).toBe(0);
    });
  });

  it("every cell, cause, exhibit and request has an address that it shows, and that leads to it", async () => {
    await visit(name, {}, async (page) => {
      const anchors = (await page.evaluate(
        "[...document.querySelectorAll('.cell, .cause, .request, .ev tbody tr, section')].map(({ id }) => id)",
      )) as string[];
      const links = (await page.evaluate(
        "[...document.querySelectorAll('main a[href^=\"#\"], nav a')].map((a) => a.hash.slice(1))",
      )) as string[];
      expect(anchors.filter((id) => id === "" || !links.includes(id))).toEqual([]);
      const exhibit = anchors.find((id) => id.startsWith("ex-"));
      if (exhibit === undefined) return;
      await page.evaluate(`location.hash = ${JSON.stringify(exhibit)}`);
      const outline = await page.evaluate(
        `getComputedStyle(document.getElementById(${JSON.stringify(exhibit)})).outlineStyle`,
      );
      expect(outline).toBe("solid");
    });
  });

  it("the first screen answers, at 1440 and within two screens of a phone", async () => {
    await visit(name, {}, async (page) => {
      const bottom = "document.querySelector('.four')?.getBoundingClientRect().bottom ?? 0";
      expect(await page.evaluate(bottom)).toBeLessThanOrEqual(900);
      const words = await page.locator(".four").textContent();
      const wanted =
        name === "healthy"
          ? ["Best result", "What could be judged"]
          : ["Why, and how sure", "What to do", "What it cost"];
      for (const label of wanted) expect(words).toContain(label);
      await page.setViewportSize({ width: 390, height: 844 });
      expect(await page.evaluate(bottom)).toBeLessThanOrEqual(2 * 844);
    });
  });
});

/** Words of every heading, in the order of the file. */
const ORDER = "[...document.querySelectorAll('h1, h2, h3')].map((h) => h.textContent.trim())";

async function orderOf(name: string): Promise<unknown> {
  let order: unknown = null;
  await visit(name, {}, async (page) => {
    const placed =
      "[...document.querySelectorAll('main h1, main .sec h2, main .row > .main > h3, main .cause h3')].map((h) => h.getBoundingClientRect().top)";
    const tops = (await page.evaluate(placed)) as number[];
    expect(tops).toEqual([...tops].sort((a, b) => a - b));
    order = await page.evaluate(ORDER);
  });
  return order;
}

/** Drawings outside figures that stand taller than a coverage of three rows. */
const GIANTS = `[...document.querySelectorAll("svg")].filter((svg) => svg.closest("figure") === null && svg.getBoundingClientRect().height > 60).map((svg) => svg.outerHTML.slice(0, 80))`;

/** Marks of figures whose colour is the ground's once colours are forced. */
const UNSEEN_MARKS = `(() => {
  const ground = getComputedStyle(document.documentElement).backgroundColor;
  return [...document.querySelectorAll("figure .w svg path[stroke], figure .w svg text")].filter((mark) => {
    const style = getComputedStyle(mark);
    return (mark.localName === "text" ? style.fill : style.stroke) === ground && mark.closest("[id]") !== null && !mark.matches('[stroke="#ffffff"], [fill="#ffffff"]');
  }).map((mark) => mark.outerHTML.slice(0, 100)).slice(0, 5);
})()`;

/** Where the focus stands among all elements, and whether a reader sees it; null where it has left the page. */
const STOP = `(() => {
  const focus = document.activeElement;
  if (focus === null || focus === document.body) return null;
  const style = getComputedStyle(focus), box = focus.getBoundingClientRect();
  const place = [...document.querySelectorAll("*")].indexOf(focus);
  const inside = box.width > 4 && box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight;
  return { place, what: focus.outerHTML.slice(0, 80), seen: inside && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1 };
})()`;

async function visit(
  name: string,
  options: BrowserContextOptions,
  look: (page: Page, heard: Heard) => Promise<void>,
): Promise<void> {
  const address = pathToFileURL(join(reports.folder, `${name}.html`)).href;
  await inPage({ browser, address, options }, look);
}

/** The page as a viewer serves it: from another host, under that host's own policy, everything else refused. */
async function served(
  { name, policy }: { readonly name: string; readonly policy: string },
  look: (page: Page, heard: Heard) => Promise<void>,
): Promise<void> {
  const body = await readFile(join(reports.folder, `${name}.html`), "utf8");
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const said: string[] = [];
  const asked: string[] = [];
  try {
    await context.route("**", (route) => {
      if (route.request().isNavigationRequest()) {
        const headers = { "content-type": "text/html; charset=utf-8", "content-security-policy": policy };
        return route.fulfill({ body, headers });
      }
      asked.push(route.request().url());
      return route.abort();
    });
    const page = await context.newPage();
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(error.message));
    await page.goto("https://viewer.example/report.html");
    await look(page, { said, asked });
  } finally {
    await context.close();
  }
}
