import type { Notice } from "../model/position.ts";
import type { Series } from "../model/series.ts";
import type { ResolvedSeries } from "./resolve-series.ts";

/** Says which series were taken for percent: the name is the same as for a fraction. */
export function percentNotices(series: readonly Series[]): Notice[] {
  return series
    .filter((one) => one.unit === "percent" && one.split !== null)
    .map((one) => ({
      level: "info",
      code: "percent-scale",
      message: `${one.sourceName} is read as percent, because it has values above 1.5`,
      at: { file: one.file, column: one.sourceName },
    }));
}

/** Says that one quantity stands in several files, where it does. */
export function mergedNotice(all: readonly ResolvedSeries[]): Notice[] {
  const files = new Map<string, Set<string>>();
  for (const { series } of all) {
    if (series.role === "other" || series.role === "other-metric" || series.role === "loss-component")
      continue;
    const key = [series.role, series.split, series.cadence].join(" ");
    const known = files.get(key) ?? new Set<string>();
    files.set(key, known.add(series.file));
  }
  const several = [...files.values()].filter((set) => set.size > 1);
  if (several.length === 0) return [];
  const names = [...new Set(several.flatMap((set) => [...set]))].sort();
  const shown =
    names.length > 4 ? `${names.slice(0, 4).join(", ")} and ${names.length - 4} more` : names.join(", ");
  return [
    {
      level: "info",
      code: "merged-sources",
      message: `${shown} log the same quantities of one run; each is taken from the file that has it most finely`,
      at: null,
    },
  ];
}
