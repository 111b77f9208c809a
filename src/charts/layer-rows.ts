import type { LayerHeatmapFigure } from "../model/chart.ts";

/** One row of a heat map. */
export interface HeatRow {
  /** The layer, or the block of layers. */
  readonly label: string;
  /** The layer whose cells are shown. */
  readonly worst: string;
  readonly cells: readonly (number | null)[];
}

/** More rows than this cannot be told apart, so layers are gathered in blocks. */
export const MOST_ROWS = 40;

/** Rows as they are, or, above forty layers, the worst member of each block of neighbours, named. */
export function gatherLayers(figure: LayerHeatmapFigure): readonly HeatRow[] {
  const { layers, cells } = figure;
  const rows = layers.map((label, i): HeatRow => ({ label, worst: label, cells: cells[i] ?? [] }));
  if (rows.length <= MOST_ROWS) return rows;
  const neutral = figure.ramp === "ratio" ? 3 : 0;
  return blocksOf(layers).map(([from, to]) => {
    const members = rows.slice(from, to);
    const worst = members.reduce((a, b) => (badness(b, neutral) > badness(a, neutral) ? b : a));
    return { ...worst, label: blockName(layers[from] ?? "", layers[to - 1] ?? "") };
  });
}

/** Blocks by the names' own numbers ("layers.3.…"), as long as they make few enough; else equal shares. */
function blocksOf(layers: readonly string[]): readonly (readonly [number, number])[] {
  const named = runsOf(layers.map(blockKey));
  if (named.length <= MOST_ROWS && named.length >= 8) return named;
  const count = Math.min(MOST_ROWS, layers.length);
  const edge = (i: number) => Math.floor((i * layers.length) / count);
  return Array.from({ length: count }, (_, i) => [edge(i), edge(i + 1)] as const);
}

/** The block that a layer belongs to, and its name in there. */
export function parted(name: string): { readonly block: string; readonly member: string } {
  const key = blockKey(name);
  const block = key === name ? (/^(.+)[./][^./]+$/.exec(name)?.[1] ?? name) : key;
  return { block, member: name.slice(block.length).replace(/^[./_]+/, "") };
}

/** "model.layers.3" of "model.layers.3.attn.q_proj.weight". */
function blockKey(name: string): string {
  return /^(.*?\d+)(?:[./_]|$)/.exec(name)?.[1] ?? name;
}

function blockName(first: string, last: string): string {
  return blockKey(first) === blockKey(last) ? blockKey(first) : first;
}

function runsOf(keys: readonly string[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const [i, key] of keys.entries()) {
    const last = runs.at(-1);
    if (last !== undefined && keys[i - 1] === key) last[1] = i + 1;
    else runs.push([i, i + 1]);
  }
  return runs;
}

/** Sum of the distances from the class of "as usual": a row that leaves it far or long is the worst. */
function badness(row: HeatRow, neutral: number): number {
  return row.cells.reduce<number>((sum, cell) => sum + (cell === null ? 0 : (cell - neutral) ** 2), 0);
}
