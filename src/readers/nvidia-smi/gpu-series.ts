import type { MetricRole } from "../../model/metric-role.ts";
import type { Notice } from "../../model/position.ts";
import type { RawSeries } from "../../model/run.ts";
import type { Axes, Series } from "../../model/series.ts";
import { identity, NumberColumn } from "../tables/number-column.ts";
import type { GpuColumn, GpuLayout } from "./gpu-layout.ts";
import type { GpuRow, GpuRows } from "./gpu-rows.ts";

/** The rows as series, one a card and quantity, each card on its own axes. */
export function gpuSeries(
  rows: GpuRows,
  layout: GpuLayout,
  file: string,
): { series: RawSeries[]; cards: number; notices: Notice[] } {
  const { cards, guessed } = rowsByCard(rows.rows);
  const notices: Notice[] = [];
  if (guessed) notices.push(guessedNotice(file, cards.size));
  if (rows.isLocalTime) notices.push(zoneNotice(file));
  const series = [...cards].flatMap(([card, own]) =>
    seriesOfCard(own, layout, { file, prefix: cards.size === 1 ? "" : `GPU ${card} ` }),
  );
  if (layout.kind === "own" && series.some((one) => one.role === "gpu-memory" && one.unit === "MB")) {
    const stated = layout.columns.some((column) => column.quantity === "memory" && column.hasUnit);
    if (!stated) notices.push(megabyteNotice(file));
  }
  return { series, cards: cards.size, notices };
}

function rowsByCard(rows: readonly GpuRow[]): { cards: Map<string, GpuRow[]>; guessed: boolean } {
  const named = rows.some((row) => row.card !== "");
  const perTick = named ? 1 : cardsPerTick(rows.map((row) => row.time));
  const cards = new Map<string, GpuRow[]>();
  rows.forEach((row, i) => {
    const card = perTick > 1 ? String(i % perTick) : row.card;
    const own = cards.get(card);
    if (own === undefined) cards.set(card, [row]);
    else own.push(row);
  });
  return { cards, guessed: perTick > 1 };
}

/**
 * Cards of a file that does not name them: nvidia-smi writes all cards of a tick within some milliseconds. A gap is one
 * between ticks where it is longer than half of the longest usual one; all ticks must have as many rows.
 */
function cardsPerTick(times: readonly number[]): number {
  const gaps = times.slice(1).map((time, i) => time - (times[i] ?? 0));
  const sorted = [...gaps].sort((a, b) => a - b);
  const usual = sorted[Math.floor(sorted.length * 0.9)] ?? 0;
  if (!(usual > 0)) return 1;
  const starts = [0, ...gaps.flatMap((gap, i) => (gap > usual / 2 ? [i + 1] : []))];
  const size = starts[1] ?? 1;
  const alike = starts.every((start, i) => start === i * size);
  // 16 cards are the most that one machine of NVIDIA's holds (HGX-2).
  return alike && size > 1 && size <= 16 && starts.length > 2 ? size : 1;
}

function seriesOfCard(
  rows: readonly GpuRow[],
  layout: GpuLayout,
  of: { readonly file: string; readonly prefix: string },
): RawSeries[] {
  const hasTime = rows.some((row) => !Number.isNaN(row.time));
  const axes: Axes = {
    stepUnit: "row",
    step: Float64Array.from(rows, (_, i) => i + 1),
    epoch: null,
    time: hasTime ? Float64Array.from(rows, (row) => row.time) : null,
    row: Int32Array.from(rows, (row) => row.line),
    rowUnit: "line",
  };
  const shared = identity(rows.length);
  return layout.columns.flatMap((column, c): RawSeries[] => {
    const numbers = new NumberColumn(column.name, rows.length);
    rows.forEach((row, i) => {
      const value = row.values[c];
      if (value !== undefined) numbers.push(i, value);
    });
    if (numbers.length === 0) return [];
    const values = numbers.values();
    return [
      {
        sourceName: `${of.prefix}${column.name}`,
        role: ROLES[column.quantity] ?? "other",
        unit: unitOf(column, values),
        cadence: "step",
        axes,
        index: numbers.index(shared),
        values,
        file: of.file,
      },
    ];
  });
}

const ROLES: Readonly<Partial<Record<GpuColumn["quantity"], MetricRole>>> = {
  utilization: "gpu-utilization",
  memory: "gpu-memory",
};

/** A use of the card that is never above 1 and not whole is a share; memory above 300 is no number of gigabytes. */
function unitOf(column: GpuColumn, values: Float64Array): Series["unit"] {
  if (column.quantity === "utilization") {
    const isShare = values.every((value) => value <= 1) && values.some((value) => !Number.isInteger(value));
    return isShare && !column.hasUnit ? "fraction" : "percent";
  }
  if (/\[%\]/.test(column.name)) return "percent";
  if (/\[MiB\]/.test(column.name)) return "MB";
  if (column.quantity !== "memory") return null;
  return column.hasUnit || values.some((value) => value > MOST_GIGABYTES) ? "MB" : null;
}

/** No card has more memory than 288 GB (NVIDIA B300, AMD MI355X). */
const MOST_GIGABYTES = 300;

function guessedNotice(file: string, cards: number): Notice {
  const message = `No column names the card; each tick has ${cards} rows, which are taken for ${cards} cards in order`;
  return { level: "info", code: "metric-guessed", message, at: { file } };
}

function zoneNotice(file: string): Notice {
  const message = "Times are written without a zone and taken as UTC";
  return { level: "info", code: "unit-assumed", message, at: { file } };
}

function megabyteNotice(file: string): Notice {
  const message = "The memory has no unit; values above 300 are taken for megabytes";
  return { level: "info", code: "unit-assumed", message, at: { file } };
}
