import type { Notice } from "../../model/position.ts";
import { numberCell } from "../tables/number-cell.ts";

/** One metric of a run: its lines in file order, exact copies left out. */
export interface Metric {
  readonly key: string;
  readonly file: string;
  /** Seconds since 1970 UTC. */
  readonly times: readonly number[];
  readonly values: readonly number[];
  readonly steps: readonly number[];
  /** 1-based. */
  readonly lines: readonly number[];
  readonly notices: readonly Notice[];
}

/**
 * Parses `<milliseconds> <value> <step>` a line. Old files have no step (0 is meant), metrics of logged models have more
 * fields, which are left alone.
 */
export function parseMetric(key: string, file: string, text: string): Metric {
  const metric = { key, file, times: [], values: [], steps: [], lines: [], notices: [] } as MutableMetric;
  const seen = new Set<string>();
  let copies = 0;
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === "") continue;
    if (seen.has(line)) {
      copies += 1;
      continue;
    }
    seen.add(line);
    addLine(metric, line, i + 1);
  }
  if (copies > 0) {
    metric.notices.push({
      level: "info",
      code: "duplicate-rows",
      message: `${copies} of the ${seen.size + copies} lines of ${key} are exact copies and are left out`,
      at: { file },
    });
  }
  return metric;
}

interface MutableMetric {
  readonly key: string;
  readonly file: string;
  readonly times: number[];
  readonly values: number[];
  readonly steps: number[];
  readonly lines: number[];
  readonly notices: Notice[];
}

function addLine(metric: MutableMetric, line: string, number: number): void {
  const fields = line.trim().split(/\s+/);
  const time = numberCell(fields[0] ?? "");
  const value = numberCell(fields[1] ?? "");
  const step = numberCell(fields[2] ?? "0");
  if (typeof time !== "number" || typeof value !== "number" || typeof step !== "number") {
    metric.notices.push({
      level: "warning",
      code: "damaged-record",
      message: `Line ${number} is not "<time> <value> <step>" and is left out`,
      at: { file: metric.file, line: number },
    });
    return;
  }
  metric.times.push(time / 1000);
  metric.values.push(value);
  metric.steps.push(step);
  metric.lines.push(number);
}
