import { METRIC_ROLES } from "../../model/metric-role.ts";
import type { Series } from "../../model/series.ts";
import { numberWords } from "../../stats/number-words.ts";
import { LEAST_RISE, LEVEL_ERRORS } from "../../stats/rising-legs.ts";
import {
  courseOfSeries,
  levelWords,
  momentWords,
  placeOfPoint,
  positionOf,
  type SeriesCourse,
  stepOf,
  windowWords,
} from "../course-of-series.ts";
import type { Finding, Subject } from "../define-symptom.ts";
import { nounOf } from "../finding-words.ts";
import type { Place } from "../place.ts";
import { resolvePlace } from "../resolve-place.ts";
import { notThere } from "./by-movement.ts";

/** A score moves within narrower bounds than a loss: 2 % of it are 0.02 of an accuracy of 1. */
const SCORE_HOLDS = 0.02;

/** Whether a series ever got better than its start: "is it learning at all?" */
export function byLearning(series: Series): Finding | null {
  const course = courseOfSeries(series);
  if (!course) return null;
  const { values } = course.levels;
  const sign = signOf(series);
  const best = values.reduce((top, value, at) => (sign * value > sign * (values[top] ?? 0) ? at : top), 0);
  const end = values.length - 1;
  const [first, top, last] = [values[0] ?? 0, values[best] ?? 0, values[end] ?? 0];
  const least = Math.max(
    holdsWithin(series) * Math.abs(first),
    LEVEL_ERRORS * (course.levels.errors[0] ?? 0),
  );
  const noun = nounOf(series);
  const start = `${levelWords(course, 0)} at ${momentWords(course, 0)}`;
  if (!(sign * (top - first) > least)) {
    const range = rangeWords(values, 0);
    return finding(
      course,
      "yes",
      `it starts at ${start} and never gets clearly better: the ${noun} stays ${range} to ${momentWords(course, end)}`,
    );
  }
  const verb = sign > 0 ? "rose" : "fell";
  const gained = `the ${noun} ${verb} from ${start} to ${levelWords(course, best)} at ${momentWords(course, best)}`;
  if (sign * (last - first) > least) {
    const flat = flatFrom(course);
    const since =
      flat !== null && flat <= 0.5 * end && flat > 0
        ? `; from ${momentWords(course, flat)} on it stayed ${rangeWords(values, flat)}`
        : "";
    return finding(course, "no", `${gained}${since}`);
  }
  return finding(
    course,
    "yes",
    `nothing of it lasted: ${gained}, and ended at ${levelWords(course, end)}, no better than it began`,
  );
}

/** Whether a series stopped moving, and from when on. */
export function byPlateau(subject: Subject, series: Series): Finding | null {
  const course = courseOfSeries(series);
  if (!course) return null;
  const where = resolvePlace(subject.place, series, subject.run);
  if (where?.kind === "nowhere") return notThere(where, byPlateau({ ...subject, place: null }, series));
  return where ? heldThere(course, where, subject.place) : heldToTheEnd(course);
}

/** From the place to the end; within it where the question names both of its ends. */
function heldThere(
  course: SeriesCourse,
  where: { readonly from: number; readonly to: number },
  place: Place | null,
): Finding {
  const { values } = course.levels;
  const all = Array.from(course.points.keys());
  const end = values.length - 1;
  const from = all.find((at) => stepOf(course, at) >= where.from) ?? end;
  const closed = place?.kind === "range" || place?.kind === "before";
  const to = closed ? (all.findLast((at) => stepOf(course, at) <= where.to) ?? end) : end;
  const noun = nounOf(course.series);
  const stretch = `${momentWords(course, from)} to ${momentWords(course, to)}`;
  if (to > from && spread(values.subarray(from, to + 1)) <= bandOf(course)) {
    const range = rangeWords(values.subarray(0, to + 1), from);
    return finding(course, "yes", `from ${stretch} the ${noun} stayed ${range}`);
  }
  const flat = flatFrom(course);
  const since = flat !== null && flat < end - 1 ? `; it holds from ${momentWords(course, flat)} on` : "";
  const moved = `from ${stretch} the ${noun} went from ${levelWords(course, from)} to ${levelWords(course, to)}`;
  return finding(course, "no", `${moved}${since}`);
}

function heldToTheEnd(course: SeriesCourse): Finding {
  const { values } = course.levels;
  const end = values.length - 1;
  const noun = nounOf(course.series);
  const wide = flatFrom(course);
  const slid = wide === null || wide > LATEST * end ? null : slideWords(course, wide);
  const flat = slid === null ? wide : flatFrom(course, stillOf(course));
  if (flat !== null && flat <= LATEST * end) {
    const since = `from ${momentWords(course, flat)} to the end the ${noun} stayed ${rangeWords(values, flat)}`;
    return finding(course, "yes", `${since}${beforeWords(course, flat)}`);
  }
  if (slid !== null && wide !== null) return finding(course, "no", `${slid}${beforeWords(course, wide)}`);
  const late = Math.floor(LATEST * end);
  const share = Math.round(100 * (1 - LATEST));
  const moved = `from ${levelWords(course, late)} at ${momentWords(course, late)} to ${levelWords(course, end)}`;
  return finding(course, "no", `over the last ${share} % of its points the ${noun} still went ${moved}`);
}

function beforeWords(course: SeriesCourse, flat: number): string {
  if (flat === 0 || levelWords(course, 0) === levelWords(course, flat)) return "";
  return `; before that it went from ${levelWords(course, 0)} to ${levelWords(course, flat)}`;
}

/** A level that goes on getting better beyond its noise is slow, not stuck; null where it stands. */
function slideWords(course: SeriesCourse, flat: number): string | null {
  const { values } = course.levels;
  const end = values.length - 1;
  const gained = signOf(course.series) * ((values[end] ?? 0) - (values[flat] ?? 0));
  if (!(gained > stillOf(course))) return null;
  const moved = `from ${levelWords(course, flat)} at ${momentWords(course, flat)} to ${levelWords(course, end)} at ${momentWords(course, end)}`;
  return `the ${nounOf(course.series)} slowed down but did not stop: it went ${moved}`;
}

/** Three digits show a move of a hundredth. */
const STANDS = 0.01;

function stillOf({ levels: { values, errors } }: SeriesCourse): number {
  return Math.max(LEVEL_ERRORS * (errors.at(-1) ?? 0), STANDS * Math.abs(values.at(-1) ?? 0));
}

/** A plateau holds for the last 30 % of a run at least: less is its end. */
const LATEST = 0.7;

/** First point from which the level holds to the end; null where it never does. */
function flatFrom(course: SeriesCourse, band = bandOf(course)): number | null {
  const { values } = course.levels;
  let low = values.at(-1) ?? Number.NaN;
  let high = low;
  for (let at = values.length - 1; at >= 0; at--) {
    const value = values[at] ?? Number.NaN;
    low = Math.min(low, value);
    high = Math.max(high, value);
    if (high - low > band) return at + 1 < values.length - 1 ? at + 1 : null;
  }
  return 0;
}

/** Noise up to this share of a level may hide behind "holds"; what spans more is noisy, not stuck. */
const NOISE_HOLDS = 0.15;

/** How far a level may move and still be said to hold. */
function bandOf({ series, levels: { values, errors } }: SeriesCourse): number {
  const level = Math.abs(values.at(-1) ?? 0);
  const noise = Math.min(LEVEL_ERRORS * (errors.at(-1) ?? 0), NOISE_HOLDS * level);
  return Math.max(holdsWithin(series) * level, noise);
}

function holdsWithin({ role }: Series): number {
  return METRIC_ROLES[role].better === "higher" ? SCORE_HOLDS : LEAST_RISE;
}

function signOf({ role }: Series): 1 | -1 {
  return METRIC_ROLES[role].better === "higher" ? 1 : -1;
}

function spread(values: Float64Array): number {
  return values.reduce((a, b) => Math.max(a, b)) - values.reduce((a, b) => Math.min(a, b));
}

function rangeWords(values: Float64Array, from: number): string {
  const part = values.subarray(from);
  const low = part.reduce((a, b) => Math.min(a, b));
  const high = part.reduce((a, b) => Math.max(a, b));
  const [a, b] = [numberWords(low), numberWords(high)];
  return a === b ? `at ${a}` : `between ${a} and ${b}`;
}

function finding(course: SeriesCourse, verdict: "yes" | "no", words: string): Finding {
  const { series, points } = course;
  const place = placeOfPoint(series, points[0] ?? 0);
  return {
    verdict,
    text: `${verdict === "yes" ? "Yes" : "No"}: ${words} (${place}${windowWords(course)}).`,
    at: [],
    sources: [{ ...positionOf(series, points[0] ?? 0) }],
    ground: "computed",
  };
}
