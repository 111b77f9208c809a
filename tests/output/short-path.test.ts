import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shortPath } from "../../src/output/svg/short-path.ts";

const tenth = fc.integer({ min: -9000, max: 9000 }).map((value) => value / 10);
const segment = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(tenth, tenth).map(([x, y]) => `L${x},${y}`) },
  { weight: 1, arbitrary: fc.tuple(tenth, tenth).map(([x, y]) => `M${x},${y}`) },
  { weight: 1, arbitrary: fc.tuple(tenth, tenth).map(([x, y]) => `l${x},${y}`) },
  {
    weight: 1,
    arbitrary: fc.oneof(
      tenth.map((x) => `h${x}`),
      tenth.map((y) => `V${y}`),
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom("h0", "Z") },
);
const path = fc.array(segment, { minLength: 1, maxLength: 30 }).map((parts) => `M1,2${parts.join("")}`);

describe("a path written short", () => {
  it("goes through the same places, whatever it is", () => {
    fc.assert(
      fc.property(path, (d) => {
        expect(strokesOf(shortPath(d))).toEqual(strokesOf(d));
      }),
    );
  });

  it("takes two thirds of the bytes for a curve of many points, and no more for anything", () => {
    const points = Array.from(
      { length: 400 },
      (_, i) => `${(i * 1.6).toFixed(1)},${(90 + 60 * Math.sin(i / 9)).toFixed(1)}`,
    );
    const d = `M${points.join("L")}`;
    expect(shortPath(d).length).toBeLessThan(0.7 * d.length);
    fc.assert(
      fc.property(path, (any) => {
        expect(shortPath(any).length).toBeLessThanOrEqual(any.length);
      }),
    );
  });

  it.each([
    ["M0,0L10.5,0L10.5,3L11,2.5Z", "M0,0h10.5v3l.5-.5Z"],
    ["M3,4h0M5,6h0", "M3,4h0M5,6h0"],
    ["M1,2L1,2L1,2", "M1,2h0"],
    ["M4,0A4,4,0,1,1,-4,0", "M4,0A4,4,0,1,1,-4,0"],
    ["M0.25,1L3,4", "M0.25,1L3,4"],
    ["", ""],
  ])("%s is %s", (d, short) => expect(shortPath(d)).toBe(short));
});

type Place = readonly [number, number];

/** Where each letter leads from a place, by its numbers in tenths. */
const LEADS: Readonly<Record<string, (at: Place, numbers: number[]) => Place>> = {
  M: (_, [x = Number.NaN, y = Number.NaN]) => [x, y],
  L: (_, [x = Number.NaN, y = Number.NaN]) => [x, y],
  l: ([x, y], [dx = Number.NaN, dy = Number.NaN]) => [x + dx, y + dy],
  h: ([x, y], [dx = Number.NaN]) => [x + dx, y],
  v: ([x, y], [dy = Number.NaN]) => [x, y + dy],
  V: ([x], [y = Number.NaN]) => [x, y],
};

/** The lines of a path in tenths, absolute, those of no length left out; a part that begins with such is a dot. */
function strokesOf(d: string): string[] {
  const strokes: string[] = [];
  let [at, start]: [Place, Place] = [
    [0, 0],
    [0, 0],
  ];
  let fresh = false;
  for (const { letter, numbers } of stepsOf(d)) {
    const next = letter === "Z" ? start : (LEADS[letter]?.(at, numbers) ?? at);
    if (letter === "M") start = next;
    else if (`${next}` !== `${at}` || fresh) strokes.push(`${at} to ${next}`);
    fresh = letter === "M";
    at = next;
  }
  return strokes;
}

function stepsOf(d: string): { letter: string; numbers: number[] }[] {
  return [...d.matchAll(/([A-Za-z])([^A-Za-z]*)/g)].flatMap(([, letter = "", rest = ""]) => {
    const numbers = (rest.match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? []).map((text) => Math.round(10 * Number(text)));
    const size = /[MLl]/.test(letter) ? 2 : 1;
    const count = letter === "Z" ? 1 : numbers.length / size;
    return Array.from({ length: count }, (_, i) => ({
      letter,
      numbers: numbers.slice(size * i, size * (i + 1)),
    }));
  });
}
