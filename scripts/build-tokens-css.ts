import { readFileSync, writeFileSync } from "node:fs";
import { MAGNITUDE_RAMP, RATIO_RAMP, type ThemeToken, tokens } from "../src/charts/theme.ts";

/** Where the page finds its colours; written by this script only, a test fails when it is stale. */
export const TOKENS_FILE = new URL("../templates/styles/tokens.generated.css", import.meta.url);

/** The theme as CSS: variables for light, dark and paper, and the map from the hexes in drawings to them. */
export function tokensCss(): string {
  const light = variables("light");
  const dark = variables("dark");
  return [
    `:root{color-scheme:light;${light}}`,
    // On screens only: paper has the light colours, whatever the reader's theme.
    `@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;${dark}}}`,
    `@media screen{:root[data-theme=dark]{color-scheme:dark;${dark}}}`,
    `@media print{:root{${variables("print", "light")}}}`,
    ...drawn().flatMap(([name, { light: hex }]) => [
      `[fill="${hex}"]{fill:var(--${name})}`,
      ...(AREAS.has(name) ? [] : [`[stroke="${hex}"]{stroke:var(--${name})}`]),
    ]),
    "",
  ].join("\n");
}

/** Colours that only ever fill: a drawing that strokes with one fails a test. */
const AREAS: ReadonlySet<string> = new Set<ThemeToken>([...MAGNITUDE_RAMP, ...RATIO_RAMP, "cite-wash"]);

/** Colours of the page alone: no drawing has them, or a test fails. */
const UNDRAWN: ReadonlySet<string> = new Set<ThemeToken>(["wash", "add-wash", "link"]);

function drawn() {
  return Object.entries(tokens).filter(([name]) => !UNDRAWN.has(name));
}

/** All of a ground, or those alone that differ from another one. */
function variables(ground: "light" | "dark" | "print", unlike?: "light"): string {
  return Object.entries(tokens)
    .filter(([, shade]) => unlike === undefined || shade[ground] !== shade[unlike])
    .map(([name, shade]) => `--${name}:${shade[ground]}`)
    .join(";");
}

if (process.argv[1] && import.meta.url === new URL(`file://${process.argv[1]}`).href) {
  const css = tokensCss();
  if (readFileSync(TOKENS_FILE, { encoding: "utf8", flag: "a+" }) !== css) writeFileSync(TOKENS_FILE, css);
}
