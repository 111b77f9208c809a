import type { Diagnosis } from "../model/diagnosis.ts";
import type { GroupKind } from "../model/group.ts";
import type { Run } from "../model/run.ts";
import { listWords } from "../stats/list-words.ts";
import { differingSettings, isFoldKey, isSeedKey, settingsOf } from "./settings-of.ts";

/** A run with its diagnosis. */
export interface Diagnosed {
  readonly run: Run;
  readonly diagnosis: Diagnosis;
}

/** Runs that belong together, before they are compared. */
export interface Gathered {
  readonly kind: GroupKind;
  readonly because: string;
  readonly runs: readonly Diagnosed[];
}

/** More differing settings than this are no ablation: the runs are other experiments. */
const MOST_CHANGED = 5;
/** Share of all settings that must agree. */
const LEAST_ALIKE = 0.5;

/**
 * Runs that belong together: all of them where the user says so, else those whose settings agree but for the seed or the
 * fold, or whose names do; what is left is one ablation where few settings differ. A run is in one group at most.
 */
export function gatherRuns(runs: readonly Diagnosed[], declared: GroupKind | null): readonly Gathered[] {
  if (runs.length < 2) return [];
  if (declared) return [{ kind: declared, because: `declared with --group ${declared}`, runs }];
  const groups: Gathered[] = [];
  const byKey = new Map<string, Diagnosed[]>();
  for (const one of runs) {
    const key = keyOf(one);
    if (key !== null) byKey.set(key, [...(byKey.get(key) ?? []), one]);
  }
  for (const alike of byKey.values()) {
    const found = alike.length < 2 ? null : repeats(alike);
    if (found) groups.push(found);
  }
  const rest = runs.filter((one) => !groups.some((group) => group.runs.includes(one)));
  const whole = groups.length === 0 ? ablation(rest) : null;
  return whole ? [whole] : groups;
}

/** What must agree: settings but seed and fold, where there are any; else the name but its number after "seed" or "fold". */
function keyOf({ run }: Diagnosed): string | null {
  const settings = settingsOf(run);
  const kept = [...settings].filter(([key]) => !isSeedKey(key) && !isFoldKey(key));
  const name = nameWithout(run.name);
  if (settings.size === 0) return name === null ? null : `${run.format} ${name}`;
  return JSON.stringify([run.format, kept.sort()]);
}

const NUMBERED = /(?<=^|[-_./ ])(seed|fold|rep|repeat|trial|split|cv)[-_= ]?(\d+)(?=$|[-_./ ])/i;

function nameWithout(name: string): string | null {
  return NUMBERED.test(name) ? name.replace(NUMBERED, "$1") : null;
}

function repeats(runs: readonly Diagnosed[]): Gathered | null {
  const changed = differingSettings(runs.map(({ run }) => run)).map(({ key }) => key);
  const words = runs.map(({ run }) => NUMBERED.exec(run.name)?.[1]?.toLowerCase());
  const folds =
    changed.some(isFoldKey) || words.every((word) => word === "fold" || word === "cv" || word === "split");
  const kind = folds ? "folds" : "seeds";
  if (changed.length > 0)
    return { kind, because: `their settings agree but for ${listWords(changed)}`, runs };
  if (words.every((word) => word !== undefined))
    return {
      kind,
      because: `their names differ in the number of the ${folds ? "fold" : "seed"} alone`,
      runs,
    };
  // Trainings that one file holds are restarts; repeats of one run say their seed and lie in files of their own.
  const stated = runs.every(({ run }) => [...settingsOf(run).keys()].some(isSeedKey));
  const files = runs.map(({ run }) => `${run.input} ${run.series[0]?.file ?? ""}`);
  if (!stated || new Set(files).size < runs.length) return null;
  return { kind, because: "all settings that they state agree, the seed too", runs };
}

function ablation(runs: readonly Diagnosed[]): Gathered | null {
  const settings = runs.map(({ run }) => settingsOf(run));
  if (runs.length < 2 || settings.some((one) => one.size === 0)) return null;
  if (new Set(runs.map(({ run }) => run.format)).size > 1) return null;
  const changed = differingSettings(runs.map(({ run }) => run)).map(({ key }) => key);
  const all = new Set(settings.flatMap((one) => [...one.keys()]));
  const alike = all.size - changed.length;
  const named = changed.filter((key) => !isSeedKey(key));
  if (named.length > MOST_CHANGED || alike < LEAST_ALIKE * all.size || named.length === 0) return null;
  return {
    kind: "ablation",
    because: `of ${all.size} settings, ${listWords(named)} differ${named.length === 1 ? "s" : ""}`,
    runs,
  };
}
