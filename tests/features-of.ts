import type { Features, SplitList } from "../src/model/artifacts.ts";
import type { Split } from "../src/model/metric-role.ts";

/** Features of one split from columns by name; ids `a0, a1 …` with the given prefix. */
export function featuresOf(
  columns: Readonly<Record<string, readonly number[]>>,
  options: { readonly split?: Split; readonly prefix?: string } = {},
): Features {
  const split = options.split ?? "train";
  const values = Object.values(columns).map((column) => Float64Array.from(column));
  return {
    file: `features_${split}.csv`,
    split,
    ids: Array.from({ length: values[0]?.length ?? 0 }, (_, row) => `${options.prefix ?? split}${row}`),
    columns: Object.keys(columns),
    values,
  };
}

/** Ids of a split: from…to with a prefix. */
export function splitOf(split: Split, from: number, to: number): SplitList {
  return {
    file: `splits/${split}.txt`,
    split,
    ids: Array.from({ length: to - from }, (_, i) => `ex${from + i}`),
  };
}
