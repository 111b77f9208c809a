import type { Notice } from "../model/position.ts";
import type { RawSeries } from "../model/run.ts";
import type { OwnedSeries } from "./resolve-series.ts";

/** Series with the whole loss added where a detector logs its parts only. */
export interface SummedLoss {
  readonly owned: readonly OwnedSeries[];
  /** Role on a split to the name of the sum, as `--map` has it. */
  readonly maps: Readonly<Record<string, string>>;
  readonly notices: readonly Notice[];
}

/**
 * YOLO logs the weighted parts of its loss and never their sum, which is what it minimises
 * (ultralytics/utils/loss.py: `loss.sum() * batch_size`, parts already times their gains).
 */
export function sumLossParts(owned: readonly OwnedSeries[]): SummedLoss {
  const sums: OwnedSeries[] = [];
  const maps: Record<string, string> = {};
  const notices: Notice[] = [];
  for (const [prefix, key] of [
    ["train/", "train-loss"],
    ["val/", "validation-loss"],
  ] as const) {
    if (owned.some(({ raw }) => raw.sourceName === `${prefix}loss`)) continue;
    for (const parts of partsByAxes(owned, prefix)) {
      const sum = sumOf(parts);
      if (sum === null) continue;
      sums.push(sum);
      maps[key] = sum.raw.sourceName;
      notices.push({
        level: "info",
        code: "metric-guessed",
        message: `${sum.raw.file} holds no whole loss; the sum of its parts is taken: ${sum.raw.sourceName}`,
        at: { file: sum.raw.file },
      });
    }
  }
  return { owned: sums.length === 0 ? owned : [...owned, ...sums], maps, notices };
}

const PART = /^(train|val)\/(box|obj|cls|dfl|seg|pose|kobj|theta)_loss$/;

function partsByAxes(owned: readonly OwnedSeries[], prefix: string): OwnedSeries[][] {
  const groups = new Map<string, OwnedSeries[]>();
  for (const one of owned) {
    if (!one.raw.sourceName.startsWith(prefix) || !PART.test(one.raw.sourceName)) continue;
    const key = `${one.reader}\n${one.raw.file}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].filter((parts) => parts.length > 1);
}

function sumOf(parts: readonly OwnedSeries[]): OwnedSeries | null {
  const [first] = parts;
  if (first === undefined || parts.some(({ raw }) => !standsAt(raw, first.raw))) return null;
  const values = first.raw.values.map((_, i) =>
    parts.reduce((sum, { raw }) => sum + (raw.values[i] ?? Number.NaN), 0),
  );
  const sourceName = parts.map(({ raw }) => raw.sourceName).join(" + ");
  return { ...first, raw: { ...first.raw, sourceName, values } };
}

function standsAt(a: RawSeries, b: RawSeries): boolean {
  return (
    a.index.length === b.index.length &&
    a.index.every((row, i) => a.axes.step[row] === b.axes.step[b.index[i] ?? -1])
  );
}
