import type { CellPart, Picture, ReportDocument } from "../../model/document.ts";
import { renderSvg } from "../svg/svg.ts";
import { contentPolicy } from "./policy.ts";
import { type LiveDrawing, pageScripts } from "./scripts.ts";
import { pageStyle } from "./style.ts";
import { fillPage } from "./templates.ts";

/** Writes the report as one page that loads nothing: every figure drawn twice, wide and narrow, and complete without script. */
export async function renderHtml(
  document: ReportDocument,
  options: { readonly static?: boolean; readonly fonts?: "embedded" | "system" } = {},
): Promise<string> {
  const drawings = new Map<string, string>();
  const live: LiveDrawing[] = [];
  for (const picture of picturesOf(document)) {
    const wide = await renderSvg(picture.wide, picture.figure.id, picture.figure.alt);
    const narrow = await renderSvg(picture.narrow, `${picture.figure.id}-n`, picture.figure.alt);
    drawings.set(`${picture.figure.id} wide`, wide.svg);
    drawings.set(`${picture.figure.id} narrow`, narrow.svg);
    if (!options.static && picture.figure.kind === "step-lines")
      live.push({ id: picture.figure.id, vega: wide.vega, figure: picture.figure });
  }
  const style = pageStyle(options.fonts ?? "embedded", document.run);
  const scripts = pageScripts(live, options.static ?? false);
  const hydrated = new Set(scripts.live);
  return fillPage(document, {
    csp: contentPolicy(style, scripts.texts),
    style,
    scripts: scripts.markup,
    drawing: (id, width) => drawings.get(`${id} ${width}`) ?? "",
    live: (id) => hydrated.has(id),
  });
}

function picturesOf(document: ReportDocument): readonly Picture[] {
  return document.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => {
      if (block.kind === "verdict") return block.strip ? [block.strip] : [];
      return block.kind === "cell" ? block.parts.flatMap(pictureOf) : [];
    }),
  );
}

function pictureOf(part: CellPart): readonly Picture[] {
  if (part.kind === "picture") return [part];
  return part.kind === "pair" ? [part.picture] : [];
}
