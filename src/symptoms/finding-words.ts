import { METRIC_ROLES } from "../model/metric-role.ts";
import type { SourcePosition } from "../model/position.ts";
import type { Series } from "../model/series.ts";
import type { Finding } from "./define-symptom.ts";

/** "training loss", "validation accuracy"; the file's own name where the role says nothing. */
export function nounOf({ role, split, sourceName }: Series): string {
  if (role === "other" || role === "other-metric") return sourceName;
  const { title } = METRIC_ROLES[role];
  return split === null ? title : `${split === "train" ? "training" : split} ${title}`;
}

/** An answer that these files cannot give, with what would. */
export function cannotTell(because: string, log: string): Finding {
  return {
    verdict: "cannot-tell",
    text: `These files cannot show it: ${stopped(because)}. To see it next time, log ${stopped(log)}.`,
    at: [],
    sources: [],
    ground: null,
  };
}

/** "metrics.csv:5210", "train.log:12"; the first two places of a claim. */
export function sourceWords(sources: readonly SourcePosition[]): string {
  return sources
    .slice(0, 2)
    .map(({ file, line, lastLine, record, column }) => {
      const name = column === undefined ? file : `${column}, ${file}`;
      if (line !== undefined)
        return `${name}:${line}${lastLine === undefined || lastLine === line ? "" : `–${lastLine}`}`;
      return record === undefined ? name : `${name}, record ${record}`;
    })
    .join("; ");
}

/** Without its full stop. */
export function stopped(text: string): string {
  return text.trim().replace(/[.\s]+$/, "");
}

/** In brackets before a full stop, where there is anything to say. */
export function bracketed(...parts: readonly string[]): string {
  const said = parts.filter((part) => part !== "");
  return said.length === 0 ? "" : ` (${said.join("; ")})`;
}
