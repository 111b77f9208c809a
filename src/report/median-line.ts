import type { ChartPoints } from "../model/chart.ts";
import type { GroupMember } from "../model/group.ts";
import { medianOf } from "../stats/median-of.ts";

/** Places at which the median of several runs is taken, at most. */
const PLACES = 300;

/** The median of the runs at each step of the longest, while at least half of them go on; each by its last value up to there. */
export function medianLine(members: readonly GroupMember[]): ChartPoints | null {
  const end = ({ steps }: GroupMember) => steps.at(-1) ?? Number.NEGATIVE_INFINITY;
  const longest = members.reduce((long, one) => (end(one) > end(long) ? one : long));
  const stride = Math.max(1, Math.ceil(longest.steps.length / PLACES));
  const steps: number[] = [];
  const values: number[] = [];
  for (const step of longest.steps.filter((_, i) => i % stride === 0)) {
    const there = members.flatMap((member) => valueAt(member, step) ?? []);
    if (there.length < members.length / 2) continue;
    steps.push(step);
    values.push(medianOf(there));
  }
  return steps.length < 2 ? null : { steps, values };
}

/** Null where the run had ended. */
function valueAt({ steps, values }: GroupMember, step: number): number | null {
  if (step > (steps.at(-1) ?? Number.NEGATIVE_INFINITY)) return null;
  const at = steps.findLastIndex((one) => one <= step);
  return at < 0 ? null : (values[at] ?? null);
}
