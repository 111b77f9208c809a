import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findBrowser } from "../../src/cli/find-browser.ts";
import { renderPdf } from "../../src/output/pdf/pdf.ts";
import { BUNDLED, type Reports, reportFile, writeReports } from "./bundled-reports.ts";
import { type PrintedReport, readPdf } from "./read-pdf.ts";

const DATED = { SOURCE_DATE_EPOCH: "1795564800" };
/** The bars of parameters, the section that holds nothing else, and the head of the run card stay off paper by the page's print styles. */
const ON_SCREEN_ONLY = /^(Parameters by layer|(Data and model|The run)$)/;
/** The whole of a bundled run, with every picture that its files allow, takes 7 to 9 sheets of A4; the edition for a review two. */
const MOST_PAGES = 9;

let reports: Reports;
const printed = new Map<string, PrintedReport>();

beforeAll(async () => {
  reports = await writeReports(BUNDLED, ["--pdf"], environment(DATED));
  for (const name of BUNDLED) printed.set(name, await readPdf(await reportFile(reports, `${name}.pdf`)));
});

afterAll(() => reports?.remove());

describe.each(BUNDLED)("the PDF of %s", (name) => {
  it("is tagged, in English, titled as the page, and numbers its pages", async () => {
    const { title, language, tagged, pages, roles } = of(name);
    const html = (await reportFile(reports, `${name}.html`)).toString("utf8");
    expect(tagged).toBe(true);
    expect(language).toBe("en");
    expect(title).toBe(decoded(/<title>([^<]+)</.exec(html)?.[1] ?? ""));
    expect(roles.get("H1")).toBe(1);
    expect(roles.get("TH")).toBeGreaterThan(10);
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.length).toBeLessThanOrEqual(MOST_PAGES);
    pages.forEach((words, i) => {
      expect(words).toContain(`page ${i + 1} of ${pages.length}`);
    });
  });

  it("holds every section in its text and in its outline, with the words of each title apart", async () => {
    const { pages, outline } = of(name);
    const text = pages.join(" ");
    const titles = (await headings(name, "h2")).filter((title) => !ON_SCREEN_ONLY.test(title));
    expect(titles.length).toBeGreaterThanOrEqual(5);
    for (const title of titles) {
      expect(text).toContain(title);
      expect(outline).toContain(title);
    }
    expect(outline.slice(0, 1)).toEqual(await headings(name, "h1"));
    // A word joined to the next at a line's end would make a title that no heading has.
    const levels = await Promise.all(
      ["h1", "h2", "h3", "h4", "caption"].map((level) => headings(name, level)),
    );
    expect(outline.filter((words) => !levels.flat().includes(words.trim()))).toEqual([]);
  });

  it("says each printed figure in words", async () => {
    const { alts, mute } = of(name);
    const html = (await reportFile(reports, `${name}.html`)).toString("utf8");
    const printable = html.replace(/<summary>The numbers<\/summary>[\s\S]*?<\/details>/g, "");
    const drawings = /(?:<div class="w[^>]*>\s*<svg |<svg class="ci" )[^>]*aria-label="([^"]+)"/g;
    const figures = [...printable.matchAll(drawings)]
      .map(([, alt]) => decoded(alt ?? ""))
      .filter((alt) => !ON_SCREEN_ONLY.test(alt));
    expect(figures.length).toBeGreaterThanOrEqual(5);
    expect([...alts].sort()).toEqual(figures.sort());
    expect(mute).toBe(0);
  });

  it("has even tables, links that say where they lead, and nothing that is neither tagged nor decoration", () => {
    const { uneven, links, bare, roles } = of(name);
    expect(roles.get("Table")).toBeGreaterThan(2);
    expect(uneven).toBe(0);
    expect(links.length).toBeGreaterThanOrEqual(1);
    for (const words of links) expect(words).toMatch(/^(Section|Cell \d+|Cause \d+|Exhibit \w+|Request): /);
    expect(bare).toBe("");
  });

  it("prints nothing of what only a screen has", () => {
    const text = of(name).pages.join(" ");
    for (const words of ["To the verdict", "Copy", "Light or dark", "How it was computed", "The numbers"]) {
      expect(text).not.toContain(words);
    }
  });
});

describe("a table over several sheets", () => {
  it("has its head on each of them", async () => {
    const rows = Array.from({ length: 90 }, (_, i) => `<tr><th scope="row">row-${i}</th><td>${i}</td></tr>`);
    const html = (await reportFile(reports, "healthy.html")).toString("utf8");
    // The rows of the provenance, many times over: the page's own table, template and styles.
    const long = html.replace(
      /(<section id="provenance"[\s\S]*?<tbody>)/,
      (before) => before + rows.join(""),
    );
    expect(long).not.toBe(html);
    const browser = await findBrowser(process.env, null);
    const { pages } = await readPdf(await renderPdf(long, { browser, paper: "A4", date: null }));
    const sheets = pages.filter((words) => /row-\d/.test(words));
    expect(sheets.length).toBeGreaterThanOrEqual(2);
    for (const words of sheets) expect(words).toContain("File Read as Rows Bytes SHA-256");
  });
});

describe("two printings", () => {
  it("are the same bytes with a fixed date, and differ in nothing but dates without", async () => {
    const again = await writeReports(["overfit"], ["--pdf"], environment(DATED));
    const undated = await writeReports(["overfit"], ["--pdf"], environment({}));
    try {
      const first = await reportFile(reports, "overfit.pdf");
      expect((await reportFile(again, "overfit.pdf")).equals(first)).toBe(true);
      const free = await reportFile(undated, "overfit.pdf");
      expect(free.equals(first)).toBe(false);
      const { pages } = await readPdf(free);
      expect(pages.map(withoutDate)).toEqual(of("overfit").pages.map(withoutDate));
    } finally {
      await again.remove();
      await undated.remove();
    }
  });
});

function of(name: string): PrintedReport {
  const found = printed.get(name);
  if (!found) throw new Error(`${name} was not printed`);
  return found;
}

/** What the program needs to find a browser and nothing more. */
function environment(more: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const { PATH = "", HOME = "", POSTRUN_BROWSER = "" } = process.env;
  return { PATH, HOME, POSTRUN_BROWSER, ...more };
}

async function headings(name: string, level: string): Promise<readonly string[]> {
  const html = (await reportFile(reports, `${name}.html`)).toString("utf8");
  const found = html.matchAll(new RegExp(`<${level}(?: [^>]*)?>([\\s\\S]+?)</${level}>`, "g"));
  return [...found].map(([, words = ""]) =>
    decoded(words.replace(/<[^>]+>/g, ""))
      .replace(/\s+/g, " ")
      .trim(),
  );
}

function withoutDate(words: string): string {
  return words.replace(/ \d{1,2} Nov 2026/g, "");
}

function decoded(html: string): string {
  return html
    .replace(/&#x([0-9A-F]+);/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}
