import type { FigureWidth, TreemapFigure } from "../model/chart.ts";
import type { PixelBox } from "./hatch.ts";
import { shortNames } from "./layer-names.ts";
import { parted } from "./layer-rows.ts";
import type { PixelFrame } from "./pixel-spec.ts";
import { squarify } from "./squarify.ts";
import { STEP_GEOMETRY } from "./theme.ts";

/** A tile with its place, and what it is called there. */
export interface PlacedTile extends Tile {
  readonly box: PixelBox;
  /** Inside a named block the name of the member alone. */
  readonly short: string;
}

/** A block of tiles, named above them. */
export interface TileBlock {
  readonly name: string;
  readonly box: PixelBox;
}

type Tile = TreemapFigure["tiles"][number];

const HEIGHT = { wide: 300, narrow: 340 };

/** White between tiles and between blocks, in pixels. */
const GAP = { tile: 2, block: 6 };

/** Height of a block's name, and the least block that has room for one. */
const HEAD = 18;
const LEAST_NAMED = { width: 34, height: 48 };

/** Layers of one block side by side, largest block first, each as large as its value. */
export function treemapTiles(
  figure: TreemapFigure,
  width: FigureWidth,
): {
  readonly tiles: readonly PlacedTile[];
  readonly blocks: readonly TileBlock[];
  readonly frame: PixelFrame;
} {
  const frame = {
    width: STEP_GEOMETRY[width].total - 2,
    height: HEIGHT[width],
    left: 1,
    right: 1,
    top: 2,
    bottom: 2,
  };
  const whole = { x0: 0, x1: frame.width, y0: 0, y1: frame.height };
  const groups = groupsOf(figure.tiles);
  const short = new Map(
    groups.map(({ name }, i) => [name, shortNames(groups.map((g) => g.name))[i] ?? name]),
  );
  const boxes = squarify(
    groups.map(({ value }) => value),
    whole,
  );
  const laid = groups.map((group, i) => {
    const box = inset(boxes[i] ?? whole, whole, groups.length < figure.tiles.length ? GAP.block : GAP.tile);
    const named = group.tiles.length > 1 && fits(box);
    const room = named ? { ...box, y0: box.y0 + HEAD } : box;
    const name = short.get(group.name) ?? group.name;
    return { blocks: named ? [{ name, box }] : [], tiles: tilesIn(group, room, named ? null : name) };
  });
  const tiles = laid.flatMap((one) => one.tiles).filter(({ box }) => box.x1 > box.x0 && box.y1 > box.y0);
  return { tiles, blocks: laid.flatMap((one) => one.blocks), frame };
}

interface Group {
  readonly name: string;
  readonly value: number;
  /** Largest first. */
  readonly tiles: readonly Tile[];
}

/** Tiles by their block, largest block first; each alone where blocks would not make them fewer by half. */
function groupsOf(tiles: readonly Tile[]): readonly Group[] {
  const order = tiles
    .map((tile, i) => ({ tile, i }))
    .sort((a, b) => b.tile.value - a.tile.value || a.i - b.i)
    .map(({ tile }) => tile);
  const blocks = new Map<string, Tile[]>();
  for (const tile of order) {
    const { block } = parted(tile.label);
    blocks.set(block, [...(blocks.get(block) ?? []), tile]);
  }
  const named = blocks.size > 1 && blocks.size <= tiles.length / 2;
  const parts = named ? [...blocks] : order.map((tile): [string, Tile[]] => [tile.label, [tile]]);
  return parts
    .map(([name, list]) => ({
      name: list.length === 1 ? (list[0]?.label ?? name) : name,
      value: list.reduce((sum, { value }) => sum + value, 0),
      tiles: list,
    }))
    .sort((a, b) => b.value - a.value);
}

function tilesIn(group: Group, room: PixelBox, alone: string | null): readonly PlacedTile[] {
  const boxes = squarify(
    group.tiles.map(({ value }) => value),
    room,
  );
  return group.tiles.map((tile, i) => ({
    ...tile,
    box: inset(boxes[i] ?? room, room, GAP.tile),
    short: group.tiles.length === 1 ? (alone ?? tile.label) : parted(tile.label).member || tile.label,
  }));
}

function fits({ x0, x1, y0, y1 }: PixelBox): boolean {
  return x1 - x0 >= LEAST_NAMED.width && y1 - y0 >= LEAST_NAMED.height;
}

/** Half the white on every inner side; what is on the rim stays on it. */
function inset(box: PixelBox, rim: PixelBox, gap: number): PixelBox {
  const half = gap / 2;
  return {
    x0: round(box.x0 < rim.x0 + 0.5 ? rim.x0 : box.x0 + half),
    x1: round(box.x1 > rim.x1 - 0.5 ? rim.x1 : box.x1 - half),
    y0: round(box.y0 < rim.y0 + 0.5 ? rim.y0 : box.y0 + half),
    y1: round(box.y1 > rim.y1 - 0.5 ? rim.y1 : box.y1 - half),
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
