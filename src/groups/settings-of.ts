import type { ConfigValue } from "../model/config.ts";
import type { SettingDifference } from "../model/group.ts";
import type { Run } from "../model/run.ts";

/** A setting that only says where, when or under which name a run was made. */
const PLACE =
  /(?:^|[._-])(?:name|run_?name|id|run_?id|dir|directory|path|folder|out(?:put)?|log(?:ging)?|date|time|timestamp|host|user|device|gpu|port|project|tags?|notes?|version_?dir|save|resume|checkpoint)(?:$|[._-]|_?(?:dir|path|name))/i;

/** The settings of a run by key, in words; what only names the run is left out. */
export function settingsOf(run: Run): ReadonlyMap<string, string> {
  const settings = new Map<string, string>();
  for (const { key, value } of run.config?.entries ?? []) {
    if (!PLACE.test(key)) settings.set(key, wordsOf(value));
  }
  return settings;
}

export function isSeedKey(key: string): boolean {
  return /(?:^|[._-])(?:random_?)?(?:seed|random_?state|rng)s?(?:$|[._-])/i.test(key);
}

export function isFoldKey(key: string): boolean {
  return /(?:^|[._-])(?:folds?(?:_?(?:id|idx|index|no|num|number))?|cv_?(?:index|split))(?:$|[._-])/i.test(
    key,
  );
}

/** Settings that are not the same in all runs, in the order in which they first stand. */
export function differingSettings(runs: readonly Run[]): readonly SettingDifference[] {
  const all = runs.map(settingsOf);
  const keys = [...new Set(all.flatMap((one) => [...one.keys()]))];
  return keys
    .map((key) => ({ key, values: all.map((one) => one.get(key) ?? null) }))
    .filter(({ values }) => new Set(values).size > 1);
}

function wordsOf(value: ConfigValue): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
