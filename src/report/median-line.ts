import type { ChartPoints } from "../model/chart.ts";
import type { GroupMember } from "../model/group.ts";
import { medianOf } from "../stats/median-of.ts";

/** Places at which the median of several runs is taken. */
const PLACES = 100;

/** The median of the runs at each place that at least half of them reach, each by its last value up to there. */
export function medianLine(members: readonly GroupMember[]): ChartPoints | null {
  const from = Math.max(...members.map(({ steps }) => steps[0] ?? 0));
  const to = Math.max(...members.map(({ steps }) => steps.at(-1) ?? 0));
  if (!(to > from)) return null;
  const steps: number[] = [];
  const values: number[] = [];
  for (let place = 0; place <= PLACES; place++) {
    const step = from + (place * (to - from)) / PLACES;
    const there = members.flatMap((member) => valueAt(member, step) ?? []);
    if (there.length < members.length / 2) break;
    steps.push(step);
    values.push(medianOf(there));
  }
  return { steps, values };
}

/** Null where the run had ended. */
function valueAt({ steps, values }: GroupMember, step: number): number | null {
  if (step > (steps.at(-1) ?? Number.NEGATIVE_INFINITY)) return null;
  const at = steps.findLastIndex((one) => one <= step);
  return at < 0 ? null : (values[at] ?? null);
}
