import type { StripFigure } from "../../model/chart.ts";
import type { Say } from "./blocks.ts";

const LEVELS = "▁▂▃▄▅▆▇█";

/** As wide as a comment on a phone. */
const COLUMNS = 40;

/** The loss as one line of characters: the last value of each stretch of steps, `×` where it is not finite. */
export function sparkline({ axis, line, scale, yTitle }: StripFigure, say: Say): string {
  const { steps, values } = line.main;
  const span = axis.to - axis.from;
  if (!(span > 0) || values.length < 2) return "";
  const columns: (number | null)[] = Array.from({ length: COLUMNS }, () => null);
  for (const [i, step] of steps.entries()) {
    const at = Math.min(COLUMNS - 1, Math.floor(((step - axis.from) / span) * COLUMNS));
    const value = values[i] ?? Number.NaN;
    if (at >= 0) columns[at] = scale === "log" ? Math.log(value) : value;
  }
  const finite = columns.filter((value): value is number => value !== null && Number.isFinite(value));
  const low = Math.min(...finite);
  const range = Math.max(...finite) - low;
  if (finite.length < 2 || !(range > 0)) return "";
  const drawn = columns.map((value) => {
    if (value === null) return " ";
    return Number.isFinite(value) ? (LEVELS[Math.round((7 * (value - low)) / range)] ?? "") : "×";
  });
  return `${yTitle}  ${drawn.join("").trimEnd()}  ${axis.unit} ${say(`${grouped(axis.from)} – ${grouped(axis.to)}`)}`;
}

function grouped(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ",");
}
