/** One colour on the three grounds; drawings hold the light hex, and the page's CSS maps it to the others. */
export interface Shade {
  readonly light: string;
  readonly dark: string;
  /** On paper, whatever the screen shows. */
  readonly print: string;
}

/**
 * Every colour of the report, the single place for hexes; the key is also the name of the CSS variable.
 * Light hexes are unique, because a drawing names its colours by them.
 */
export const tokens = {
  paper: shade("#ffffff", "#13161a"),
  wash: shade("#f4f5f3", "#1b1f24", "#ffffff"),
  ink: shade("#14181d", "#eceef0", "#000000"),
  ink2: shade("#47505a", "#b7bec6", "#333a41"),
  ink3: shade("#636c77", "#949da7", "#545c66"),
  axis: shade("#858e98", "#6f7984"),
  rule: shade("#d3d8dc", "#343b43"),
  grid: shade("#e7eaec", "#252b31"),
  hatch: shade("#c9cfd5", "#3d454e"),
  s1: shade("#0261a7", "#95b4fd"),
  s2: shade("#c2711f", "#f6b864"),
  s3: shade("#16a192", "#209a74"),
  s4: shade("#64294e", "#bb69b2"),
  raw1: shade("#b9d0e8", "#3d4f78"),
  raw2: shade("#ecc9a0", "#6b5230"),
  raw3: shade("#a6dcd5", "#1d4c3d"),
  raw4: shade("#d9c3d0", "#5b3756"),
  cite: shade("#b0103a", "#ff8097"),
  "cite-wash": shade("#fbe9ee", "#331a23"),
  ok: shade("#0b7568", "#53cbb8"),
  warn: shade("#9a5000", "#f0ae62"),
  link: shade("#1b4f94", "#8dbcf7"),
  "add-wash": shade("#e3f3f0", "#11302c"),
  e0: shade("#faf6f1", "#1a1d20"),
  e1: shade("#f6e3cc", "#30281e"),
  e2: shade("#efc898", "#493620"),
  e3: shade("#e2a35c", "#654722"),
  e4: shade("#c97c28", "#845a22"),
  e5: shade("#9d5710", "#d9964a"),
  e6: shade("#6b3807", "#f8cc93"),
  d0: shade("#1d4f91", "#8cbcf5"),
  d1: shade("#5f8cc4", "#4f82bd"),
  d2: shade("#b3cbe6", "#2b4766"),
  d3: shade("#f1f2f0", "#1f2429"),
  d4: shade("#f0cd9f", "#4a371f"),
  d5: shade("#d98f3a", "#8f5d20"),
  d6: shade("#a85a0c", "#d08a35"),
  d7: shade("#6a3505", "#f8c98c"),
} as const satisfies Readonly<Record<string, Shade>>;

/** Name of a colour of the theme. */
export type ThemeToken = keyof typeof tokens;

/** Errors and magnitudes, least first, in fixed classes: never interpolated, so that CSS can map each. */
export const MAGNITUDE_RAMP = ["e0", "e1", "e2", "e3", "e4", "e5", "e6"] as const;

/** Ratios about 1, smallest first. */
export const RATIO_RAMP = ["d0", "d1", "d2", "d3", "d4", "d5", "d6", "d7"] as const;

/**
 * The line through a class below 1: both arms of the ratios end dark, so grey paper needs a second sign. Null where
 * there is none.
 */
export function belowLine(token: ThemeToken): ThemeToken | null {
  if (token === "d0" || token === "d1") return "paper";
  return token === "d2" ? "d0" : null;
}

/** The tone in which a series is named: s2 and s3 are too pale for text (3.7 and 3.2 to 1). */
export const SERIES_TEXT = { s1: "s1", s2: "warn", s3: "ok", s4: "s4", ink: "ink" } as const;

/** The pale tone of a series' unsmoothed points. */
export const SERIES_RAW = { s1: "raw1", s2: "raw2", s3: "raw3", s4: "raw4", ink: "rule" } as const;

/** Pixels of a drawing over steps: plot edges are the same in every one, so that a step stands at one x. */
export interface StepGeometry {
  readonly total: number;
  readonly left: number;
  readonly right: number;
  readonly main: number;
  readonly second: number;
  readonly companion: number;
  readonly strip: number;
}

export const STEP_GEOMETRY: Readonly<Record<"wide" | "narrow", StepGeometry>> = {
  wide: { total: 800, left: 56, right: 104, main: 250, second: 180, companion: 90, strip: 132 },
  narrow: { total: 358, left: 44, right: 64, main: 180, second: 150, companion: 70, strip: 92 },
};

/** Height of one lane of brackets above a plot. */
export const LANE = 17;

/** Size of all text in drawings; nothing in them is smaller. */
export const FONT_SIZE = 13;

/** The family that drawings name, with what stands in where the page's faces are blocked. */
export const FONT_STACK = "'Report Sans','Segoe UI',Helvetica,Arial,sans-serif";

/** The light hex of a token: the only colours that a drawing may hold. */
export function hex(token: ThemeToken): string {
  return tokens[token].light;
}

/** Vega-Lite configuration of every drawing. Marks set their own colours: defaults lose against styles. */
export const vegaLiteConfig = {
  background: null,
  font: "Report Sans",
  view: { stroke: null },
  axis: {
    labelFont: "Report Sans",
    labelFontSize: FONT_SIZE,
    labelColor: hex("ink3"),
    labelLimit: 0,
    labelPadding: 4,
    title: null,
    domain: false,
    ticks: false,
    grid: false,
    gridColor: hex("grid"),
    gridWidth: 1,
    domainColor: hex("axis"),
    domainWidth: 1,
    tickColor: hex("axis"),
    tickSize: 5,
    tickWidth: 1,
  },
  axisX: { labelFlush: false, labelOverlap: false },
  legend: { disable: true },
  line: {
    strokeJoin: "round",
    strokeCap: "round",
    interpolate: "linear",
    invalid: "break-paths-show-domains",
  },
  text: { font: "Report Sans", fontSize: FONT_SIZE, baseline: "middle" },
} as const;

function shade(light: string, dark: string, print = light): Shade {
  return { light, dark, print };
}
