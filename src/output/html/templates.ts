import { readdirSync, readFileSync } from "node:fs";
import Handlebars from "handlebars";
import { ENGLISH } from "../../locale/translator.ts";
import type { FigureWidth } from "../../model/chart.ts";
import type { ReportDocument, Table } from "../../model/document.ts";
import type { Language } from "../../model/voice.ts";
import { HELPERS, tableShape } from "./helpers.ts";

/** Text that is already markup of our own making and goes into the page as it is; nothing from a run is ever in it. */
export interface PageMarkup {
  readonly csp: string;
  readonly style: string;
  readonly scripts: string;
  /** Data of the report, as a comment. */
  readonly data: string;
  readonly language: Language;
  /** A text of postrun's own in the language of the page. */
  say(text: string): string;
  /** A text with its numerals as the page has them. */
  spell(text: string): string;
  /** A sentence for the foot, escaped like any text. */
  readonly note: string;
  readonly summary: boolean;
  /** The SVG of a figure. */
  drawing(id: string, width: string): string;
  /** True where the figure is drawn for phones as well. */
  narrow(id: string): boolean;
  /** True where the page's script may take the figure over. */
  live(id: string, width: FigureWidth): boolean;
}

/** Fills the page template. */
export function fillPage(document: ReportDocument, markup: PageMarkup): string {
  templates ??= loadTemplates();
  const { page, partials } = templates;
  const helpers = {
    ...HELPERS,
    style: () => new Handlebars.SafeString(markup.style),
    scripts: () => new Handlebars.SafeString(markup.scripts),
    drawing: (id: string, width: string) => new Handlebars.SafeString(markup.drawing(id, width)),
    live: (id: string, width: FigureWidth) => markup.live(id, width),
    narrow: (id: string) => markup.narrow(id),
    data: () => new Handlebars.SafeString(markup.data),
    t: markup.say,
    tableShape: (table: unknown) => tableShape(table as Table, markup.spell),
  };
  const html = page(
    {
      document,
      csp: markup.csp,
      note: markup.note,
      summary: markup.summary,
      written: markup.say(`Written by postrun ${document.version} from the files listed above.`),
      lang: TAGS[markup.language],
      english: markup.language === "en" ? "" : markup.say(ENGLISH_PARTS),
    },
    { partials, helpers },
  );
  return markup.language === "en" ? html : withEnglishElements(html);
}

/** Said under the head of a page that is not in English; the catalogue has it in every other language. */
const ENGLISH_PARTS =
  "Findings, mechanisms and fixes are in English where postrun has no words for them in this language.";

/** Language tags (RFC 5646): the Chinese of the catalogue is in simplified characters. */
const TAGS: Readonly<Record<Language, string>> = {
  de: "de",
  en: "en",
  es: "es",
  fr: "fr",
  ja: "ja",
  zh: "zh-Hans",
};

/** Screen readers must know which parts are English. Text is escaped, so that a part ends before the next tag. */
function withEnglishElements(html: string): string {
  const part = new RegExp(`${ENGLISH.from}([^<${ENGLISH.from}${ENGLISH.to}]*)${ENGLISH.to}?`, "g");
  return html.replace(part, '<bdi lang="en">$1</bdi>').replaceAll(ENGLISH.to, "");
}

/** `strict`: a misspelled field throws. `knownHelpersOnly`: a field can never be taken for a helper. */
const OPTIONS = {
  strict: true,
  knownHelpersOnly: true,
  knownHelpers: Object.fromEntries(
    [...Object.keys(HELPERS), "style", "scripts", "drawing", "live", "narrow", "data", "t", "tableShape"].map(
      (name) => [name, true],
    ),
  ),
  preventIndent: true,
};

interface Templates {
  readonly page: Handlebars.TemplateDelegate;
  readonly partials: Record<string, Handlebars.TemplateDelegate>;
}

let templates: Templates | undefined;

function loadTemplates(): Templates {
  const folder = new URL("../../../templates/", import.meta.url);
  const compile = (path: string): Handlebars.TemplateDelegate =>
    Handlebars.compile(readFileSync(new URL(path, folder), "utf8").trimEnd(), OPTIONS);
  // No prototype, so that a name such as "constructor" is no partial.
  const partials: Record<string, Handlebars.TemplateDelegate> = Object.create(null);
  for (const file of readdirSync(new URL("blocks/", folder)).sort()) {
    if (file.endsWith(".hbs")) partials[file.slice(0, -4)] = compile(`blocks/${file}`);
  }
  return { page: compile("page.hbs"), partials };
}
