import type { Run } from "../model/run.ts";
import { epochAt, type Series, stepAt } from "../model/series.ts";
import { numberWords } from "../stats/number-words.ts";
import { placeWords, stepWords } from "../stats/step-words.ts";
import type { Place } from "./place.ts";

/** A place on a series' own axis. */
export type ResolvedPlace =
  | { readonly kind: "span"; readonly from: number; readonly to: number; readonly words: string }
  /** The run ended before it, or it cannot be found: the sentence says so. */
  | { readonly kind: "nowhere"; readonly because: string; readonly ended: boolean };

/** Share of the run by which a person misreads a step off a curve, and what "around" allows; an epoch at least. */
const AT = 0.02;
const AROUND = 0.05;

/** Where a place lies on the axis of a series; null where the question names none. */
export function resolvePlace(place: Place | null, series: Series, run: Run): ResolvedPlace | null {
  if (!place) return null;
  if (place.kind === "clock")
    return nowhere(
      `"${place.words}" is a time of day or a duration, and questions are answered by step or epoch`,
    );
  const scale = scaleOf(place, series, run);
  if (!scale)
    return nowhere(`these files do not say where "${place.words}" lies on the axis of ${series.sourceName}`);
  const { first, last } = spanOf(series);
  const [from, to] = [scale.map(place.from), scale.map(place.to)];
  if (place.kind !== "before" && from > last + scale.one)
    return {
      kind: "nowhere",
      ended: true,
      because: `${series.sourceName} ends at ${stepWords(series.axes.stepUnit, last)}, before ${wordsOf(place, series)}`,
    };
  const words = wordsOf(place, series);
  if (place.kind === "range" || (place.unit === "share" && place.to > place.from))
    return { kind: "span", from, to, words };
  const around = Math.max(scale.one, (place.rough || place.unit === "share" ? AROUND : AT) * (last - first));
  if (place.kind === "after") return { kind: "span", from: from - around, to: last, words };
  if (place.kind === "before") return { kind: "span", from: first, to: to + around, words };
  return { kind: "span", from: from - around, to: to + around, words };
}

interface Scale {
  /** From the place's unit to the axis. */
  map(value: number): number;
  /** One epoch on the axis, or 0. */
  readonly one: number;
}

function scaleOf(place: Place, series: Series, run: Run): Scale | null {
  const { first, last } = spanOf(series);
  const axis = series.axes.stepUnit;
  if (place.unit === "share") return { map: (share) => first + share * (last - first), one: 0 };
  const perEpoch = axis === "epoch" ? null : stepsPerEpoch(series, run);
  if (place.unit === "epoch") {
    if (axis === "epoch") return { map: (epoch) => epoch, one: 1 };
    return perEpoch === null ? null : { map: perEpoch.toStep, one: perEpoch.steps };
  }
  if (axis !== "epoch" || place.unit === "unknown")
    return { map: (step) => step, one: axis === "epoch" ? 1 : 0 };
  const steps = run.facts.stepsPerEpoch;
  return steps === undefined ? null : { map: (step) => step / steps, one: 0 };
}

/** How epochs lie on an axis of steps: by the pairs that the series logs, else by what the run says. */
function stepsPerEpoch(
  series: Series,
  run: Run,
): { readonly steps: number; toStep(epoch: number): number } | null {
  const pairs = Array.from(
    series.values.keys(),
    (i) => [epochAt(series, i), stepAt(series, i)] as const,
  ).filter(([epoch, step]) => Number.isFinite(epoch) && Number.isFinite(step));
  const [first, last] = [pairs[0], pairs.at(-1)];
  if (first && last && last[0] > first[0] && last[1] > first[1]) {
    const steps = (last[1] - first[1]) / (last[0] - first[0]);
    return { steps, toStep: (epoch) => first[1] + (epoch - first[0]) * steps };
  }
  const steps = run.facts.stepsPerEpoch;
  return steps === undefined ? null : { steps, toStep: (epoch) => epoch * steps };
}

function spanOf(series: Series): { readonly first: number; readonly last: number } {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < series.values.length; i++) {
    const step = stepAt(series, i);
    if (step < first) first = step;
    if (step > last) last = step;
  }
  return { first, last };
}

/** "epoch 7", "step 5,000", "the first tenth of the run", "steps 100 – 200". */
function wordsOf({ kind, unit, from, to }: Place, series: Series): string {
  if (unit === "share") return shareWords(from, to);
  const noun = unit === "unknown" ? series.axes.stepUnit : unit;
  if (kind === "range") return `${noun}s ${placeWords(from)} – ${placeWords(to)}`;
  return stepWords(noun, from);
}

function shareWords(from: number, to: number): string {
  if (from === 0) return "the first tenth of the run";
  if (to > from) return "the last tenth of the run";
  if (from === 0.5) return "the middle of the run";
  return `${numberWords(Math.round(100 * from))} % of the run`;
}

function nowhere(because: string): ResolvedPlace {
  return { kind: "nowhere", because, ended: false };
}
