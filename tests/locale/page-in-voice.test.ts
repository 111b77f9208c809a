import { describe, expect, it } from "vitest";
import { inVoice } from "../../src/locale/in-voice.ts";
import { translatorOf } from "../../src/locale/translator.ts";
import type { Block, ReportDocument, Table } from "../../src/model/document.ts";
import { shownDocument } from "../../src/output/data/shown-document.ts";
import { liveFigures } from "../../src/output/html/live-figures.ts";
import { renderReportPage } from "../../src/output/html/report-page.ts";
import { renderMarkdown } from "../../src/output/markdown/pull-request.ts";
import { sampleFigures } from "../charts/sample-figures.ts";
import { BUNDLED, bundledData } from "./bundled-documents.ts";

/** A numeral as English writes it, and not within a longer name. */
const NUMERAL = /(?<![\w.,:/=-])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\w/=]*[a-df-z_/=]|[.,:-]\w)/g;

describe.each(["divergence", "adversarial-fragility", "data-loader-bound"])("the page of %s", (name) => {
  it.each(["de-DE", "fr-FR", "en-IN"])(
    "in %s has every numeral in its form, and no other letter changed",
    async (tag) => {
      const plain = await plainTexts(name);
      const page = textsOf(await renderReportPage(await bundledData(name, `locale: ${tag}`)));
      expect(plain.length).toBeGreaterThan(300);
      expect(page).toEqual(plain.map((text) => text.replace(NUMERAL, (numeral) => inLocale(numeral, tag))));
      expect(page.filter((text, i) => text !== plain[i]).length).toBeGreaterThan(tag === "en-IN" ? -1 : 60);
    },
  );
});

const drawn = new Map<string, readonly string[]>();

/** The page without settings, drawn once for all that is held against it. */
async function plainTexts(name: string): Promise<readonly string[]> {
  const texts = drawn.get(name) ?? textsOf(await renderReportPage(await bundledData(name)));
  drawn.set(name, texts);
  return texts;
}

/** By Node's own tables, with as many decimals as there were; ungrouped where it was. */
function inLocale(numeral: string, tag: string): string {
  const decimals = (numeral.split(".")[1] ?? "").length;
  const format = new Intl.NumberFormat(tag, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    useGrouping: numeral.includes(","),
  });
  return format.format(Number(numeral.replaceAll(",", "")));
}

describe("what is to be typed or looked up", () => {
  it("keeps its spelling: diffs, settings, places, code and what the page carries", async () => {
    const plain = await renderReportPage(await bundledData("divergence"));
    const german = await renderReportPage(await bundledData("divergence", "language: de"));
    const codes = (page: string) => page.match(/<(code|pre)\b[^>]*>[\s\S]*?<\/\1>/g);
    expect(codes(german)).toEqual(codes(plain));
    expect(german).toContain("lr: 2.4");
    expect(german).toContain("(lr 2.4 → 0.26)");
    const { result, document } = await bundledData("divergence", "language: de");
    const english = await bundledData("divergence");
    expect(result).toEqual(english.result);
    expect(document).toEqual(english.document);
  });

  it("names of the run with digits keep theirs in sentences, labels and the title", async () => {
    const data = await bundledData("divergence", "locale: de-DE");
    const named = JSON.parse(JSON.stringify(data.document).replaceAll("val/loss", "val loss v 1.25"));
    const voice = data.edition.voice ? { ...data.edition.voice, keep: ["val loss v 1.25"] } : undefined;
    const page = await renderReportPage({
      ...data,
      document: named as ReportDocument,
      edition: { ...data.edition, ...(voice ? { voice } : {}) },
    });
    expect(page).toContain("val loss v 1.25");
    expect(page).not.toContain("val loss v 1,25");
  });
});

describe("a page in another language", () => {
  it("is the same bytes twice, and names its language", async () => {
    const data = await bundledData("overfit", "language: zh");
    const page = await renderReportPage(data);
    expect(await renderReportPage(data)).toBe(page);
    expect(page).toContain('<html lang="zh-Hans">');
    expect(page).toContain("2026年11月24日");
  });

  it("says once which parts are English, and marks them for screen readers", async () => {
    const page = await renderReportPage(await bundledData("divergence", "language: fr"));
    expect(page.match(/<p class="tongue">[^<]+<\/p>/g)).toHaveLength(1);
    expect(page).toContain('<bdi lang="en">Each step overshoots the valley it aims at');
    expect(page).not.toMatch(/[\ue000-\uf8ff]/);
    for (const attribute of page.match(/ (?:title|aria-label|content|alt)="[^"]*"/g) ?? [])
      expect(attribute).not.toContain("bdi");
  });

  it("says what could be judged, the heads of a method and what a smaller page leaves out", async () => {
    const { document, ...data } = await bundledData("healthy", "language: de");
    const edition = { ...data.edition, reductions: ["script", "fonts"] as const, maxBytes: 400_000 };
    const page = await renderReportPage({ ...data, document, edition });
    expect(page).toContain("Was diese Dateien zu beurteilen erlauben");
    expect(page).toMatch(/<span>\d+ von \d+<\/span>/);
    expect(page).toContain(">Grenzen und woher sie kommen</th>");
    expect(page).toContain(
      "Weggelassen, um 400 KB nicht zu überschreiten: das Skript, das Diagramme bewegt und die Schriften.",
    );
  });

  it("tells its figures under the pointer, with plain numerals for the script to spell", async () => {
    const { document, edition } = await bundledData("divergence", "language: de");
    const { tell } = inVoice(document, edition.voice, { date: null, marks: true });
    const figure = sampleFigures.find(({ kind }) => kind === "reliability");
    if (!figure) throw new Error("no sample of a reliability figure");
    const [live] = await liveFigures(figure, { vega: {}, narrow: false, tell });
    expect(JSON.stringify(live?.data)).toMatch(
      /"Wahrscheinlichkeit 0\.\d\d – [01]\.\d\d","\d[\d.]* % richtig \(.+?","im Mittel 0\.\d\d angegeben"/,
    );
  });

  it("is plain English where nothing else is asked for", async () => {
    const page = await renderReportPage(await bundledData("divergence"));
    expect(page).toContain('<html lang="en">');
    expect(page).not.toMatch(/<bdi|class="tongue"|id="voice"/);
  });

  it("takes the user's own words, in English too", async () => {
    const page = await renderReportPage(
      await bundledData("divergence", "words: {section-causes: Why it broke}"),
    );
    expect(page).toContain("<h2>Why it broke</h2>");
  });

  it("speaks in the comment for a pull request as well, without marks", async () => {
    const shown = shownDocument(await bundledData("divergence", "language: es"));
    const text = renderMarkdown(shown.document, shown.say);
    expect(text).toContain("| Lo que muestran los archivos | Cuándo | Fundamento y lugar |");
    expect(text).toContain("Fallida");
    expect(text).toContain("validación 1,13 en paso 49");
    expect(text).toMatch(/▇ +paso 0 – 999\n/);
    expect(text).not.toMatch(/[\ue000-\uf8ff]|<bdi/);
  });
});

describe("every heading, label and head of a table", () => {
  it.each(BUNDLED)("of %s is a message of the catalogue", async (name) => {
    const { document } = await bundledData(name);
    const { known } = translatorOf({ language: "de", words: {} });
    const missing = wordsOf(document).filter((text) => /[a-z]{2}/.test(text) && known(text) === null);
    // A text here is new: give it a message in src/locale/messages, in each language.
    expect([...new Set(missing)].filter((text) => !NAMES.test(text))).toEqual([]);
  });
});

/** One word of a file: a metric, a layer, a class. */
const NAMES = /^(?:[A-Za-z]+, )?[\w./-]*[\d_/][\w./-]*$/;

function wordsOf({ sections }: ReportDocument): readonly string[] {
  return sections.flatMap(({ title, blocks }) => [title, ...blocks.flatMap(wordsOfBlock)]);
}

function wordsOfBlock(block: Block): readonly string[] {
  switch (block.kind) {
    case "verdict":
      return [block.word, block.cardTitle, ...[...block.answers, ...block.card].map(({ label }) => label)];
    case "cause":
      return [block.kicker, block.severityWord, block.title, block.coverage.title];
    case "table":
      return block.columns.map(({ head }) => head);
    case "checklist":
      return [block.fine?.title ?? "", block.unanswered?.title ?? ""];
    case "cell":
      return [block.question, ...headsOf(block.numbers), ...block.facts.map(({ label }) => label)];
    default:
      return [];
  }
}

function headsOf(table: Table | null): readonly string[] {
  return table?.columns.map(({ head }) => head) ?? [];
}

/** Text that a reader sees, node by node; code, data and changes of settings left out. */
function textsOf(page: string): readonly string[] {
  return page
    .replace(/<!--[\s\S]*?-->|<(script|style|code|pre)\b[^>]*>[\s\S]*?<\/\1>/g, "<>")
    .replace(/<span class="date">[^<]*/, "")
    .split(/<[^>]*>/)
    .map((text) => text.trim())
    .filter((text) => text !== "" && !/ → [\d.]+|^Written by postrun/.test(text));
}
