import { readFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";
import { toBase85 } from "../data/base85.ts";
import { packJson } from "../data/pack-json.ts";
import type { LiveFigure } from "./live-figures.ts";

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
export function pageScripts(live: readonly LiveFigure[], isStatic: boolean): PageScripts {
  if (isStatic) return { markup: "", texts: [], live: [] };
  const bundle = pageBundle();
  const tools = `<script>${bundle.tools}</script>`;
  if (live.length === 0) return { markup: tools, texts: [bundle.tools], live: [] };
  const drawings = toBase85(deflateRawSync(packJson(live.map(({ data }) => data)), { level: 9 }));
  // What is read as it stands takes no library.
  const library = live.some((one) => one.library);
  return {
    markup: [
      tools,
      ...(library
        ? [`<script type="application/octet-stream" id="live-library">${bundle.packed}</script>`]
        : []),
      `<script type="application/octet-stream" id="live-drawings">${drawings}</script>`,
      `<script>${bundle.loader}</script>`,
    ].join("\n"),
    texts: [bundle.tools, bundle.loader, ...(library ? [bundle.library] : [])],
    live: live.map(({ id }) => id),
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
