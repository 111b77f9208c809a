import { keepEnd, keepEnds, lastParts, shortNames } from "./layer-names.ts";
import { type HeatRow, parted } from "./layer-rows.ts";
import type { Label } from "./marks.ts";
import type { StepPlot } from "./step-frame.ts";
import { textWidth } from "./text-width.ts";
import { FONT_SIZE } from "./theme.ts";

/** Names of each row, or of every second or third where rows are low. */
export function rowLabels(
  names: readonly RowName[],
  { plot, height }: { readonly plot: StepPlot; readonly height: number },
): readonly Label[] {
  const stride = Math.ceil(14 / height);
  let before: string | null = null;
  return names.flatMap(({ left, right }, r): readonly Label[] => {
    if (r % stride !== 0) return [];
    const y = (r + 0.5) * height;
    const told = left === before;
    before = left;
    return [
      {
        px: 0,
        dx: -5,
        anchor: "end",
        token: "ink2",
        text: told ? "" : keepEnd(left, plot.left - 5),
      } as const,
      {
        px: plot.width,
        dx: 8,
        anchor: "start",
        token: "ink3",
        text: keepEnds(lastParts(right, plot.right - 9), plot.right - 9),
      } as const,
    ]
      .filter(({ text }) => text !== "")
      .map(({ px, ...label }): Label => ({ at: { px }, y, ...label }));
  });
}

/** What a row is called at its two ends. */
export interface RowName {
  readonly left: string;
  /** Empty where the left has room for all. */
  readonly right: string;
}

/** The layer at the left; where that has no room, the block there and the member of it at the right. */
export function rowNames(rows: readonly HeatRow[], room: number): readonly RowName[] {
  const gathered = rows.some(({ label, worst }) => label !== worst);
  const whole = shortNames(rows.map(({ label }) => label));
  if (gathered)
    return rows.map(({ label, worst }, r) => ({
      left: whole[r] ?? "",
      right: (worst.startsWith(label) ? worst.slice(label.length) : worst).replace(/^[./_]+/, ""),
    }));
  if (whole.every((name) => textWidth(name, FONT_SIZE) <= room))
    return whole.map((left) => ({ left, right: "" }));
  const sides = whole.map(parted);
  // Where no two rows share a block, two sides would say no more than one.
  if (new Set(sides.map(({ block }) => block)).size === sides.length)
    return whole.map((left) => ({ left, right: "" }));
  return sides.map(({ block, member }) => ({ left: block, right: member }));
}

/** True where the right margin is taken by names of layers. */
export function isTwoSided(names: readonly RowName[]): boolean {
  return names.some(({ right }) => right !== "");
}
