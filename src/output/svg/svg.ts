import Handlebars from "handlebars";
import { textWidth } from "../../charts/text-width.ts";
import { FONT_SIZE, FONT_STACK } from "../../charts/theme.ts";
import type { VegaLiteSpec } from "../../model/chart.ts";
import { RenderError } from "../../model/errors.ts";
import { cleanSvg } from "./clean.ts";
import { renameClips } from "./ids.ts";
import { parseSvg, type SvgNode, writeSvg } from "./tree.ts";

type Vega = typeof import("vega");
type VegaLite = typeof import("vega-lite");

/** A static drawing, and the Vega specification that draws the same picture in a browser. */
export interface RenderedSvg {
  readonly svg: string;
  readonly vega: object;
}

/**
 * Draws a specification; `slug` is unique in the page and begins every id, `alt` is what the drawing says in words.
 * Equal input gives equal bytes.
 */
export async function renderSvg(spec: VegaLiteSpec, slug: string, alt = ""): Promise<RenderedSvg> {
  const { vega, vegaLite } = await loadVega();
  try {
    const warnings: unknown[] = [];
    const logger = vega.logger(vega.Warn, undefined, (_method, _level, words) => {
      // A zoom listens to the browser's window, which is not there yet.
      if (!String(words).includes("event source")) warnings.push(...words);
    });
    const silent = vega.logger(vega.None);
    const compiled = vegaLite.compile(spec as unknown as Parameters<VegaLite["compile"]>[0], {
      logger: silent,
    }).spec;
    vega.resetSVGDefIds();
    const view = new vega.View(vega.parse(compiled), {
      renderer: "none",
      logger,
      loader: closedLoader(vega),
    });
    const markup = await view.toSVG();
    view.finalize();
    // Vega writes of a failed load and draws on; half a picture must not pass for a whole one.
    if (warnings.length > 0) throw new RenderError(warnings.map(String).join(" "));
    const tree = renameClips(cleanSvg(parseSvg(markup)), slug);
    return { svg: writeSvg({ ...tree, attributes: rootAttributes(tree, alt) }), vega: compiled };
  } catch (cause) {
    throw new RenderError(`Cannot draw figure ${slug}`, { cause });
  }
}

let loaded: Promise<{ readonly vega: Vega; readonly vegaLite: VegaLite }> | null = null;

/** Vega takes a quarter of a second to import, so only a run that draws pays for it. */
function loadVega(): Promise<{ readonly vega: Vega; readonly vegaLite: VegaLite }> {
  loaded ??= importVega();
  return loaded;
}

async function importVega(): Promise<{ readonly vega: Vega; readonly vegaLite: VegaLite }> {
  const [vega, vegaLite] = await Promise.all([import("vega"), import("vega-lite")]);
  const metrics = (vega as unknown as { textMetrics: { width: (item: TextItem, text?: unknown) => number } })
    .textMetrics;
  // Vega guesses widths without a canvas, up to three times too wide; ours are those of the page's faces.
  metrics.width = (item, text) =>
    textWidth(String(text ?? item.text ?? ""), item.fontSize ?? FONT_SIZE, isBold(item.fontWeight));
  return { vega, vegaLite };
}

interface TextItem {
  readonly text?: unknown;
  readonly fontSize?: number;
  readonly fontWeight?: number | string;
}

function isBold(weight: number | string | undefined): boolean {
  return weight === "bold" || Number(weight) >= 600;
}

/** Nothing is fetched while drawing: data urls are kept as they are, any other address is refused. */
function closedLoader(vega: Vega): ReturnType<Vega["loader"]> {
  const refuse = (uri: string): never => {
    throw new RenderError(`A drawing asks for ${uri}, and drawings load nothing`);
  };
  const loader = vega.loader();
  return Object.assign(loader, {
    load: async (uri: string) => refuse(uri),
    http: async (uri: string) => refuse(uri),
    file: async (uri: string) => refuse(uri),
    sanitize: async (uri: string) => (uri.startsWith("data:image/png;base64,") ? { href: uri } : refuse(uri)),
  });
}

function rootAttributes(tree: SvgNode, alt: string): Readonly<Record<string, string>> {
  const { width = "0", height = "0", viewBox = "0 0 0 0" } = tree.attributes;
  const image = JSON.stringify(tree.children).includes('"xlink:href"');
  return {
    xmlns: "http://www.w3.org/2000/svg",
    ...(image ? { "xmlns:xlink": "http://www.w3.org/1999/xlink" } : {}),
    viewBox,
    width,
    height,
    // On the drawing, not on the figure around it: only so does Chromium tag a Figure with Alt in the PDF.
    ...(alt === ""
      ? { role: "none", "aria-hidden": "true" }
      : { role: "img", "aria-label": Handlebars.escapeExpression(alt) }),
    "font-family": FONT_STACK,
    "font-size": String(FONT_SIZE),
  };
}
