import { readdirSync, readFileSync } from "node:fs";
import Handlebars from "handlebars";
import type { ReportDocument } from "../../model/document.ts";
import { HELPERS } from "./helpers.ts";

/** Text that is already markup of our own making and goes into the page as it is; nothing from a run is ever in it. */
export interface PageMarkup {
  readonly csp: string;
  readonly style: string;
  readonly scripts: string;
  /** Data of the report, as a comment. */
  readonly data: string;
  /** A sentence for the foot, escaped like any text. */
  readonly note: string;
  readonly summary: boolean;
  /** The SVG of a figure. */
  drawing(id: string, width: string): string;
  /** True where the figure is drawn for phones as well. */
  narrow(id: string): boolean;
  /** True where the page's script may take the figure over. */
  live(id: string): boolean;
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
    live: (id: string) => markup.live(id),
    narrow: (id: string) => markup.narrow(id),
    data: () => new Handlebars.SafeString(markup.data),
  };
  return page(
    { document, csp: markup.csp, note: markup.note, summary: markup.summary },
    { partials, helpers },
  );
}

/** `strict`: a misspelled field throws. `knownHelpersOnly`: a field can never be taken for a helper. */
const OPTIONS = {
  strict: true,
  knownHelpersOnly: true,
  knownHelpers: Object.fromEntries(
    [...Object.keys(HELPERS), "style", "scripts", "drawing", "live", "narrow", "data"].map((name) => [
      name,
      true,
    ]),
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
