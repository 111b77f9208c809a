import { type ParseArgsConfig, parseArgs } from "node:util";
import { UsageError } from "../model/errors.ts";

type OptionsConfig = NonNullable<ParseArgsConfig["options"]>;

/** The parsed command line: option values as given, and what is left over. */
export interface ParsedOptions {
  readonly values: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;
  readonly positionals: readonly string[];
}

/** Options that every command with runs understands. */
export const READ_OPTIONS = {
  format: { type: "string" },
  map: { type: "string", multiple: true },
} as const satisfies OptionsConfig;

/** Parses strictly: an unknown option is a usage error, not a run named "--oops". */
export function parseOptions(argv: readonly string[], options: OptionsConfig): ParsedOptions {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (cause) {
    const message = cause instanceof Error ? cause.message.split(". ")[0] : String(cause);
    throw new UsageError(`Wrong usage: ${message}`, { cause });
  }
}

/** At least one run, or a usage error. */
export function runsOf(parsed: ParsedOptions): readonly string[] {
  if (parsed.positionals.length > 0) return parsed.positionals;
  throw new UsageError("No run given: expected the folder or file that a training run left behind");
}

/** What the readers are told: a reader to use, and names that could not be guessed. */
export function readOptionsOf(parsed: ParsedOptions): { format?: string; maps?: Record<string, string> } {
  const { format, map } = parsed.values;
  const maps: Record<string, string> = {};
  for (const entry of Array.isArray(map) ? map : []) {
    const [role, ...name] = String(entry).split("=");
    if (!role || name.length === 0) {
      throw new UsageError(
        `Wrong --map ${JSON.stringify(entry)}: expected ROLE=NAME, e.g. validation-loss=foo/nll`,
      );
    }
    maps[role] = name.join("=");
  }
  return {
    ...(typeof format === "string" ? { format } : {}),
    ...(Object.keys(maps).length > 0 ? { maps } : {}),
  };
}
