import { type ParseArgsConfig, parseArgs } from "node:util";
import { UsageError } from "../model/errors.ts";
import { GROUP_KINDS, type GroupKind } from "../model/group.ts";
import type { Reader } from "../model/reader.ts";
import { mlflowAddressOf } from "../sources/mlflow/address.ts";

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
  mlflow: { type: "string" },
  metric: { type: "string" },
  run: { type: "string", multiple: true },
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

/** At least one run, or a usage error; with --mlflow, the runs of that server that --run names. */
export function runsOf(parsed: ParsedOptions): readonly string[] {
  const { mlflow } = parsed.values;
  if (typeof mlflow === "string") {
    const ids = listOf(parsed, "run");
    if (ids.length === 0 || parsed.positionals.length > 0) {
      throw new UsageError("Wrong usage: --mlflow URL expects --run ID, and no other run");
    }
    return ids.map((id) => mlflowAddressOf(mlflow, id));
  }
  if (parsed.positionals.length > 0) return parsed.positionals;
  throw new UsageError("No run given: expected the folder or file that a training run left behind");
}

/** The one argument of a command that takes one, or a usage error that says what it would be. */
export function only({ positionals }: ParsedOptions, expected: string): string {
  const [first, ...more] = positionals;
  if (first !== undefined && more.length === 0) return first;
  throw new UsageError(`Wrong usage: expected ${expected}`);
}

/** What the command line says of reading: a reader to use, names that could not be guessed, the runs that are meant. */
export interface InputOptions {
  readonly format?: string;
  readonly maps?: Readonly<Record<string, string>>;
  /** Names of the runs to take from an input that holds several; all where left out. */
  readonly only?: readonly string[];
  readonly hashes?: boolean;
  /** The formats to choose from, where the user adds some. */
  readonly readers?: readonly Reader[];
  /** Reads the numbers of stored weights. */
  readonly weights?: boolean;
}

/** The options of READ_OPTIONS as given, or a usage error. */
export function readOptionsOf(parsed: ParsedOptions): InputOptions {
  const { format, metric } = parsed.values;
  const maps = { ...(typeof metric === "string" ? { metric } : {}), ...mapsOf(parsed) };
  const only = parsed.values["mlflow"] === undefined ? listOf(parsed, "run") : [];
  if (only.length > 0 && parsed.positionals.length > 1) {
    throw new UsageError("Wrong usage: --run chooses among the runs of one input, and several are given");
  }
  return {
    ...(typeof format === "string" ? { format } : {}),
    ...(Object.keys(maps).length > 0 ? { maps } : {}),
    ...(only.length > 0 ? { only } : {}),
    ...(parsed.values["weights"] === true ? { weights: true } : {}),
  };
}

function mapsOf(parsed: ParsedOptions): Record<string, string> {
  const maps: Record<string, string> = {};
  for (const entry of listOf(parsed, "map")) {
    const [role, ...name] = entry.split("=");
    if (!role || name.length === 0) {
      throw new UsageError(
        `Wrong --map ${JSON.stringify(entry)}: expected ROLE=NAME, e.g. validation-loss=foo/nll`,
      );
    }
    maps[role] = name.join("=");
  }
  return maps;
}

function listOf(parsed: ParsedOptions, name: string): readonly string[] {
  const value = parsed.values[name];
  return Array.isArray(value) ? value.map(String) : [];
}

/** Options of the commands that show what was found. */
export const SHOW_OPTIONS = {
  redact: { type: "boolean" },
  symptom: { type: "string" },
  group: { type: "string" },
  weights: { type: "boolean" },
} as const satisfies OptionsConfig;

/** What the command line says of showing. */
export interface ShowOptions {
  readonly redacts: boolean;
  /** The question that is answered first; null where none was asked. */
  readonly symptom: string | null;
  /** What the runs differ in, where the user says so; null: told from their settings. */
  readonly group: GroupKind | null;
}

/** The options of SHOW_OPTIONS as given, or a usage error. */
export function showOptionsOf(parsed: ParsedOptions): ShowOptions {
  const { redact, symptom } = parsed.values;
  if (typeof symptom === "string" && symptom.trim() === "") {
    throw new UsageError('Wrong --symptom: expected a question in words, e.g. "loss diverging at epoch 7"');
  }
  return {
    redacts: redact === true,
    symptom: typeof symptom === "string" ? symptom.trim() : null,
    group: groupOf(parsed),
  };
}

function groupOf({ values }: ParsedOptions): GroupKind | null {
  if (values["group"] === undefined) return null;
  const kind = GROUP_KINDS.find((one) => one === values["group"]);
  if (kind) return kind;
  throw new UsageError(
    `Wrong --group ${JSON.stringify(values["group"])}: expected ${GROUP_KINDS.slice(0, -1).join(", ")} or ${GROUP_KINDS.at(-1)}`,
  );
}

/** A run's name when names are redacted: it may be all that tells runs of one input apart. */
export function redactedName(i: number, count: number): string {
  return count === 1 ? "run" : `run-${i + 1}`;
}
