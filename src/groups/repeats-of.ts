import type { ComparedGroup, Repeats } from "../model/group.ts";
import type { Run } from "../model/run.ts";
import type { Diagnosed } from "./group-runs.ts";
import { isFoldKey, isSeedKey, settingsOf } from "./settings-of.ts";

/** What checks see of a group; `runs` are its runs, which state the seed also where it is the same in all. */
export function repeatsOf(group: ComparedGroup, runs: readonly Diagnosed[]): Repeats {
  const { kind, metric, members, noise, settings, findings } = group;
  const seeds = new Map(runs.map(({ run }) => [run.name, seedOf(run)]));
  const changed = settings.filter(({ key }) => !isSeedKey(key) && !isFoldKey(key));
  return {
    kind,
    metric: metric.name,
    better: metric.better,
    ends: members.map(({ run, values, final }, i) => ({
      run,
      first: values[0] ?? Number.NaN,
      end: final,
      seed: seeds.get(run) ?? null,
      variant: changed.map(({ key, values: all }) => `${key} ${all[i] ?? "not stated"}`).join(", "),
    })),
    noise,
    failing: findings.find(({ id }) => id === "some-runs-fail")?.runs ?? [],
  };
}

/** All seeds that a run states, in words; null where it states none. */
function seedOf(run: Run): string | null {
  const stated = [...settingsOf(run)].filter(([key, value]) => isSeedKey(key) && value !== "null");
  return stated.length === 0 ? null : stated.map(([, value]) => value).join(", ");
}
