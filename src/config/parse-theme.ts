import { tokens } from "../charts/theme.ts";
import type { Theme } from "../model/settings.ts";
import { type ConfigNode, entriesOf, textOf, wordOf, wrongNode } from "./config-node.ts";
import { contrastOf } from "./contrast.ts";

/** What text and marks must have against what they stand on (w3.org/TR/WCAG22, 1.4.3 and 1.4.11). */
const TEXT = 4.5;
const MARK = 3;

const TEXTS = ["ink", "ink2", "ink3", "s1", "ok", "warn", "cite", "link"] as const;
const MARKS = ["s1", "s2", "s3", "s4", "axis"] as const;

/** The colours and faces of `theme`; what could not be read on its ground is an error. */
export function parseTheme(node: ConfigNode): Theme {
  const entries = entriesOf(node, ["accent", "accent-dark", "paper", "font"]);
  const colour = (key: string): string | null => {
    const value = entries.get(key);
    return value ? colourOf(value) : null;
  };
  const font = entries.get("font");
  const theme: Theme = {
    accent: colour("accent"),
    accentDark: colour("accent-dark"),
    paper: colour("paper"),
    font: font ? wordOf(font, ["report", "system", "serif"]) : "report",
  };
  const paper = theme.paper ?? tokens.paper.light;
  refusePale(entries.get("paper"), paper);
  refuseAccent(entries.get("accent"), { colour: theme.accent, grounds: [paper, tokens.paper.print] });
  refuseAccent(entries.get("accent-dark"), { colour: theme.accentDark, grounds: [tokens.paper.dark] });
  return theme;
}

function colourOf(node: ConfigNode): string {
  const expected = 'a colour as "#rrggbb"';
  const text = textOf(node, expected).toLowerCase();
  if (!/^#[0-9a-f]{6}$/.test(text)) throw wrongNode(node, expected);
  return text;
}

/** The page's own inks and lines must stay readable on another paper. */
function refusePale(node: ConfigNode | undefined, paper: string): void {
  if (!node) return;
  for (const [names, least] of [
    [TEXTS, TEXT],
    [MARKS, MARK],
  ] as const) {
    for (const name of names) {
      const contrast = contrastOf(tokens[name].light, paper);
      if (contrast >= least) continue;
      throw wrongNode(
        node,
        `a paper on which ${tokens[name].light} (${name}) has a contrast of ${least} or more, not ${shown(contrast)}`,
      );
    }
  }
}

function refuseAccent(
  node: ConfigNode | undefined,
  { colour, grounds }: { readonly colour: string | null; readonly grounds: readonly string[] },
): void {
  if (!node || colour === null) return;
  for (const ground of grounds) {
    const contrast = contrastOf(colour, ground);
    if (contrast < TEXT)
      throw wrongNode(
        node,
        `a colour with a contrast of ${TEXT} or more on ${ground}, not ${shown(contrast)}`,
      );
  }
}

/** Rounded down: 4.499 is not 4.5. */
function shown(contrast: number): string {
  return (Math.floor(contrast * 100) / 100).toFixed(2);
}
