import type { ConfigEntry, ConfigValue } from "../../model/config.ts";
import { EPOCH_NAMES, normalName, STEP_NAMES } from "../../names/axis-names.ts";
import { numberInText } from "../tables/number-cell.ts";

/** Sections whose lists run along the training. */
const ALONG = /^(?:metrics|gradients|time|timing|resources)\./;

/** Gradients by layer are a table of their own. */
export const LAYER_LISTS = /^gradients\.(?:layers|by_layer|per_layer)\./;

/**
 * The lists of a record under the names that they have in it, without the word `metrics`: `loss/train` of
 * `metrics: {loss: {train: […]}}`. An axis may stand at the top or among the metrics.
 */
export function listsOf(entries: readonly ConfigEntry[]): {
  readonly [name: string]: readonly (number | null)[];
} {
  const lists: Record<string, readonly (number | null)[]> = {};
  for (const { key, value } of entries) {
    const numbers = numbersIn(value);
    if (numbers === null || LAYER_LISTS.test(key)) continue;
    const bare = key.replace(/^metrics\./, "").replace(/\.values$/, "");
    const axis = axisName(bare);
    if (axis !== null) lists[axis] = numbers;
    else if (ALONG.test(key)) lists[nameOf(bare)] = numbers;
  }
  return lists;
}

/** The numbers of a list, null where none was measured; null where it is a list of anything else. */
export function numbersIn(value: ConfigValue): readonly (number | null)[] | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  const items: readonly ConfigValue[] = value;
  const numbers = items.map((item) => (typeof item === "string" ? numberInText(item) : item));
  const isNumbers = numbers.every((item, i) =>
    item === null ? typeof items[i] !== "string" : typeof item === "number",
  );
  return isNumbers ? (numbers as readonly (number | null)[]) : null;
}

function axisName(name: string): "epoch" | "step" | null {
  const plain = normalName(name).replace(/s$/, "");
  if (EPOCH_NAMES.some((one) => one === plain)) return "epoch";
  return STEP_NAMES.some((one) => one === plain) ? "step" : null;
}

/** `time.epoch_seconds` says what it measures in its own words, not in those of a logger. */
function nameOf(key: string): string {
  if (/^tim(?:e|ing)\.(?:epoch_(?:seconds|times?|s)|seconds_per_epoch|epochs?)$/.test(key))
    return "epoch_time";
  return key.replace(/\./g, "/");
}
