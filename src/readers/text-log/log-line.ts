/** A line of a log without what loggers put before it. */
export interface LogLine {
  /** The message: no colours, no time stamp, no logger name, no level. */
  readonly body: string;
  /** Words that stood in brackets before the message, as `train_inner` in `[date][train_inner][INFO] - …`. */
  readonly tags: readonly string[];
  readonly level: "warning" | "error" | null;
  /** Seconds since 1970, read as UTC because logs carry no zone; NaN where the line has no full date. */
  readonly time: number;
  /** Whether that date says its zone. */
  readonly zoned: boolean;
}

/** Takes a line apart; `text` is one line, or one state of a progress bar. */
export function splitLogLine(text: string): LogLine {
  let body = text.includes("\u001b") ? text.replace(COLOURS, "") : text;
  const tags: string[] = [];
  let level: LogLine["level"] = null;
  let time = Number.NaN;
  let zoned = false;
  // A line has at most a rank, a date, a logger, a level and a thread before its message.
  for (let i = 0; i < 6; i += 1) {
    const part = PREFIX.exec(body);
    if (part === null) break;
    const { date, tag, word = part.groups?.["level"] } = part.groups ?? {};
    if (date !== undefined) {
      time = secondsOf(date);
      zoned = ZONE.test(date.slice(10));
    }
    if (tag !== undefined) tags.push(tag);
    const said = LEVELS.get((word ?? tag ?? "").toUpperCase());
    if (said !== undefined) level = said;
    body = body.slice(part[0].length);
  }
  return { body, tags, level, time, zoned };
}

/** The states of a line that a progress bar wrote over with carriage returns: of each bar the last one. */
export function barStates(text: string): string[] {
  if (!text.includes("\r")) return [text];
  const states = text.split("\r").filter((state) => state.trim() !== "");
  return states.filter((state, i) => {
    const next = states[i + 1];
    return next === undefined || !continuesBar(state, next);
  });
}

/** Whether the second state draws the same bar again, further on. */
function continuesBar(state: string, next: string): boolean {
  const here = BAR_COUNT.exec(state);
  const there = BAR_COUNT.exec(next);
  if (here === null || there === null || here[2] !== there[2]) return false;
  return Number(there[1]) >= Number(here[1]);
}

const BAR_COUNT = /(\d+)\/(\d+)/;

// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what starts a colour
const COLOURS = /\u001b\[[0-9;]*[A-Za-z]/g;

const DATE =
  String.raw`\d{4}[-/]\d\d[-/]\d\d[ T_]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?|` +
  String.raw`\d\d/\d\d(?:/\d{2,4})? \d\d:\d\d:\d\d|\d\d:\d\d:\d\d(?:[.,]\d+)?`;
const LEVEL_WORD = "INFO|WARNING|WARN|ERROR|CRITICAL|DEBUG";

/**
 * One piece before a message: `[2026-01-01 10:00:00,123]`, `[train][INFO] - `, `2026-01-01 10:00:00 - `,
 * `ts=2026-01-01T10:00:00Z level=info `, `INFO:root:`, `d2.utils.events INFO: `, `[rank0]: `, `mmdet - INFO - `. A bracket with spaces or numbers only
 * (`[ 9][010/270]`, `[train loss]`) is message.
 */
const PREFIX = new RegExp(
  String.raw`^\s*(?:` +
    String.raw`(?:(?:ts|time|timestamp)=)?["[(]?(?<date>${DATE})[\])"]?(?:\s*[-|:]+)?\s*|` +
    String.raw`level="?(?<level>[A-Za-z]+)"?\s+|` +
    String.raw`\[(?<tag>[A-Za-z][\w.:/-]*)\](?=\s*(?:\[|-|:|[A-Z]))(?:\s*(?:-|:)(?=\s))?\s*|` +
    String.raw`(?:[A-Za-z][\w.]*(?:\s*[-|:]\s*|\s+))?\[?(?<word>${LEVEL_WORD})\]?(?:\s*[-|:]+\s*(?:[A-Za-z_][\w.]*:(?=\S))?|\s+)` +
    ")",
);

const LEVELS: ReadonlyMap<string, "warning" | "error"> = new Map([
  ["WARNING", "warning"],
  ["WARN", "warning"],
  ["ERROR", "error"],
  ["CRITICAL", "error"],
]);

/** Seconds of a full date; a date without a year is no point in time. */
function secondsOf(date: string): number {
  if (!/^\d{4}/.test(date)) return Number.NaN;
  const iso = date.replace(/\//g, "-").replace(/[ _]/, "T").replace(",", ".");
  return Date.parse(ZONE.test(iso.slice(10)) ? iso : `${iso}Z`) / 1000;
}

const ZONE = /(?:Z|[+-]\d\d:?\d\d)$/;
