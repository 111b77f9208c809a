import { defineCheck } from "../model/check.ts";
import type { Repeats } from "../model/group.ts";
import { listWords } from "../stats/list-words.ts";
import { numberWords } from "../stats/number-words.ts";

/** Runs of one seed and the same settings end at different values. */
export const sameSeedEndsDiffer = defineCheck({
  id: "same-seed-ends-differ",
  title: "Runs of one seed end differently",
  question: "Do runs of the same settings and the same seed end at the same value?",
  needs: ["repeats"],
  signal: "runs",
  thresholds: {},
  detect({ repeats }) {
    const alike = sameSeed(repeats);
    if (alike.length === 0)
      return {
        kind: "inconclusive",
        reason: "no two of these runs state the same settings and the same seed",
      };
    const differing = alike.find((runs) => new Set(runs.map(({ end }) => end)).size > 1);
    const [shown = []] = differing ? [differing] : alike;
    const names = listWords(shown.map(({ run }) => run));
    const ends = listWords(shown.map(({ end }) => numberWords(end)));
    const seed = shown[0]?.seed ?? "";
    if (!differing)
      return {
        kind: "absent",
        claim: `${names} have the same settings and seed ${seed}, and end at the same ${repeats.metric}`,
        measured: [],
      };
    return {
      kind: "present",
      strength: 1,
      at: [],
      claim: `${names} have the same settings and seed ${seed}, and end at a ${repeats.metric} of ${ends}`,
      measured: [],
    };
  },
});

/** Runs that state the same seed and the same settings, two or more of each. */
function sameSeed({ ends }: Repeats): readonly Repeats["ends"][] {
  const groups = new Map<string, Repeats["ends"][number][]>();
  for (const one of ends) {
    if (one.seed === null || one.seed === "null" || !Number.isFinite(one.end)) continue;
    const key = JSON.stringify([one.seed, one.variant]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].filter((runs) => runs.length > 1);
}
