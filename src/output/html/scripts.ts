import { readFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";
import type { StepLinesFigure } from "../../model/chart.ts";
import { toBase85 } from "../data/base85.ts";
import { packJson } from "../data/pack-json.ts";

/** A figure that the page's script may take over, with the specification of the same picture. */
export interface LiveDrawing {
  readonly id: string;
  readonly vega: object;
  readonly figure: StepLinesFigure;
}

export interface PageScripts {
  /** Script elements, at the end of the body. */
  readonly markup: string;
  /** Every text that will run, for the policy: those in the page, and the library as it is inflated. */
  readonly texts: readonly string[];
  /** Figures that will be taken over. */
  readonly live: readonly string[];
}

/** What `npm run build` makes of src/page: see scripts/build-page-bundle.ts. */
interface PageBundle {
  /** Theme, copy, search. */
  readonly tools: string;
  /** Inflates the library and starts it when a live figure comes near. */
  readonly loader: string;
  /** Vega with its interpreter and what moves the figures. */
  readonly library: string;
  /** The same, deflated, in base 85. */
  readonly packed: string;
}

/** The scripts of a page. A static page has none; one without live figures has no library. */
export function pageScripts(live: readonly LiveDrawing[], isStatic: boolean): PageScripts {
  if (isStatic) return { markup: "", texts: [], live: [] };
  const bundle = pageBundle();
  const tools = `<script>${bundle.tools}</script>`;
  if (live.length === 0) return { markup: tools, texts: [bundle.tools], live: [] };
  const drawings = toBase85(deflateRawSync(packJson(live.map(liveData)), { level: 9 }));
  return {
    markup: [
      tools,
      `<script type="application/octet-stream" id="live-library">${bundle.packed}</script>`,
      `<script type="application/octet-stream" id="live-drawings">${drawings}</script>`,
      `<script>${bundle.loader}</script>`,
    ].join("\n"),
    texts: [bundle.tools, bundle.loader, bundle.library],
    live: live.map(({ id }) => id),
  };
}

function liveData({ id, vega, figure }: LiveDrawing): object {
  return {
    id,
    vega,
    unit: figure.axis.unit,
    from: figure.axis.from,
    to: figure.axis.to,
    lines: figure.lines.map(({ label, main, raw }) => ({
      label,
      smoothed: raw !== null,
      points: raw ?? main,
    })),
  };
}

let bundle: PageBundle | undefined;

function pageBundle(): PageBundle {
  // Three levels below the project's root, whether this runs from src or from dist.
  bundle ??= JSON.parse(
    readFileSync(new URL("../../../dist/page/bundle.json", import.meta.url), "utf8"),
  ) as PageBundle;
  return bundle;
}
