import type { Config, Setting } from "../model/config.ts";
import type { ConfigPatch } from "../model/diagnosis.ts";

/** Lines of context around a changed line. */
const CONTEXT = 2;

/**
 * The change of one setting as a diff of the run's own file: the line of the setting with its value replaced, everything
 * else on it kept. Null where the line cannot be changed without guessing (value spelled otherwise, several on a line).
 */
export function patchConfig(config: Config, setting: Setting<unknown>, to: string): ConfigPatch | null {
  const file = config.files.find((candidate) => candidate.file === setting.at.file);
  const number = setting.at.line;
  if (!file || number === undefined) return null;
  const lines = file.text.split(/\r?\n/);
  const before = lines[number - 1];
  if (before === undefined) return null;
  const after = replaceValue(before, setting, to);
  if (after === null) return null;
  const from = Math.max(0, number - 1 - CONTEXT);
  const until = Math.min(lines.length, number + CONTEXT);
  return {
    file: file.file,
    lines: [
      ...lines.slice(from, number - 1).map((text) => ({ kind: "same" as const, text })),
      { kind: "remove", text: before },
      { kind: "add", text: after },
      ...lines.slice(number, until).map((text) => ({ kind: "same" as const, text })),
    ],
  };
}

function replaceValue(line: string, setting: Setting<unknown>, to: string): string | null {
  const key = setting.key.split(".").at(-1) ?? setting.key;
  const escaped = key.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const value = /("(?:[^"\\]|\\.)*"|'[^']*'|[^,}\]\s#]+)/.source;
  const pattern = new RegExp(`(["']?${escaped}["']?\\s*[:=]\\s*)${value}`, "g");
  const matches = [...line.matchAll(pattern)];
  const [match] = matches;
  if (matches.length !== 1 || !match || match.index === undefined) return null;
  const old = match[2] ?? "";
  if (/^[[{]/.test(old)) return null;
  const quote = /^["']/.exec(old)?.[0] ?? "";
  const start = match.index + (match[1]?.length ?? 0);
  return `${line.slice(0, start)}${quote}${to}${quote}${line.slice(start + old.length)}`;
}
