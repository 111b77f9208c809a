import { describe, expect, it } from "vitest";
import {
  belowLine,
  MAGNITUDE_RAMP,
  RATIO_RAMP,
  SERIES_TEXT,
  type ThemeToken,
  tokens,
} from "../../src/charts/theme.ts";
import { ciede2000, contrast, labOf, SIGHTS } from "./colour-distance.ts";

const GROUNDS = ["light", "dark"] as const;
const LINES: readonly ThemeToken[] = ["s1", "s2", "s3", "s4", "cite"];

function distance(
  a: ThemeToken,
  b: ThemeToken,
  seen: { ground: "light" | "dark"; sight: keyof typeof SIGHTS },
) {
  const sight = SIGHTS[seen.sight];
  return ciede2000(labOf(tokens[a][seen.ground], sight), labOf(tokens[b][seen.ground], sight));
}

const VIEWS = GROUNDS.flatMap((ground) =>
  (Object.keys(SIGHTS) as (keyof typeof SIGHTS)[]).map((sight) => ({ ground, sight })),
);

describe("ciede2000", () => {
  // Pairs 1, 7, 13, 17 and 25 of the table in Sharma, Wu and Dalal (2005).
  it.each([
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, 0, 0], [50, -1, 2], 2.3669],
    [[50, -0.001, 2.49], [50, 0.0009, -2.49], 4.8045],
    [[50, 2.5, 0], [73, 25, -18], 27.1492],
    [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
  ])("matches the published value of pair %#", (a, b, expected) => {
    expect(ciede2000(a, b)).toBeCloseTo(expected, 3);
  });
});

describe("colours of lines", () => {
  // Floors of the look's section 4: what the chosen colours were measured to hold.
  it.each(VIEWS)("are told apart on $ground ground with $sight sight", (view) => {
    const floor = view.ground === "light" ? 16 : 11;
    for (const [i, a] of LINES.entries()) {
      for (const b of LINES.slice(i + 1)) expect(distance(a, b, view), `${a} ${b}`).toBeGreaterThan(floor);
    }
  });

  it.each(VIEWS)("neighbouring classes of a ramp differ on $ground ground with $sight sight", (view) => {
    for (const ramp of [MAGNITUDE_RAMP, RATIO_RAMP] as readonly (readonly ThemeToken[])[]) {
      for (const [i, token] of ramp.slice(1).entries()) {
        expect(distance(ramp[i] ?? "e0", token, view), token).toBeGreaterThan(7);
      }
    }
  });
});

describe("ramps in grey", () => {
  const lightness = (ramp: readonly ThemeToken[], view: (typeof VIEWS)[number]) =>
    ramp.map((token) => labOf(tokens[token][view.ground], SIGHTS[view.sight])[0] ?? Number.NaN);
  const steps = (values: readonly number[]) =>
    values.slice(1).map((value, i) => value - (values[i] ?? Number.NaN));

  // 5 of 100 is what two grey fields side by side must differ by to be told apart at a glance.
  it.each(VIEWS)("magnitudes go one way on $ground ground with $sight sight", (view) => {
    const way = view.ground === "light" ? -1 : 1;
    for (const step of steps(lightness(MAGNITUDE_RAMP, view))) expect(way * step).toBeGreaterThan(5);
  });

  it.each(VIEWS)("ratios go one way from 1 in both arms on $ground ground with $sight sight", (view) => {
    const way = view.ground === "light" ? -1 : 1;
    const middle = RATIO_RAMP.indexOf("d3");
    const arms = [RATIO_RAMP.slice(0, middle + 1).toReversed(), RATIO_RAMP.slice(middle)];
    for (const arm of arms)
      for (const step of steps(lightness(arm, view))) expect(way * step).toBeGreaterThan(5);
  });

  it.each(GROUNDS)("the arm below 1 has a line that is seen without colour: %s", (ground) => {
    for (const [i, token] of RATIO_RAMP.entries()) {
      const line = belowLine(token);
      expect(line !== null, token).toBe(i < RATIO_RAMP.indexOf("d3"));
      if (line)
        expect(contrast(tokens[line][ground], tokens[token][ground]), token).toBeGreaterThanOrEqual(3);
    }
  });
});

describe("contrast by WCAG 2.2", () => {
  const texts: readonly ThemeToken[] = [
    "ink",
    "ink2",
    "ink3",
    "cite",
    "ok",
    "warn",
    "link",
    ...Object.values(SERIES_TEXT),
  ];

  it.each([...GROUNDS, "print" as const])("texts have 4.5 to 1 on paper and on wash: %s", (ground) => {
    for (const token of texts) {
      for (const under of ["paper", "wash"] as const) {
        expect(
          contrast(tokens[token][ground], tokens[under][ground]),
          `${token} on ${under}`,
        ).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  it.each(GROUNDS)("texts that may stand over a cited range are read there: %s", (ground) => {
    for (const token of ["ink", "ink2", "ink3", "cite"] as const) {
      expect(contrast(tokens[token][ground], tokens["cite-wash"][ground]), token).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each(GROUNDS)("marks have 3 to 1 on paper: %s", (ground) => {
    for (const token of ["s1", "s2", "s3", "s4", "cite", "axis"] as const) {
      expect(contrast(tokens[token][ground], tokens.paper[ground]), token).toBeGreaterThanOrEqual(3);
    }
  });

  it.each(GROUNDS)("counts are read on their cells: %s", (ground) => {
    for (const [i, cell] of MAGNITUDE_RAMP.entries()) {
      const ink = i >= 5 ? tokens.paper : tokens.ink;
      expect(contrast(ink[ground], tokens[cell][ground]), cell).toBeGreaterThanOrEqual(4.5);
    }
  });
});

describe("tokens", () => {
  it("have one light hex each, so that CSS can map a drawing's colours", () => {
    const lights = Object.values(tokens).map((t) => t.light);
    expect(new Set(lights).size).toBe(lights.length);
    for (const light of lights) expect(light).toMatch(/^#[0-9a-f]{6}$/);
  });
});
