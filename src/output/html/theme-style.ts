import { tokens } from "../../charts/theme.ts";
import { RenderError } from "../../model/errors.ts";
import type { Theme } from "../../model/settings.ts";

const FACES: Readonly<Record<Theme["font"], string>> = {
  report: "",
  system: 'system-ui,"Segoe UI",Helvetica,Arial,sans-serif',
  serif: 'Georgia,"Times New Roman",Times,serif',
};

/** The user's colours and faces as a sheet after all others; "" where there are none. */
export function themeStyle(theme: Theme | undefined): string {
  if (!theme) return "";
  const [accent, dark, paper] = [theme.accent, theme.accentDark, theme.paper].map(safe);
  const light = accent ? `--accent:${accent};--link:${accent}` : "";
  const face = FACES[theme.font] ?? "";
  return [
    ":root{--accent:var(--ink)}",
    onlyWith(light, (text) => `:root{${text}}`),
    // A sheet is white, whatever a screen shows.
    onlyWith(paper ?? "", (text) => `@media screen{:root{--paper:${text}}}`),
    // Dark screens keep postrun's own paper: a light one would be none.
    `@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){${darkOf(dark)}}}`,
    `@media screen{:root[data-theme=dark]{${darkOf(dark)}}}`,
    "h2{border-top-color:var(--accent)}.top b,.top .heading{color:var(--accent)}",
    onlyWith(face, (text) => `html{font-family:${text}}`),
  ].join("");
}

/** The tokens that a light theme changes, as they stand on dark screens. */
function darkOf(accent: string | null | undefined): string {
  const own = accent
    ? `--accent:${accent};--link:${accent}`
    : `--accent:${tokens.ink.dark};--link:${tokens.link.dark}`;
  return `${own};--paper:${tokens.paper.dark}`;
}

function onlyWith(text: string, sheet: (text: string) => string): string {
  return text === "" ? "" : sheet(text);
}

/** A report comes from anybody: what is no colour never reaches the sheet. */
function safe(colour: string | null): string | null {
  if (colour === null || /^#[0-9a-f]{6}$/.test(colour)) return colour;
  throw new RenderError(
    `Cannot draw the page: its theme holds ${JSON.stringify(colour)}, expected a colour as #rrggbb`,
  );
}
