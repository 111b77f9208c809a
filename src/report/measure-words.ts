import type { Measure } from "../model/check.ts";
import { numberWords } from "../stats/number-words.ts";

/** "peak learning rate 0.001, limit 0.03": the number that was judged; null where nothing was measured. */
export function measureWords(measured: readonly Measure[]): string | null {
  const judged = measured.find(({ threshold }) => threshold !== undefined) ?? measured[0];
  if (!judged) return null;
  const unit = judged.unit === undefined ? "" : ` ${judged.unit}`;
  const value = `${judged.name}: ${numberWords(tidied(judged.value))}${unit}`;
  return judged.threshold === undefined ? value : `${value} (limit ${numberWords(tidied(judged.threshold))})`;
}

/** Without the dust of binary fractions: 0.03199999 is 0.032. */
function tidied(value: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(6)) : value;
}
