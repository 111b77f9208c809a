import type { ComparedGroup, GroupFinding, GroupMember, SettingDifference } from "../model/group.ts";
import { noiseMargin } from "../signals/end-spread.ts";
import { deviationOf } from "../stats/deviation-of.ts";
import { listWords } from "../stats/list-words.ts";
import { medianOf } from "../stats/median-of.ts";
import { numberWords } from "../stats/number-words.ts";
import { isFoldKey, isSeedKey } from "./settings-of.ts";

type Compared = Omit<ComparedGroup, "findings">;

/** What the runs of a group say together, most telling first. */
export function findingsOf(group: Compared): readonly GroupFinding[] {
  const failed = failing(group);
  const apart = failed ? null : oneApart(group);
  return [sameSeed(group), failed, apart, againstNoise(group), ranking(group)].filter((one) => one !== null);
}

/**
 * Between the two kinds of end lies a gap this many times as wide as the widest within either kind. Five ends of one normal
 * distribution show that in 9 % of 40,000 draws, so it does not suffice: the gap must be a fifth of the level, and the
 * runs beyond it must have gained less than half of what the others gained.
 */
const GAP = 4;
const LEVEL = 0.2;
const GAINED = 0.5;

/** Runs that ended in no number, or far from the others: it works on some seeds only. */
function failing(group: Compared): GroupFinding | null {
  const { members } = group;
  const lost = members.filter(({ final }) => !Number.isFinite(final));
  const ends = members.filter(({ final }) => Number.isFinite(final));
  const cut = lost.length > 0 ? ends.length : gapAt(ends);
  if (cut === null || cut === 0 || cut === members.length) return null;
  const [good, bad] = [members.slice(0, cut), members.slice(cut)];
  const works = good.length === 1 ? "one run" : `${good.length} runs`;
  const ranges = `${works} of ${members.length} end${good.length === 1 ? "s" : ""} ${rangeWords(good)}, and ${listWords(bad.map(({ run }) => run))} end${bad.length === 1 ? "s" : ""} ${rangeWords(bad)}`;
  return {
    id: "some-runs-fail",
    text: `${ranges}; ${differenceWords(group, cut)}`,
    runs: bad.map(({ run }) => run),
  };
}

/** The place of the gap in ends that are sorted; null where there is none wide enough. */
function gapAt(ends: readonly GroupMember[]): number | null {
  if (ends.length < 3) return null;
  const gaps = ends.slice(1).map(({ final }, i) => Math.abs(final - (ends[i]?.final ?? final)));
  const widest = Math.max(...gaps);
  const at = gaps.indexOf(widest);
  const others = Math.max(...gaps.filter((_, i) => i !== at));
  const level = Math.abs(medianOf(ends.map(({ final }) => final)));
  const wide = widest >= GAP * others && widest >= LEVEL * level;
  const gain = (of: readonly GroupMember[]) =>
    medianOf(of.map(({ values, final }) => Math.abs(final - (values[0] ?? final))));
  return wide && gain(ends.slice(at + 1)) < GAINED * gain(ends.slice(0, at + 1)) ? at + 1 : null;
}

/** Settings whose values in the failing runs are in none of the others. */
function differenceWords({ settings }: Compared, cut: number): string {
  const telling = settings.filter(({ key, values }) => {
    if (isSeedKey(key)) return false;
    const good = new Set(values.slice(0, cut));
    return values.slice(cut).every((value) => !good.has(value));
  });
  if (telling.length > 0) {
    const words = telling
      .slice(0, 3)
      .map(
        ({ key, values }) =>
          `${key} (${[...new Set(values.slice(cut))].map((value) => value ?? "not stated").join(", ")})`,
      );
    return `of their settings, ${listWords(words)} stand${telling.length === 1 ? "s" : ""} in none of the others`;
  }
  if (settings.length === 0) return "no setting that these files state tells them apart";
  return `no setting but ${listWords(settings.slice(0, 3).map(({ key }) => key))} tells them apart`;
}

/**
 * Student's t with one chance in 400 on one side, by degrees of freedom from 2 on: the worst of n runs lies that far from
 * the others by chance in about n of 400 groups (Grubbs' test, leaving the run out).
 */
const APART = [14.1, 7.45, 5.6, 4.77, 4.32, 4.03, 3.83, 3.69];

/** One run of four or more far from the rest that agree: in folds, a fold of other data. */
function oneApart({ members, kind }: Compared): GroupFinding | null {
  const worst = members.at(-1);
  const others = members.slice(0, -1).map(({ final }) => final);
  if (!worst || others.length < 3 || !members.every(({ final }) => Number.isFinite(final))) return null;
  const mean = others.reduce((sum, value) => sum + value, 0) / others.length;
  const usual = deviationOf(others) * Math.sqrt(1 + 1 / others.length);
  const off = Math.abs(worst.final - mean);
  const limit = APART[others.length - 3] ?? APART.at(-1) ?? Number.POSITIVE_INFINITY;
  if (!(usual > 0) || !(off >= limit * usual)) return null;
  const meaning = kind === "folds" ? ": its rows are unlike the others, or its split is wrong" : "";
  return {
    id: "one-run-apart",
    text: `${worst.run} ends at ${numberWords(worst.final)}, ${numberWords(off / usual)} standard deviations from the mean of the others, ${numberWords(mean)} (limit ${numberWords(limit)})${meaning}`,
    runs: [worst.run],
  };
}

/** Spread of the ends against what one evaluation may be off by chance. */
function againstNoise({ members, spread, noise, kind }: Compared): GroupFinding | null {
  if (spread.n < 3 || kind === "ablation") return null;
  const finals = members.map(({ final }) => final).filter(Number.isFinite);
  const deviation = deviationOf(finals);
  const runs = `the ends of ${spread.n} runs deviate by ${numberWords(deviation)}`;
  if (!noise || !(noise.value > 0))
    return {
      id: "noise-unknown",
      text: `${runs}; these files do not say how far one evaluation is off by chance`,
      runs: [],
    };
  const floor = `${numberWords(noise.value)} (${noise.because})`;
  if (deviation > noiseMargin(finals.length) * noise.value)
    return {
      id: "beyond-noise",
      text: `${runs}, more than the ${floor} of one evaluation: the ${kind === "folds" ? "fold" : "seed"} matters`,
      runs: [],
    };
  return {
    id: "within-noise",
    text: `${runs}, no more than the ${floor} of one evaluation explains: differences between these runs are chance`,
    runs: [],
  };
}

/** Runs of one seed and the same settings that give other results. */
function sameSeed({ members, settings, kind }: Compared): GroupFinding | null {
  const seed = settings.find(({ key }) => isSeedKey(key));
  const others = settings.filter(({ key }) => !isSeedKey(key));
  if (kind !== "seeds" || others.length > 0) return null;
  const bySeed = new Map<string, GroupMember[]>();
  for (const [i, member] of members.entries()) {
    const value = seed ? seed.values[i] : "the same";
    if (value === null || value === undefined || value === "null") continue;
    bySeed.set(value, [...(bySeed.get(value) ?? []), member]);
  }
  const alike = [...bySeed].find(
    ([, same]) => same.length > 1 && new Set(same.map(({ final }) => final)).size > 1,
  );
  if (!alike || !seed) return null;
  const [value, same] = alike;
  return {
    id: "same-seed-differs",
    text: `${listWords(same.map(({ run }) => run))} have the same settings and ${seed.key} ${value}, and end at ${listWords(same.map(({ final }) => numberWords(final)))}: the run is not reproducible`,
    runs: same.map(({ run }) => run),
  };
}

/** In an ablation of one setting: which value ended best. */
function ranking({ members, settings, kind }: Compared): GroupFinding | null {
  const changed = settings.filter(({ key }) => !isSeedKey(key) && !isFoldKey(key));
  const [only] = changed;
  if (kind !== "ablation" || changed.length !== 1 || !only) return null;
  const ranked = rankedValues(only, members);
  const [best, ...rest] = ranked;
  const worst = rest.at(-1);
  if (!best || !worst) return null;
  return {
    id: "setting-ranks-runs",
    text: `with ${only.key} ${best.value} the run ends best, ${best.words}, with ${worst.value} worst, ${worst.words}`,
    runs: [],
  };
}

function rankedValues(
  { values }: SettingDifference,
  members: readonly GroupMember[],
): readonly { readonly value: string; readonly words: string }[] {
  const seen = new Map<string, number[]>();
  for (const [i, member] of members.entries()) {
    const value = values[i] ?? "not stated";
    seen.set(value, [...(seen.get(value) ?? []), member.final]);
  }
  return [...seen].map(([value, finals]) => ({
    value,
    words:
      finals.length === 1
        ? `at ${numberWords(finals[0] ?? Number.NaN)}`
        : `${numberWords(medianOf(finals))} in the median of ${finals.length}`,
  }));
}

function rangeWords(members: readonly GroupMember[]): string {
  const ends = members.map(({ final }) => final);
  const finite = ends.filter(Number.isFinite);
  const [first, last] = [Math.min(...finite), Math.max(...finite)];
  if (ends.every((end) => !Number.isFinite(end))) return "in no number";
  if (ends.length === 1 || numberWords(first) === numberWords(last)) return `at ${numberWords(first)}`;
  return `between ${numberWords(first)} and ${numberWords(last)}`;
}
