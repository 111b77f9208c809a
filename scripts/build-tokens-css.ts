import { readFileSync, writeFileSync } from "node:fs";
import { tokens } from "../src/charts/theme.ts";

/** Where the page finds its colours; written by this script only, a test fails when it is stale. */
export const TOKENS_FILE = new URL("../templates/styles/tokens.generated.css", import.meta.url);

/** The theme as CSS: variables for light, dark and paper, and the map from the hexes in drawings to them. */
export function tokensCss(): string {
  const light = variables("light");
  const dark = variables("dark");
  return [
    `:root{color-scheme:light;${light}}`,
    `@media (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;${dark}}}`,
    `:root[data-theme=dark]{color-scheme:dark;${dark}}`,
    // Three times :root, to win over both of the above whatever the reader's theme.
    `@media print{:root:root:root{color-scheme:light;${variables("print")}}}`,
    ...Object.entries(tokens).flatMap(([name, { light: hex }]) => [
      `svg [fill="${hex}"]{fill:var(--${name})}`,
      `svg [stroke="${hex}"]{stroke:var(--${name})}`,
    ]),
    "",
  ].join("\n");
}

function variables(ground: "light" | "dark" | "print"): string {
  return Object.entries(tokens)
    .map(([name, shade]) => `--${name}:${shade[ground]}`)
    .join(";");
}

if (process.argv[1] && import.meta.url === new URL(`file://${process.argv[1]}`).href) {
  const css = tokensCss();
  if (readFileSync(TOKENS_FILE, { encoding: "utf8", flag: "a+" }) !== css) writeFileSync(TOKENS_FILE, css);
}
