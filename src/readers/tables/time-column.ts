import { normalName } from "../../names/axis-names.ts";
import type { Table } from "./table.ts";

/** The moment of each row in seconds since 1970 UTC, NaN where not logged; null where no column holds moments. */
export function timeColumn(
  table: Table,
  names: readonly string[],
): { name: string; seconds: Float64Array } | null {
  for (const name of names) {
    const numbers = table.columns.find((column) => normalName(column.name) === name);
    const scale = numbers ? unixScale(numbers.values) : null;
    if (numbers && scale !== null) {
      const seconds = nowhere(table);
      numbers.values.forEach((value, i) => {
        seconds[numbers.index[i] ?? 0] = value / scale;
      });
      return { name: numbers.name, seconds };
    }
    const words = table.words.find((column) => normalName(column.name) === name);
    if (!words || words.words.every((word) => Number.isNaN(momentOf(word)))) continue;
    const seconds = nowhere(table);
    words.codes.forEach((code, i) => {
      seconds[words.index[i] ?? 0] = momentOf(words.words[code] ?? "");
    });
    return { name: words.name, seconds };
  }
  return null;
}

/** No moment at any row. */
function nowhere(table: Table): Float64Array {
  return new Float64Array(table.rows.length).fill(Number.NaN);
}

/**
 * What divides the numbers into seconds since 1970, or null where they are no moments (seconds since the start, say).
 * 1e9 seconds is 2001-09-09; clocks of writers count seconds, milliseconds, microseconds or nanoseconds.
 */
function unixScale(values: Float64Array): number | null {
  const first = values.find((value) => Number.isFinite(value)) ?? 0;
  for (const scale of [1, 1e3, 1e6, 1e9]) {
    if (first >= 1e9 * scale && first < 1e10 * scale) return scale;
  }
  return null;
}

/** Seconds since 1970 of "2024-11-23 12:23:29.950" and its like, taken as UTC where no zone is given; NaN otherwise. */
export function momentOf(text: string): number {
  const match =
    /^(\d{4})[-/](\d\d)[-/](\d\d)(?:[T\s]+(\d\d):(\d\d)(?::(\d\d(?:[.,]\d+)?))?)?\s*(Z|[-+]\d\d:?\d\d)?$/.exec(
      text.trim(),
    );
  if (!match) return Number.NaN;
  const [, year, month, day, hours = "0", minutes = "0", seconds = "0", zone = "Z"] = match;
  const local = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hours), Number(minutes)) / 1000;
  return local + Number(seconds.replace(",", ".")) - zoneSeconds(zone);
}

function zoneSeconds(zone: string): number {
  if (zone === "Z") return 0;
  const digits = zone.replace(":", "");
  const sign = digits.startsWith("-") ? -1 : 1;
  return sign * (Number(digits.slice(1, 3)) * 3600 + Number(digits.slice(3, 5)) * 60);
}
