import type { ConfigEntry, ConfigValue, KnownSettings, Setting, SettingName } from "../model/config.ts";
import { CONFIG_ALIASES, type SettingKind } from "./config-aliases.ts";

type Known = { -readonly [K in SettingName]?: KnownSettings[K] };

/** Finds the settings that postrun understands among the entries of a run's configuration. */
export function resolveSettings(entries: readonly ConfigEntry[]): Partial<KnownSettings> {
  const candidates = entries.flatMap(candidatesOf);
  const known: Known = {};
  for (const name of Object.keys(CONFIG_ALIASES) as SettingName[]) {
    const setting = findSetting(name, candidates);
    if (setting !== null) Object.assign(known, { [name]: setting });
  }
  return known;
}

interface Candidate {
  readonly entry: ConfigEntry;
  readonly path: readonly string[];
  readonly value: ConfigValue;
}

/** An entry, and the members of an object that a tool wrote as one value (`optimizer: {type: SGD, lr: 0.1}`). */
function candidatesOf(entry: ConfigEntry): Candidate[] {
  const path = entry.key.split(/[./]/).map(normalKey);
  return membersOf({ entry, path, value: parsedText(entry.value) }, 3);
}

function membersOf(candidate: Candidate, depth: number): Candidate[] {
  const { value } = candidate;
  if (depth === 0 || typeof value !== "object" || value === null || isList(value)) return [candidate];
  const members = Object.entries(value).flatMap(([key, member]) =>
    membersOf(
      { entry: candidate.entry, path: [...candidate.path, normalKey(key)], value: member },
      depth - 1,
    ),
  );
  return [candidate, ...members];
}

function isList(value: ConfigValue): value is readonly ConfigValue[] {
  return Array.isArray(value);
}

function normalKey(key: string): string {
  return key
    .replace(/([a-z])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .replace(/[-\s]+/g, "_")
    .replace(/^_+/, "");
}

/** MLflow keeps a nested setting as the text of a Python dict. */
function parsedText(value: ConfigValue): ConfigValue {
  if (typeof value !== "string" || !/^[[{(].*[\]})]$/s.test(value.trim())) return value;
  const json = value
    .trim()
    .replace(/^\(/, "[")
    .replace(/\)$/, "]")
    .replace(/'/g, '"')
    .replace(/\bNone\b/g, "null")
    .replace(/\bTrue\b/g, "true")
    .replace(/\bFalse\b/g, "false");
  try {
    return JSON.parse(json) as ConfigValue;
  } catch {
    return value;
  }
}

/** Parts of a key under which the same word means something else: the `type` of a hook, the rate of a teacher. */
const OTHER_PARTS = new Set([
  "_wandb",
  "wandb",
  "env",
  "environment",
  "teacher",
  "ema",
  "test",
  "hooks",
  "t",
  "python",
]);

function findSetting(name: SettingName, candidates: readonly Candidate[]): Setting<unknown> | null {
  const { keys, kind } = CONFIG_ALIASES[name];
  let best: { setting: Setting<unknown>; rank: number } | null = null;
  for (const candidate of candidates) {
    const rank = rankOf(name, candidate, keys);
    if (rank === null || (best !== null && rank >= best.rank)) continue;
    const value = settingValue(name, kind, candidate);
    if (value === null) continue;
    best = { setting: { value, key: candidate.entry.key, at: candidate.entry.at }, rank };
  }
  return best?.setting ?? null;
}

/** Lower is better: the order of the aliases first, then how deep the key lies. Null: not this setting. */
function rankOf(name: SettingName, candidate: Candidate, keys: readonly string[]): number | null {
  const { path } = candidate;
  if (path.slice(0, -1).some((part) => OTHER_PARTS.has(part))) return null;
  const last = path.at(-1) ?? "";
  const parent = path.at(-2) ?? "";
  const own = isOwnValue(name, last, parent);
  const alias = keys.indexOf(own ? parent : last);
  if (alias < 0) return null;
  // A scheduler's or loss's own parameters share names with the optimizer's: `eps`, `gamma`, `smoothing`.
  if (NEEDS_OPTIMIZER.has(last) && path.length > 1 && !/opt|adam/.test(path.join("."))) return null;
  return alias * 10 + path.length;
}

const NEEDS_OPTIMIZER = new Set(["eps", "epsilon"]);

/** `optimizer: {name: adam}`, and W&B's `lr: {value: 0.1}`. */
function isOwnValue(name: SettingName, last: string, parent: string): boolean {
  if (last === "value") return true;
  const named = ["optimizer", "scheduler", "loss", "model", "dataset"].includes(name);
  return named && parent !== "" && /^(name|type|class_name|target|_target|fn)$/.test(last);
}

function settingValue(name: SettingName, kind: SettingKind, candidate: Candidate): unknown {
  const { value } = candidate;
  if (name === "precision") return precisionOf(candidate);
  if (name === "beta2") return betaOf(value);
  switch (kind) {
    case "number":
      return numberOf(value);
    case "whole": {
      const number = numberOf(value);
      return number !== null && Number.isInteger(number) && (number > 0 || MAY_BE_ZERO.has(name))
        ? number
        : null;
    }
    case "word":
      return wordOf(value);
    case "text":
      return textOf(value);
    case "flag":
      return flagOf(value);
    case "widths":
      return widthsOf(value);
  }
}

/** `max_steps: -1` says that epochs decide; a batch of 0 is none. */
const MAY_BE_ZERO: ReadonlySet<SettingName> = new Set([
  "seed",
  "warmup-steps",
  "num-workers",
  "early-stopping-patience",
]);

function numberOf(value: ConfigValue): number | null {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value !== "string" || value.trim() === "") return null;
  const number = Number(value.trim().replaceAll("_", ""));
  return Number.isFinite(number) ? number : null;
}

/** `torch.optim.AdamW`, `adamw_torch`, `crossEntropy` as one lower-case word, the last part of a dotted name. */
function wordOf(value: ConfigValue): string | null {
  if (typeof value !== "string" || value === "" || value.length > 80) return null;
  if (/^(null|none|~|auto|true|false)$/i.test(value) || Number.isFinite(Number(value))) return null;
  const last = value.replace(/\(.*$/s, "").split(/[./]/).at(-1) ?? value;
  const word = normalKey(last).replace(/_(torch|hf|fused|apex)(_fused)?$/, "");
  return WORDS[word] ?? word;
}

const WORDS: Readonly<Record<string, string>> = {
  adam_w: "adamw",
  cross_entropy_loss: "cross_entropy",
  crossentropyloss: "cross_entropy",
  crossentropy: "cross_entropy",
  ce: "cross_entropy",
  mse_loss: "mse",
  mseloss: "mse",
  mean_squared_error: "mse",
  l2: "mse",
  l1_loss: "mae",
  l1: "mae",
  mean_absolute_error: "mae",
  re_lu: "relu",
  batch_norm: "bn",
  batchnorm: "bn",
  layer_norm: "ln",
  layernorm: "ln",
};

function textOf(value: ConfigValue): string | null {
  if (typeof value !== "string" || value === "" || /^(null|none|false|true)$/i.test(value)) return null;
  return value;
}

function flagOf(value: ConfigValue): boolean | null {
  if (typeof value === "boolean") return value;
  if (value === "True" || value === "true" || value === 1) return true;
  return value === "False" || value === "false" || value === 0 ? false : null;
}

function widthsOf(value: ConfigValue): readonly number[] | null {
  const single = numberOf(value);
  const list = isList(value) ? value.map(numberOf) : [single];
  const widths = list.filter((width) => width !== null && Number.isInteger(width) && width > 0);
  return widths.length > 0 && widths.length === list.length ? (widths as number[]) : null;
}

/** `beta2: 0.95`, or the second of `betas: [0.9, 0.95]`. */
function betaOf(value: ConfigValue): number | null {
  const parsed = parsedText(value);
  return isList(parsed) ? numberOf(parsed[1] ?? null) : numberOf(parsed);
}

function precisionOf(candidate: Candidate): string | null {
  const key = candidate.path.at(-1) ?? "";
  const flag = flagOf(candidate.value);
  if (flag === false || flag === true) return flag ? (FLAGGED[key] ?? null) : null;
  const text = String(candidate.value ?? "").toLowerCase();
  if (text.includes("bf16") || text.includes("bfloat16")) return "bf16";
  if (/\b(fp)?16\b|float16|half/.test(text)) return "fp16";
  return /32|full|\bno\b/.test(text) ? "fp32" : null;
}

const FLAGGED: Readonly<Record<string, string>> = {
  fp16: "fp16",
  bf16: "bf16",
  amp: "fp16",
  use_amp: "fp16",
  half: "fp16",
};
