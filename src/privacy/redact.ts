import type { Diagnosis } from "../model/diagnosis.ts";
import type { Run } from "../model/run.ts";
import { mapTexts } from "./map-texts.ts";
import { shownPaths } from "./shown-paths.ts";

/** A run and what was found in it, fit to be shown to anybody. */
export interface Redacted {
  readonly run: Run;
  readonly diagnosis: Diagnosis;
}

/**
 * Hides what default masking leaves: names of runs and folders, paths, remotes, log lines, generated texts, ids and free
 * text in settings. Done after diagnosing, because checks read log lines and compare ids. `name` is the new name.
 */
export function redact(run: Run, diagnosis: Diagnosis, name: string): Redacted {
  const redactor = createRedactor(run);
  // The order of counting: what the files hold first, what repeats it uncounted.
  const shown = mapTexts(withoutRows(run), redactor.counted);
  const masked = [...run.masked, ...redactor.summary(), "name of the run"];
  return {
    run: { ...shown, name, input: "[input]", regime: mapTexts(run.regime, redactor.quiet), masked },
    diagnosis: { ...mapTexts(diagnosis, redactor.quiet), run: name },
  };
}

/** Ids of examples and generated texts are data of the run; tokens and counts stay. */
function withoutRows(run: Run): Run {
  const bare = <T extends object>(bySplit: T): T =>
    Object.fromEntries(Object.entries(bySplit).map(([split, one]) => [split, { ...one, ids: null }])) as T;
  const listed = Object.entries(run.splits).map(([split, one]) => [
    split,
    { ...one, ids: one.ids.map((_, i) => `#${i + 1}`) },
  ]);
  return {
    ...run,
    predictions: bare(run.predictions),
    features: bare(run.features),
    splits: Object.fromEntries(listed),
    events: run.events.map((event) => ({ ...event, text: LOG_LINE })),
    samples: run.samples && {
      ...run.samples,
      samples: run.samples.samples.map((sample) => ({ ...sample, text: sample.text === null ? null : TEXT })),
    },
  };
}

const LOG_LINE = "[log line]";
const TEXT = "[text]";

/** A comment of YAML, to the end of its line: people write it. */
const COMMENT = /(?<=^|\s)#[^\r\n]*$/gm;

interface Redactor {
  counted(text: string): string;
  quiet(text: string): string;
  summary(): string[];
}

interface Literal {
  readonly what: string;
  readonly text: string;
  readonly by: string;
}

function createRedactor(run: Run): Redactor {
  const literals = literalsOf(run);
  const lines = run.events.map(({ text }) => text.trim()).filter((text) => text.length > 0);
  const counts = new Map<string, number>();
  if (lines.length > 0) counts.set("log line", lines.length);
  const apply = (text: string, count: boolean) => {
    let shown = withoutLines(text, lines);
    for (const { what, text: literal, by } of literals) {
      const parts = shown.split(literal);
      if (parts.length === 1) continue;
      if (count) counts.set(what, (counts.get(what) ?? 0) + parts.length - 1);
      shown = parts.join(by);
    }
    return shown;
  };
  return {
    counted: (text) => apply(text, true),
    quiet: (text) => apply(text, false),
    summary: () => [...counts].sort().map(([what, n]) => `${what} ${n === 1 ? "once" : `${n} times`}`),
  };
}

/** A quote may end early: from a line's first words on, all that agrees with it is the line. */
function withoutLines(text: string, lines: readonly string[]): string {
  let shown = text;
  for (const line of lines) {
    const head = line.slice(0, SHORTEST_QUOTE);
    for (let at = shown.indexOf(head); at >= 0; at = shown.indexOf(head, at + LOG_LINE.length)) {
      let length = head.length;
      while (length < line.length && shown[at + length] === line[length]) length += 1;
      shown = `${shown.slice(0, at)}${LOG_LINE}${shown.slice(at + length)}`;
    }
  }
  return shown;
}

/** Checks quote 80 characters or more; a shorter line is quoted whole. */
const SHORTEST_QUOTE = 24;

/** Texts of this run that are hidden wherever they stand, longest first; a name of a series is none. */
function literalsOf(run: Run): Literal[] {
  const kept = new Set(run.series.flatMap(({ sourceName, id }) => [sourceName, id]));
  const literals: Literal[] = shownPaths(run).map(({ path, shown }) => ({
    what: "folder name",
    text: path,
    by: shown,
  }));
  for (const { key, value } of run.config?.entries ?? [])
    literals.push(...textsIn(value).flatMap((text) => literalOf(key, text)));
  for (const file of run.config?.files ?? []) literals.push(...pathsIn(file.text));
  for (const notice of run.notices) literals.push(...pathsIn(notice.message));
  for (const text of comments(run)) literals.push({ what: "free text", text, by: "# [text]" });
  const seen = new Set<string>();
  return literals
    .filter(({ text, by }) => text !== by && !kept.has(text) && !seen.has(text) && seen.add(text))
    .sort((a, b) => b.text.length - a.text.length);
}

function comments(run: Run): string[] {
  return (run.config?.files ?? []).flatMap(({ text }) =>
    [...text.matchAll(COMMENT)].map((match) => match[0]),
  );
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return value !== null && typeof value === "object" ? Object.values(value).flatMap(textsIn) : [];
}

/** Settings in which people write what they like. */
const FREE_KEY =
  /(?:^|[._-])(?:name|run_?name|exp(?:eriment)?(?:_?name)?|project(?:_?name)?|group|notes?|description|comment|tags?|title|team|job|label|message|cmd|command|args|argv)$/i;

function literalOf(key: string, text: string): Literal[] {
  const found = pathsIn(text);
  if (text.length < 3 || found.some((one) => one.text === text)) return found;
  const free = /\s/.test(text) || (FREE_KEY.test(key) && !isPlainWord(text));
  const place = /^[\w.~-]+(?:[/\\][\w.~-]+)+$/.test(text);
  if (place) return [{ what: "path", text, by: "[path]" }, ...found];
  return free ? [{ what: "free text", text, by: TEXT }, ...found] : found;
}

/** Hidden everywhere, `adam` or `run` would take the words of the report with it. */
function isPlainWord(text: string): boolean {
  return /^[a-z]{1,8}$/.test(text);
}

function pathsIn(text: string): Literal[] {
  return PLACES.flatMap(({ what, pattern, by }) =>
    [...text.matchAll(pattern)].map((match) => ({ what, text: match[0], by })),
  );
}

const PLACES: readonly { readonly what: string; readonly pattern: RegExp; readonly by: string }[] = [
  {
    what: "remote",
    pattern: /\b(?:[a-z][a-z0-9+.-]*:\/\/|git@)[^\s"'`,;)\]}]+(?:\][^\s"'`,;)\]}]*)*/gi,
    by: "[remote]",
  },
  {
    what: "path",
    pattern: /(?<![\w.:/\]-])~?\/(?:[\w.+@%~-]|\[\w+\])+(?:\/(?:[\w.+@%~-]|\[\w+\])*)+/g,
    by: "[path]",
  },
  { what: "path", pattern: /\b[A-Za-z]:[\\/](?:[^\s"'`,;:*?<>|])+/g, by: "[path]" },
];
