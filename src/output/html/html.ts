import { inVoice } from "../../locale/in-voice.ts";
import { spellNumerals } from "../../locale/spell-numerals.ts";
import type { Figure } from "../../model/chart.ts";
import type { ReportDocument } from "../../model/document.ts";
import type { Theme } from "../../model/settings.ts";
import type { Voice } from "../../model/voice.ts";
import { picturesOf } from "../data/pictures.ts";
import { renderSvg } from "../svg/svg.ts";
import { withVisibleText } from "../visible-text.ts";
import { type LiveFigure, liveFigures, liveId } from "./live-figures.ts";
import { contentPolicy } from "./policy.ts";
import { scriptVoice } from "./script-voice.ts";
import { pageScripts } from "./scripts.ts";
import { pageStyle } from "./style.ts";
import { fillPage } from "./templates.ts";

/** How a page is written; what is left out is as in the plain page. */
export interface PageOptions {
  /** Leaves the scripts out. */
  readonly static?: boolean;
  readonly fonts?: "embedded" | "system";
  /** Figures that are drawn for phones as well. */
  readonly narrow?: "all" | "curves" | "none";
  /** For two sheets of paper: no more than a review needs. */
  readonly summary?: boolean;
  /** Said in the foot of the page, one sentence. */
  readonly note?: string;
  /** Colours and faces of the user's own. */
  readonly theme?: Theme;
  /** Language, numbers and dates; a page without it is in plain English. */
  readonly voice?: Voice | undefined;
  /** ISO date that the page states, for the voice to write. */
  readonly date?: string | null;
  /** A comment that stands at the end of the page. */
  readonly data?: string;
}

/** Writes the report as one page that loads nothing: every figure drawn twice, wide and narrow, and complete without script. */
export async function renderHtml(written: ReportDocument, options: PageOptions = {}): Promise<string> {
  const { voice } = options;
  const { document, say, tell } = inVoice(withVisibleText(written), voice, {
    date: options.date ?? null,
    marks: true,
  });
  const drawings = new Map<string, string>();
  const live: LiveFigure[] = [];
  for (const { figure, wide, narrow } of picturesOf(document)) {
    const drawn = await renderSvg(wide, figure.id, figure.alt);
    drawings.set(`${figure.id} wide`, drawn.svg);
    if (isNarrowed(figure, options)) {
      drawings.set(`${figure.id} narrow`, (await renderSvg(narrow, `${figure.id}-n`, figure.alt)).svg);
    }
    const narrowed = drawings.has(`${figure.id} narrow`);
    if (!options.static)
      live.push(...(await liveFigures(figure, { vega: drawn.vega, narrow: narrowed, tell })));
  }
  const style = pageStyle(document, { ...options, translated: (voice?.language ?? "en") !== "en", say });
  const scripts = pageScripts(live, options.static ?? false);
  const hydrated = new Set(scripts.live);
  return fillPage(document, {
    csp: contentPolicy(style, scripts.texts),
    style,
    scripts: scripts.markup === "" ? "" : scriptVoice(voice, say) + scripts.markup,
    note: options.note === undefined ? "" : say(options.note),
    language: voice?.language ?? "en",
    say,
    spell: (text) => (voice ? spellNumerals(text, voice) : text),
    summary: options.summary ?? false,
    data: options.data ?? "",
    drawing: (id, width) => drawings.get(`${id} ${width}`) ?? "",
    narrow: (id) => drawings.has(`${id} narrow`),
    live: (id, width) => hydrated.has(liveId(id, width)),
  });
}

/** Grids of cells and panels: their narrow twins weigh most. */
const GRIDS = new Set<Figure["kind"]>(["layer-heatmap", "confusion", "matrix", "multiples"]);

function isNarrowed({ kind }: Figure, { narrow = "all" }: PageOptions): boolean {
  return narrow === "all" || (narrow === "curves" && !GRIDS.has(kind));
}
