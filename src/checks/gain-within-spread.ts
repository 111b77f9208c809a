import { defineCheck } from "../model/check.ts";
import type { Repeats } from "../model/group.ts";
import { deviationOf } from "../stats/deviation-of.ts";
import { numberWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** The best of the compared settings leads the next by less than runs of one setting lie apart. */
export const gainWithinSpread = defineCheck({
  id: "gain-within-spread",
  title: "The best setting leads by less than its repeats differ",
  question:
    "Does the best of the compared settings lead the next by more than repeats of one setting differ?",
  needs: ["repeats"],
  signal: "runs",
  thresholds: {
    errors: {
      value: 2,
      source: "standard errors of the difference of two means: by chance one in twenty exceeds it",
    },
    repeats: { value: 2, source: "runs of each setting: one has no spread" },
  },
  detect({ repeats }, limit) {
    const variants = byVariant(repeats);
    const [best, next] = variants;
    if (!best || !next || variants.some(({ ends }) => ends.length < limit.repeats))
      return { kind: "inconclusive", reason: "these are not two settings or more with repeats of each" };
    // Pooled over all settings: two repeats of one say little by themselves.
    const degrees = variants.reduce((sum, { ends }) => sum + ends.length - 1, 0);
    const squares = variants.reduce((sum, { ends }) => sum + (ends.length - 1) * deviationOf(ends) ** 2, 0);
    const within = Math.sqrt(squares / degrees);
    const lead = Math.abs(best.mean - next.mean);
    const error = within * Math.sqrt(1 / best.ends.length + 1 / next.ends.length);
    const measured = [
      {
        name: "lead in standard errors",
        value: lead / error,
        threshold: limit.errors,
        passes: "below" as const,
      },
    ];
    const claim = `${best.variant} leads ${next.variant} by ${numberWords(lead)} in ${repeats.metric} (means of ${best.ends.length} and ${next.ends.length} runs); repeats of one setting deviate by ${numberWords(within)}, so that this is ${numberWords(lead / error)} standard errors (less than ${limit.errors} counts as chance)`;
    if (!(lead < limit.errors * error)) return { kind: "absent", claim, measured };
    return {
      kind: "present",
      strength: ramp(lead / error, limit.errors, limit.errors / 2),
      at: [],
      claim,
      measured,
    };
  },
});

interface Variant {
  readonly variant: string;
  readonly ends: readonly number[];
  readonly mean: number;
}

/** The compared settings with the ends of their runs, best mean first. */
function byVariant({ ends, better }: Repeats): readonly Variant[] {
  const groups = new Map<string, number[]>();
  for (const { variant, end } of ends)
    if (variant !== "" && Number.isFinite(end)) groups.set(variant, [...(groups.get(variant) ?? []), end]);
  const sign = better === "higher" ? -1 : 1;
  return [...groups]
    .map(([variant, all]) => ({
      variant,
      ends: all,
      mean: all.reduce((sum, end) => sum + end, 0) / all.length,
    }))
    .sort((a, b) => sign * (a.mean - b.mean));
}
