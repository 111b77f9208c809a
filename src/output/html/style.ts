import { readFileSync } from "node:fs";
import type { Theme } from "../../model/settings.ts";
import { themeStyle } from "./theme-style.ts";

/** Order matters: what a narrow screen or paper changes comes last. */
const SHEETS = [
  "tokens.generated",
  "base",
  "page",
  "verdict",
  "cause",
  "table",
  "cell",
  "checks",
  "screens",
  "print",
  "print-causes",
  "print-cells",
  "print-summary",
];

const FACES = [
  { family: "Report Sans", weight: 400, file: "report-sans-400.woff2" },
  { family: "Report Sans", weight: 600, file: "report-sans-600.woff2" },
  { family: "Report Code", weight: 400, file: "report-code-400.woff2" },
];

/** The line that says which parts are English. */
const TRANSLATED = ".tongue{margin-top:20px;font-size:15px;line-height:22px;color:var(--ink3)}";

interface StyleOptions {
  readonly fonts?: "embedded" | "system";
  readonly theme?: Theme;
  /** False for a page in English alone. */
  readonly translated?: boolean;
  /** The words of the printed edges in the language of the page. */
  readonly say?: (text: string) => string;
}

/** All styles of the page as one sheet, fonts in it. */
export function pageStyle(
  page: { readonly run: string; readonly title: string },
  { fonts = "embedded", theme, translated = false, say = (text) => text }: StyleOptions = {},
): string {
  const folder = new URL("../../../templates/", import.meta.url);
  const sheets = SHEETS.map((name) => readFileSync(new URL(`styles/${name}.css`, folder), "utf8"));
  const faces = fonts === "embedded" ? FACES.map((face) => fontFace(face, folder)) : [];
  const text = withoutBreaks(sheets.join("\n"));
  return `${faces.join("")}${text}${pageEdges(page, say)}${themeStyle(theme)}${translated ? TRANSLATED : ""}`;
}

/** Comments, breaks, indents, blanks about punctuation and zeros before a point carry no meaning; without them the sheet is a third smaller. */
function withoutBreaks(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/\s*\n\s*/g, " ")
    .replace(/ ?([{};,]) ?| (>) /g, "$1$2")
    .replace(/(?<=[ :(,])0(?=\.\d)/g, "")
    .replace(/;}/g, "}")
    .replace(/([a-z\d]): /g, "$1:");
}

function fontFace({ family, weight, file }: (typeof FACES)[number], folder: URL): string {
  const base64 = readFileSync(new URL(`fonts/${file}`, folder)).toString("base64");
  return `@font-face{font-family:"${family}";font-weight:${weight};src:url(data:font/woff2;base64,${base64})}`;
}

/** Edges of each printed sheet: the title from the second on, the run's name, and "page n of m". */
function pageEdges(
  { run, title }: Parameters<typeof pageStyle>[0],
  say: NonNullable<StyleOptions["say"]>,
): string {
  const font = 'font:9pt "Report Sans",Helvetica,Arial,sans-serif;color:#545c66';
  const head = `content:"${cssString(title)}"`;
  const name = `content:"postrun · ${cssString(run)}"`;
  const [before = "", between = "", after = ""] = say("page 1 of 2").split(/\d/).map(cssString);
  const end = after === "" ? "" : ` "${after}"`;
  const count = `content:"${before}" counter(page) "${between}" counter(pages)${end}`;
  const edges = `@top-left{${head};${font}}@bottom-left{${name};${font}}@bottom-right{${count};${font}}`;
  return `@page{${edges}}@page:first{@top-left{content:none}}`;
}

/** Characters that fit one line of a sheet. */
const LONGEST_EDGE = 100;

/** Safe inside a CSS string inside a style element: anything unusual becomes a CSS escape. */
function cssString(text: string): string {
  const escaped = (char: string): string => `\\${(char.codePointAt(0) ?? 0xfffd).toString(16)} `;
  return text.slice(0, LONGEST_EDGE).replace(/[^\p{L}\p{N} ._/@+-]/gu, escaped);
}
