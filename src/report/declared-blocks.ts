import type { Block, RichText, Table, TableColumn } from "../model/document.ts";
import type { Declared, UsedPlugin } from "../model/settings.ts";
import { listWords } from "../stats/list-words.ts";
import { configNumber } from "../stats/number-words.ts";
import { cellOf, code, countWords, plain } from "./words.ts";

/** What of the report is the user's and not postrun's: the settings that were used, thresholds, modules, what was left out. */
export function declaredBlocks(declared: Declared): readonly Block[] {
  return [
    { kind: "prose", paragraphs: paragraphsOf(declared) },
    ...(declared.thresholds.length > 0 ? [thresholdsTable(declared)] : []),
  ];
}

const FOUND: Readonly<Record<Declared["found"], string>> = {
  given: "given with --config",
  "run-folder": "found in the run's folder",
  "current-folder": "found in the current folder",
};

function paragraphsOf(declared: Declared): readonly RichText[] {
  const { file, found, plugins, hidden, own, hiddenWords } = declared;
  const said = [
    hidden.length > 0 ? `left out of this page: ${listWords(hidden)}` : "",
    own.length > 0 ? `own sections from ${listWords(own)}` : "",
    hiddenWords > 0 ? `${countWords(hiddenWords, "pattern")} of words to hide` : "",
  ].filter(Boolean);
  const rest = said.length === 0 ? "" : `; ${said.join("; ")}`;
  const lines: RichText[] = [[plain("Settings "), code(file), plain(`, ${FOUND[found]}${rest}.`)]];
  for (const plugin of plugins)
    lines.push([plain("Own module "), code(plugin.file), plain(`: ${moduleWords(plugin)}.`)]);
  return lines;
}

function moduleWords({ loaded, checks, causes, readers }: UsedPlugin): string {
  if (!loaded) return "named, and not loaded: that takes --allow-plugins";
  const parts = [
    ...(checks.length > 0 ? [`${countWords(checks.length, "check")} (${listWords(checks)})`] : []),
    ...(causes.length > 0 ? [`${countWords(causes.length, "cause")} (${listWords(causes)})`] : []),
    ...(readers.length > 0 ? [`${countWords(readers.length, "reader")} (${listWords(readers)})`] : []),
  ];
  const apart = causes.length > 0 ? "; no own cause is calibrated" : "";
  return `${listWords(parts)}, none of them postrun's${apart}`;
}

function thresholdsTable({ thresholds, file }: Declared): Table {
  const column = (head: string, align: TableColumn["align"]): TableColumn => ({
    head,
    align,
    scale: null,
    wideOnly: false,
  });
  return {
    kind: "table",
    title: `Thresholds declared in ${file}: ${thresholds.length}`,
    columns: [
      column("Check", "left"),
      column("Threshold", "left"),
      column("Used", "right"),
      column("postrun's own", "right"),
    ],
    rows: thresholds.map(({ check, name, value, usual }) => [
      cellOf(code(check)),
      cellOf(code(name)),
      cellOf(configNumber(value)),
      cellOf(configNumber(usual)),
    ]),
    note: "Confidence was fitted with postrun's own thresholds: where these differ, no labelled run stands behind it.",
    dashed: false,
  };
}
