/** A y axis worked out before drawing, so that labels can be placed by the same numbers. */
export interface YScale {
  readonly kind: "linear" | "log";
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly { readonly value: number; readonly text: string }[];
}

export interface YScaleInput {
  readonly kind: "linear" | "log";
  /** Zero belongs in the picture: shares and rates. */
  readonly zero: boolean;
  /** All that is drawn; what is not finite (or not positive on a log scale) is passed over. */
  readonly values: readonly number[];
  /** Least value that must be shown on a log scale; noise far beneath it may leave the plot. */
  readonly floor: number;
  /** Grid lines at most: three in a companion, five in a main plot. */
  readonly most: number;
}

/** Three to five grid lines that stand on round numbers; on a log scale 1 – 3 – 10. */
export function yScale(input: YScaleInput): YScale {
  const values = input.values.filter((v) => isDrawn(v, input.kind));
  if (values.length === 0) return { kind: "linear", low: 0, high: 1, ticks: [] };
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values.map(clampValue)) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (input.kind === "log") return logScale(Math.max(low, Math.min(input.floor, high)), high, input.most + 1);
  return linearScale(input.zero ? Math.min(0, low) : low, input.zero ? Math.max(0, high) : high, input);
}

/** Pixel of a value from the top of a plot of this height. */
export function yPixel(scale: YScale, value: number, height: number): number {
  const at = scale.kind === "log" ? Math.log10 : (v: number) => v;
  const share = (at(clampValue(value)) - at(scale.low)) / (at(scale.high) - at(scale.low));
  return height * (1 - share);
}

/** True where a value has a place on this kind of axis. */
export function isDrawn(value: number, kind: "linear" | "log"): boolean {
  return Number.isFinite(value) && (kind === "linear" || value > 0);
}

/** Past 1e±150 the differences of doubles overflow in a scale; such values are drawn at that edge. */
export function clampValue(value: number): number {
  if (Math.abs(value) > 1e150) return Math.sign(value) * 1e150;
  return value !== 0 && Math.abs(value) < 1e-150 ? Math.sign(value) * 1e-150 : value;
}

/** Round numbers from low to high, at most `most` of them. */
export function roundTicks(low: number, high: number, most: number): readonly number[] {
  const step = roundStep(low, high, most);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => tidy((first + i) * step));
}

/** A number of an axis as it is written: 2,000 · 150k · 0.03 · 1e−7. */
export function tickText(value: number, decimals: number): string {
  const size = Math.abs(value);
  const sign = value < 0 ? "−" : "";
  if (size === 0) return decimals > 0 && decimals <= 4 ? (0).toFixed(decimals) : "0";
  if (size >= 1e9 || size < 1e-4)
    return (
      sign +
      size
        .toExponential(2)
        .replace(/\.?0*e\+?/, "e")
        .replace("e-", "e−")
    );
  if (size >= 1e6) return `${sign}${tidy(size / 1e6)}M`;
  if (size >= 1e5) return `${sign}${tidy(size / 1e3)}k`;
  const [whole = "", rest] = size.toFixed(Math.min(6, decimals)).split(".");
  const grouped = groupThousands(whole);
  return sign + (rest === undefined ? grouped : `${grouped}.${rest}`);
}

/** Digits with a comma before each three: "12,345". */
export function groupThousands(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ",");
}

/** "1e−7", "2.5e12": as configurations write it. */
function exponentText(size: number): string {
  return size
    .toExponential(2)
    .replace(/\.?0*e\+?/, "e")
    .replace("e-", "e−");
}

function linearScale(low: number, high: number, { zero, most }: YScaleInput): YScale {
  // A flat series is shown as flat: the axis never spans less than a hundredth of its level.
  const least = Math.max(Math.abs(low), Math.abs(high)) * 1e-2;
  const middle = low / 2 + high / 2;
  const half = Math.max(high / 2 - low / 2, least / 2) || 0.5;
  const pad = half * 0.08;
  let bottom = zero && low === 0 ? 0 : middle - half - pad;
  let top = zero && high === 0 && low < 0 ? 0 : middle + half + pad;
  const step = roundStep(bottom, top, most);
  // A grid line just beyond the data closes the plot better than an odd edge.
  bottom = closeEdge(bottom, Math.floor(bottom / step) * step, step);
  top = closeEdge(top, Math.ceil(top / step) * step, step);
  // The closed plot is a little larger, so its step may be another one.
  const drawn = roundStep(bottom, top, most);
  const decimals = Math.max(0, Math.ceil(-Math.log10(drawn) - 1e-9) + (isHalfStep(drawn) ? 1 : 0));
  const ticks = roundTicks(bottom, top, most);
  return {
    kind: "linear",
    low: bottom,
    high: top,
    ticks: ticks.map((value) => ({ value, text: tickText(value, decimals) })),
  };
}

function closeEdge(edge: number, line: number, step: number): number {
  return Number.isFinite(line) && Math.abs(line - edge) < step * 0.3 ? tidy(line) : edge;
}

function logScale(low: number, high: number, most: number): YScale {
  const middle = (Math.log10(low) + Math.log10(high)) / 2;
  // At least a factor of two, else a flat series would look wild.
  const half = Math.max((Math.log10(high) - Math.log10(low)) / 2, 0.15) * 1.06;
  const [from, to] = closeDecades(middle - half, middle + half);
  const values = logTicks(from, to, most);
  return {
    kind: "log",
    low: 10 ** from,
    high: 10 ** to,
    ticks: values.map((value) => ({ value, text: logTickText(value) })),
  };
}

function logTickText(value: number): string {
  const power = Math.abs(Math.log10(value)) > 4.9 || value < 1e-3;
  return power ? exponentText(value) : tickText(value, decimalsOf(value));
}

/** A plot that nearly reaches a full decade ends on its line. */
function closeDecades(from: number, to: number): readonly [number, number] {
  const near = (to - from) * 0.12;
  const below = Math.floor(from);
  const above = Math.ceil(to);
  return [from - below < near ? below : from, above - to < near ? above : to];
}

function logTicks(from: number, to: number, most: number): readonly number[] {
  for (const mantissas of [[1, 3], [1]]) {
    const ticks = decadeTicks(from, to, { mantissas, stride: 1 });
    if (ticks.length >= 3 && ticks.length <= most) return ticks;
  }
  for (const stride of [2, 3, 5, 10, 20, 50, 100]) {
    const ticks = decadeTicks(from, to, { mantissas: [1], stride });
    if (ticks.length >= 3 && ticks.length <= most) return ticks;
  }
  const fine = decadeTicks(from, to, { mantissas: [1, 2, 5], stride: 1 });
  return fine.length >= 3 && fine.length <= most ? fine : roundTicks(10 ** from, 10 ** to, most - 1);
}

function decadeTicks(
  from: number,
  to: number,
  choice: { readonly mantissas: readonly number[]; readonly stride: number },
): readonly number[] {
  const ticks: number[] = [];
  for (let decade = Math.floor(from); decade <= Math.ceil(to); decade++) {
    if (decade % choice.stride !== 0) continue;
    for (const mantissa of choice.mantissas) {
      const at = decade + Math.log10(mantissa);
      if (at >= from && at <= to) ticks.push(Number(`${mantissa}e${decade}`));
    }
  }
  return ticks;
}

function roundStep(low: number, high: number, most: number): number {
  const rough = high / most - low / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  for (const factor of [1, 2, 2.5, 5, 10, 20, 25, 50]) {
    const step = factor * power;
    const count = Math.floor(high / step + 1e-9) - Math.ceil(low / step - 1e-9) + 1;
    if (step > 0 && count <= most) return step;
  }
  return power * 100;
}

function isHalfStep(step: number): boolean {
  const digits = step / 10 ** Math.floor(Math.log10(step) + 1e-9);
  return Math.abs(digits - 2.5) < 1e-6;
}

function decimalsOf(value: number): number {
  const text = value.toPrecision(3).replace(/0+$/, "");
  return text.includes("e") ? 0 : (text.split(".")[1] ?? "").length;
}

function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
