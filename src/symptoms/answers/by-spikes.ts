import { type Series, stepAt } from "../../model/series.ts";
import { medianOf } from "../../stats/median-of.ts";
import { numberWords } from "../../stats/number-words.ts";
import { placeOfPoint, pointWords, positionOf } from "../course-of-series.ts";
import type { Finding, Subject } from "../define-symptom.ts";
import { nounOf } from "../finding-words.ts";
import { resolvePlace } from "../resolve-place.ts";
import { notThere } from "./by-movement.ts";

/** A single point this many times the level of its neighbours stands out in any picture. */
const SPIKE = 2;
/** And this many times their usual distance from it, so that a noisy curve is not all spikes. */
const SPREADS = 8;
/** Neighbours on each side. */
const SIDE = 8;

/** Single points far above their neighbours; null where the curve is too short to have neighbours. */
export function bySpikes(subject: Subject, series: Series, times = SPIKE): Finding | null {
  if (series.values.length < 2 * SIDE) return null;
  const where = resolvePlace(subject.place, series, subject.run);
  if (where?.kind === "nowhere") return notThere(where, bySpikes({ ...subject, place: null }, series, times));
  const spikes = spikesOf(series, times);
  const inside = spikes.filter(
    ({ at }) => where === null || (stepAt(series, at) >= where.from && stepAt(series, at) <= where.to),
  );
  const noun = nounOf(series);
  const tallest = highest(inside);
  if (tallest) {
    const others = inside.length > 1 ? `, the highest of ${numberWords(inside.length)} such points` : "";
    return spikeFinding(
      series,
      tallest,
      `Yes: at ${pointWords(series, tallest.at)} the ${noun} is ${numberWords(series.values[tallest.at] ?? 0)}, ${numberWords(tallest.ratio)} times the median of its neighbours${others}`,
    );
  }
  const elsewhere = highest(spikes);
  if (elsewhere && where)
    return {
      ...spikeFinding(
        series,
        elsewhere,
        `No, not at ${where.words}; the highest point that stands out is at ${pointWords(series, elsewhere.at)}: ${numberWords(series.values[elsewhere.at] ?? 0)}, ${numberWords(elsewhere.ratio)} times the median of its neighbours`,
      ),
      verdict: "no",
    };
  return {
    verdict: "no",
    text: `No: no single point of the ${noun} stands out by ${times} times the median of its ${2 * SIDE} neighbours and ${SPREADS} times their usual spread (${series.sourceName}, ${series.file}).`,
    at: [],
    sources: [{ file: series.file, column: series.sourceName }],
    ground: "computed",
  };
}

interface Spike {
  readonly at: number;
  readonly ratio: number;
}

function spikesOf({ values }: Series, times: number): readonly Spike[] {
  const found: Spike[] = [];
  for (let at = 1; at < values.length; at++) {
    const value = values[at] ?? Number.NaN;
    const beside = [
      ...values.subarray(Math.max(0, at - SIDE), at),
      ...values.subarray(at + 1, at + 1 + SIDE),
    ];
    const level = medianOf(beside);
    if (!(level > 0) || !(value >= times * level)) continue;
    const usual = medianOf(beside.map((one) => Math.abs(one - level)));
    // What only continues a fall from the start is no spike: it stands above the point before it too.
    if (value - level > SPREADS * usual && value > (values[at - 1] ?? Number.NaN))
      found.push({ at, ratio: value / level });
  }
  return found;
}

function highest(spikes: readonly Spike[]): Spike | null {
  return spikes.reduce<Spike | null>((top, one) => (top && top.ratio >= one.ratio ? top : one), null);
}

function spikeFinding(series: Series, { at }: Spike, text: string): Finding {
  const step = stepAt(series, at);
  return {
    verdict: "yes",
    text: `${text} (${placeOfPoint(series, at)}).`,
    at: [{ from: step, to: step }],
    sources: [positionOf(series, at)],
    ground: "computed",
  };
}
