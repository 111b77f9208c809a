import type { Run } from "../../src/model/run.ts";
import { stepAt } from "../../src/model/series.ts";

/** [step, value] of the one series that was logged under a name; of several loggers, in this file. */
export function pointsIn(run: Run | undefined, sourceName: string, file?: string): [number, number][] {
  const named = run?.series.filter((one) => one.sourceName === sourceName) ?? [];
  const found = named.filter((one) => file === undefined || one.file === file);
  const [series] = found;
  if (series === undefined || found.length > 1) throw new Error(`${found.length} series are ${sourceName}`);
  return Array.from(series.values, (value, i) => [stepAt(series, i), value]);
}
