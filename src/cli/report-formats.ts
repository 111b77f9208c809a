import { UsageError } from "../model/errors.ts";
import type { ParsedOptions } from "./options.ts";

/** Options of the commands that write reports. */
export const FORMAT_OPTIONS = {
  pdf: { type: "boolean" },
  summary: { type: "boolean" },
  json: { type: "boolean" },
  md: { type: "boolean" },
  ipynb: { type: "boolean" },
  static: { type: "boolean" },
  "max-size": { type: "string" },
  author: { type: "string" },
  paper: { type: "string" },
  browser: { type: "string" },
} as const;

/** Which files are written beside the page, and how. */
export interface Formats {
  readonly pdf: boolean;
  readonly summary: boolean;
  readonly json: boolean;
  readonly md: boolean;
  readonly ipynb: boolean;
  /** Undefined where nothing was said: as the report was, or with scripts. */
  readonly static: boolean | undefined;
  readonly maxBytes: number | null;
  readonly author: string | null;
  readonly paper: "A4" | "Letter";
  readonly browser: string | null;
}

/** The options of FORMAT_OPTIONS as given, or a usage error. */
export function formatsOf({ values }: ParsedOptions): Formats {
  const text = (name: string): string | null => {
    const value = values[name];
    return typeof value === "string" ? value : null;
  };
  return {
    pdf: values["pdf"] === true,
    summary: values["summary"] === true,
    json: values["json"] === true,
    md: values["md"] === true,
    ipynb: values["ipynb"] === true,
    static: values["static"] === true ? true : undefined,
    maxBytes: sizeOf(text("max-size")),
    author: text("author"),
    paper: paperOf(text("paper") ?? "A4"),
    browser: text("browser"),
  };
}

function paperOf(paper: string): "A4" | "Letter" {
  if (paper === "A4" || paper === "Letter") return paper;
  throw new UsageError(`Wrong --paper ${JSON.stringify(paper)}: expected A4 or Letter`);
}

const UNITS: Readonly<Record<string, number>> = { B: 1, KB: 1000, MB: 1_000_000 };

/** Bytes of `500KB`, `1.5 MB` or `400000`; null where nothing was said. */
function sizeOf(text: string | null): number | null {
  if (text === null) return null;
  const [, digits = "", unit = "B"] = /^(\d+(?:\.\d+)?)\s*([KM]?B)?$/i.exec(text.trim()) ?? [];
  const bytes = Math.floor(Number(digits) * (UNITS[unit.toUpperCase()] ?? Number.NaN));
  if (digits !== "" && bytes > 0) return bytes;
  throw new UsageError(`Wrong --max-size ${JSON.stringify(text)}: expected a size such as 500KB or 1.5MB`);
}
