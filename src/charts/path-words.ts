import type { Label } from "./marks.ts";
import { textWidth } from "./text-width.ts";
import { FONT_SIZE } from "./theme.ts";

/** A named moment of a course, in pixels of the plot. */
interface Moment {
  readonly x: number;
  readonly y: number;
  readonly label: string;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Box {
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
}

/** Half a line of words, and white between two of them. */
const HALF = 9;
const APART = 17;

/** Each name beside its moment, where it covers least of the course, and never on another name or another moment. */
export function placeWords(
  moments: readonly Moment[],
  course: readonly Point[],
  plot: { readonly inner: number; readonly height: number },
): readonly Label[] {
  const line = dense(course);
  const taken: Box[] = [];
  return moments.map((moment): Label => {
    const width = textWidth(moment.label, FONT_SIZE, true);
    const others = moments.filter((other) => other !== moment);
    const ways = waysOf(moment, width, plot).filter(
      (box) =>
        box.y > HALF - 1 && box.y < plot.height - HALF + 1 && taken.every((other) => !touch(box, other)),
    );
    const cost = (box: Box, place: number) => covered(box, line) + 20 * covered(box, others) + place / 100;
    const best = ways
      .map((box, place) => ({ box, cost: cost(box, place) }))
      .reduce<{ box: Box; cost: number } | null>((a, b) => (a && a.cost <= b.cost ? a : b), null);
    const box = best?.box ?? {
      x0: within(moment.x - width / 2, width, plot),
      x1: 0,
      y: Math.max(10, moment.y - 15),
    };
    taken.push({ ...box, x1: box.x0 + width });
    return { at: { px: box.x0 }, y: box.y, text: moment.label, anchor: "start", token: "ink", bold: true };
  });
}

/** Over and under it, at its sides, then farther: the first is the dearest to the eye. */
function waysOf({ x, y }: Moment, width: number, plot: { readonly inner: number }): readonly Box[] {
  const lefts = [x - width / 2, x - width + 6, x - 6].map((left) => within(left, width, plot));
  const box = (x0: number, at: number): Box => ({ x0, x1: x0 + width, y: at });
  const stacked = [-15, 16, -32, 33, -49, 50].flatMap((by) => lefts.map((left) => box(left, y + by)));
  const beside = [x + 11, x - width - 11]
    .filter((left) => left >= 2 && left + width <= plot.inner - 2)
    .map((left) => box(left, y));
  return [...stacked.slice(0, 6), ...beside, ...stacked.slice(6)];
}

function within(left: number, width: number, plot: { readonly inner: number }): number {
  return Math.max(2, Math.min(plot.inner - width - 2, left));
}

function touch(a: Box, b: Box): boolean {
  return Math.abs(a.y - b.y) < APART && a.x0 < b.x1 + 6 && b.x0 < a.x1 + 6;
}

/** How many points lie under the words. */
function covered({ x0, x1, y }: Box, points: readonly Point[]): number {
  return points.filter((p) => p.x > x0 - 2 && p.x < x1 + 2 && Math.abs(p.y - y) < HALF + 1).length;
}

/** The course as points at most four pixels apart, so that no piece of it is missed. */
function dense(course: readonly Point[]): readonly Point[] {
  return course.flatMap((point, i) => {
    const next = course[i + 1] ?? point;
    const count = Math.ceil(Math.hypot(next.x - point.x, next.y - point.y) / 4);
    if (!Number.isFinite(count)) return Number.isFinite(point.x + point.y) ? [point] : [];
    return Array.from({ length: Math.max(1, count) }, (_, k) => ({
      x: point.x + ((next.x - point.x) * k) / Math.max(1, count),
      y: point.y + ((next.y - point.y) * k) / Math.max(1, count),
    }));
  });
}
