import { UsageError } from "../model/errors.ts";
import { METRIC_ROLES } from "../model/metric-role.ts";
import type { Run } from "../model/run.ts";
import type { Series } from "../model/series.ts";
import { bestEvaluation } from "../signals/best-evaluation.ts";

/** What of a series is meant. */
export type ValueOf = "first" | "last" | "best" | "lowest" | "highest" | "count";

/** The series of a name, as it stands in the files or as `postrun extract` numbers it; null where there is none. */
export function seriesNamed(run: Run, name: string): Series | null {
  return (
    run.series.find(({ id }) => id === name) ?? run.series.find((one) => one.sourceName === name) ?? null
  );
}

/** One number of a series; null where it has none of the kind. */
export function numberOf(series: Series, of: ValueOf): number | null {
  const finite = series.values.filter(Number.isFinite);
  switch (of) {
    case "first":
      return series.values.at(0) ?? null;
    case "last":
      return series.values.at(-1) ?? null;
    case "count":
      return series.values.length;
    case "lowest":
      return finite.length === 0 ? null : finite.reduce((a, b) => Math.min(a, b));
    case "highest":
      return finite.length === 0 ? null : finite.reduce((a, b) => Math.max(a, b));
    case "best":
      return bestValue(series);
    default:
      throw new UsageError(
        `Wrong of=${JSON.stringify(of)} in an own section: expected first, last, best, lowest, highest or count`,
      );
  }
}

/** Which way is better must be known: a guess would call the worst the best. */
function bestValue(series: Series): number | null {
  const { better } = METRIC_ROLES[series.role];
  if (better === "lower" || better === "higher") return bestEvaluation(series)?.value ?? null;
  throw new UsageError(
    `Wrong of="best" of ${series.sourceName} in an own section: it is not known which way is better, expected lowest or highest`,
  );
}
