/** What a masker hides besides what can be told by its form. */
export interface MaskOptions {
  /** Names of people and machines that the files state somewhere: hidden wherever they stand. */
  readonly names?: readonly string[];
}

/** Hides what names a person or a machine, and counts what it hid. */
export interface Masker {
  mask(text: string): string;
  /** What was hidden, in words with counts: "home path 3 times". */
  summary(): string[];
}

interface Rule {
  readonly what: string;
  readonly pattern: RegExp;
  readonly by: string;
}

/** In order: an address may hold a host, a path may hold a user. */
const RULES: readonly Rule[] = [
  {
    what: "access token",
    pattern:
      /\b(hf_[A-Za-z0-9]{20,}|gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|sk-[A-Za-z0-9_-]{20,}|AKIA[0-9A-Z]{16}|glpat-[\w-]{20,}|xox[abp]-[\w-]{10,})/g,
    by: "[token]",
  },
  {
    what: "access token",
    pattern:
      /((?:api[_-]?key|token|secret|password|passwd)["']?\s*[:=]\s*["']?)(?!null|none|true|false|\d{1,8}\b)[^\s"',}]{8,}/gi,
    by: "$1[token]",
  },
  {
    what: "password in an address",
    pattern: /\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@:]+(?::[^\s/@]*)?@/gi,
    by: "$1[user]@",
  },
  {
    what: "e-mail address",
    pattern: /[A-Za-z0-9][A-Za-z0-9._%+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}/g,
    by: "[e-mail]",
  },
  { what: "home path", pattern: /(\/(?:home|Users)\/)(?!\[user\])[^/\s"',:;)\]}]+/g, by: "$1[user]" },
  {
    what: "home path",
    pattern: /\b([A-Za-z]:(?:\\\\?|\/)Users(?:\\\\?|\/))(?!\[user\])(?:[^\\/"'\n]+(?=[\\/])|[^\\/\s"']+)/g,
    by: "$1[user]",
  },
  {
    what: "host name",
    pattern: /(\bevents\.out\.tfevents\.\d+\.)(?!\[host\])[A-Za-z0-9][\w-]*(?:\.[A-Za-z][\w-]*)*/g,
    by: "$1[host]",
  },
  {
    what: "host or user name",
    pattern: /((?:\bhost(?:name)?|\buser(?:name)?|\buser_id)["']?\s*[:=]\s*["']?)(?!\[)[A-Za-z0-9][\w.@-]*/gi,
    by: "$1[name]",
  },
  {
    what: "network address",
    // Four numbers with dots may be a version; with a port, or after //, @ or the word, they are an address.
    pattern:
      /(?<=\/\/|@|\bip[ =:]|\baddr(?:ess)?[ =:])(?:\d{1,3}\.){3}\d{1,3}\b|\b(?!127\.|0\.)(?:\d{1,3}\.){3}\d{1,3}(?=:\d{2,5}\b)/gi,
    by: "[address]",
  },
];

/** No rule can match a text without any of these; most texts have none, and there may be a million. */
const SUSPECT =
  /@|\/\/|home|users|token|secret|passw|api[_-]?key|hf_|gh[pousr]_|github_pat_|sk-|AKIA|glpat-|xox|tfevents|host|user|\d\.\d{1,3}\.\d/i;

/** A masker with counts of its own; masking a masked text changes nothing. */
export function createMasker(options: MaskOptions = {}): Masker {
  const counts = new Map<string, number>();
  const rules = [...RULES, ...nameRules(options.names ?? [])];
  const suspect = options.names?.length
    ? new RegExp(`${SUSPECT.source}|${options.names.map(escaped).join("|")}`, "i")
    : SUSPECT;
  return {
    mask: (text) => {
      if (!suspect.test(text)) return text;
      let masked = text;
      for (const rule of rules) {
        const found = masked.match(rule.pattern)?.length ?? 0;
        if (found === 0) continue;
        counts.set(rule.what, (counts.get(rule.what) ?? 0) + found);
        masked = masked.replace(rule.pattern, rule.by);
      }
      return masked;
    },
    summary: () =>
      [...counts].sort(byName).map(([what, count]) => `${what} ${count === 1 ? "once" : `${count} times`}`),
  };
}

/** Longer names first, so that a part never breaks the whole; `_` parts names, so `mary_run3` holds one. */
function nameRules(names: readonly string[]): Rule[] {
  if (names.length === 0) return [];
  const any = [...names].sort((a, b) => b.length - a.length).map(escaped);
  const pattern = new RegExp(`(?<![A-Za-z0-9[])(?:${any.join("|")})(?![A-Za-z0-9\\]])`, "gi");
  return [{ what: "host or user name", pattern, by: "[name]" }];
}

/** A text as a regular expression that matches it and nothing else. */
export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
}

function byName([a]: readonly [string, number], [b]: readonly [string, number]): number {
  return a < b ? -1 : 1;
}

/** Settings that hold the name of a person or a machine, by the last part of their key. */
const NAMED_KEY =
  /(?:^|[._])(?:host|host_?name|node_?name|user|user_?name|user_?id|e?mail|author|owner|entity|account|login|ip|ip_address)$/i;

/** Whether a setting of this key names a person or a machine. */
export function namesSomebody(key: string): boolean {
  return NAMED_KEY.test(key);
}

/** Masks every text inside a value: strings, lists and the members of plain objects, keys too. */
export function maskDeep<T>(value: T, masker: Masker): T {
  if (typeof value === "string") return masker.mask(value) as T;
  if (Array.isArray(value)) return value.map((one) => maskDeep(one, masker)) as T;
  if (value === null || typeof value !== "object" || ArrayBuffer.isView(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [masker.mask(key), maskDeep(one, masker)]),
  ) as T;
}
