import { type Series, stepAt } from "../../model/series.ts";
import { numberWords } from "../../stats/number-words.ts";
import type { Leg } from "../../stats/rising-legs.ts";
import { LEAST_RISE } from "../../stats/rising-legs.ts";
import {
  courseOfSeries,
  levelWords,
  momentWords,
  placeOfPoint,
  pointWords,
  positionOf,
  type SeriesCourse,
  stepOf,
  windowWords,
} from "../course-of-series.ts";
import type { Finding, Subject } from "../define-symptom.ts";
import { bracketed, nounOf } from "../finding-words.ts";
import { type ResolvedPlace, resolvePlace } from "../resolve-place.ts";

/** What is asked of a series: a move of its level to one side, at all or for good. */
export interface Movement {
  readonly direction: "up" | "down";
  /** True where a move that is taken back does not count: a loss that diverges. */
  readonly lasting: boolean;
  /** How many times the lower level the higher one must be at least; every rise beyond noise where left out. */
  readonly times?: number;
}

/** Whether a series moved that way, there, and where else it did; null where it has too few points to say. */
export function byMovement(subject: Subject, series: Series, asked: Movement): Finding | null {
  const lost = lostFrom(series);
  const course = courseOfSeries(series);
  const where = resolvePlace(subject.place, series, subject.run);
  if (where?.kind === "nowhere")
    return notThere(where, byMovement({ ...subject, place: null }, series, asked));
  if (asked.direction === "up" && lost !== null && isIn(where, stepAt(series, lost), stepAt(series, lost)))
    return lostFinding(series, lost, course);
  if (!course) return null;
  const legs = asked.direction === "up" ? course.rises : course.falls;
  const inside = legs.filter((leg) => isIn(where, stepOf(course, leg.low + 1), stepOf(course, leg.high)));
  const meant = largest(
    course,
    inside.filter((leg) => isMeant(course, leg, asked)),
  );
  if (meant) return yes(course, meant, asked);
  return no(course, { asked, where, brief: largest(course, inside), legs, lost });
}

/** The point from which a series holds no finite value to its end; null where its last value is finite. */
export function lostFrom(series: Series): number | null {
  const last = series.values.findLastIndex((value) => Number.isFinite(value));
  return last < series.values.length - 1 ? last + 1 : null;
}

function isMeant({ levels: { values } }: SeriesCourse, { low, high, back }: Leg, asked: Movement): boolean {
  if (asked.lasting && back !== null) return false;
  const [a, b] = [Math.abs(values[low] ?? 0), Math.abs(values[high] ?? 0)];
  return asked.times === undefined || Math.max(a, b) >= asked.times * Math.min(a, b);
}

function isIn(where: ResolvedPlace | null, from: number, to: number): boolean {
  return where?.kind !== "span" || (from <= where.to && to >= where.from);
}

/** A place that cannot be found: what the whole run shows instead. */
export function notThere(where: Extract<ResolvedPlace, { kind: "nowhere" }>, whole: Finding | null): Finding {
  const found = whole ?? { at: [], sources: [], ground: null };
  const over = whole ? ` Over the whole run: ${whole.text}` : "";
  const start = where.ended ? "No" : "Where in the run cannot be told";
  return {
    ...found,
    verdict: where.ended ? "no" : "cannot-tell",
    text: `${start}: ${where.because}.${over}`,
  };
}

function lostFinding(series: Series, lost: number, course: SeriesCourse | null): Finding {
  const kind = Number.isNaN(series.values[lost]) ? "NaN" : "infinite";
  const before = course?.rises.at(-1);
  const rose =
    course && before && before.back === null
      ? ` Before that it rose from ${levelWords(course, before.low)} at ${momentWords(course, before.low)} to ${levelWords(course, before.high)} at ${momentWords(course, before.high)}.`
      : "";
  const step = stepAt(series, lost);
  return {
    verdict: "yes",
    text: `Yes: from ${pointWords(series, lost)} to its end the ${nounOf(series)} is ${kind} (${placeOfPoint(series, lost)}).${rose}`,
    at: [{ from: step, to: stepAt(series, series.values.length - 1) }],
    sources: [positionOf(series, lost)],
    ground: "observed",
  };
}

/** By the share of the lower level where that is positive, else by size. */
function largest(course: SeriesCourse, legs: readonly Leg[]): Leg | null {
  const size = ({ low, high }: Leg) => {
    const [from, to] = [course.levels.values[low] ?? 0, course.levels.values[high] ?? 0];
    return from > 0 && to > 0 ? Math.abs(Math.log(to / from)) : Math.abs(to - from);
  };
  return legs.reduce<Leg | null>((best, leg) => (best && size(best) >= size(leg) ? best : leg), null);
}

function yes(course: SeriesCourse, leg: Leg, { direction }: Movement): Finding {
  const { series } = course;
  const point = course.points[leg.low] ?? 0;
  return {
    verdict: "yes",
    text: `Yes: ${legWords(course, leg, direction)}${bracketed(`${placeOfPoint(series, point)}${windowWords(course)}`)}.`,
    at: [{ from: stepOf(course, leg.low), to: stepOf(course, leg.high) }],
    sources: [{ ...positionOf(series, point), ...lastLine(course, leg) }],
    ground: "computed",
  };
}

function lastLine({ series, points }: SeriesCourse, { high }: Leg): { lastLine?: number } {
  const end = positionOf(series, points[high] ?? 0).line;
  return end === undefined ? {} : { lastLine: end };
}

/** "from step 5,210 (epoch 7) the training loss rose by 1.89, from 0.41 to 2.3 at step 5,900, and ended at 2.2". */
function legWords(course: SeriesCourse, leg: Leg, direction: Movement["direction"]): string {
  const { values } = course.levels;
  const size = Math.abs((values[leg.high] ?? 0) - (values[leg.low] ?? 0));
  const verb = direction === "up" ? "rose" : "fell";
  const moved = `from ${momentWords(course, leg.low)} the ${nounOf(course.series)} ${verb} by ${numberWords(size)}, from ${levelWords(course, leg.low)} to ${levelWords(course, leg.high)} at ${momentWords(course, leg.high)}`;
  if (leg.back !== null)
    return `${moved}, and was back at ${levelWords(course, leg.back)} by ${momentWords(course, leg.back)}`;
  const end = values.length - 1;
  const ended = leg.high === end ? ", where it ends" : `, and ended at ${levelWords(course, end)}`;
  return `${moved}${ended}`;
}

interface Nothing {
  readonly asked: Movement;
  readonly where: ResolvedPlace | null;
  /** A move in the place that was taken back. */
  readonly brief: Leg | null;
  readonly legs: readonly Leg[];
  readonly lost: number | null;
}

function no(course: SeriesCourse, { asked, where, brief, legs, lost }: Nothing): Finding {
  const { series } = course;
  const elsewhere = largest(
    course,
    legs.filter((leg) => leg !== brief && isMeant(course, leg, asked)),
  );
  const parts = [brief ? briefWords(course, brief, asked) : heldWords(course, asked, where)];
  if (where?.kind === "span" && elsewhere)
    parts.push(`elsewhere, ${legWords(course, elsewhere, asked.direction)}`);
  if (lost !== null) parts.push(`it holds no finite value from ${pointWords(series, lost)} on`);
  const [first, ...rest] = parts;
  const place = placeOfPoint(series, course.points[Math.max(0, brief?.low ?? 0)] ?? 0);
  return {
    verdict: "no",
    text: `No: ${[first, ...rest].join("; ")} (${place}${windowWords(course)}).`,
    at: [],
    sources: [{ file: series.file, column: series.sourceName }],
    ground: "computed",
  };
}

/** A move that is there, and not what was asked. */
function briefWords(course: SeriesCourse, leg: Leg, { direction, lasting, times }: Movement): string {
  const short = lasting && leg.back !== null ? "not for good" : `not ${times ?? 1} times as high`;
  return `${short}: ${legWords(course, leg, direction)}`;
}

function heldWords(course: SeriesCourse, { direction }: Movement, where: ResolvedPlace | null): string {
  if (where?.kind === "span") return stretchWords(course, where);
  const move = direction === "up" ? "rise" : "fall";
  return `no ${move} of the ${nounOf(course.series)} exceeds ${LEAST_RISE * 100} % and its noise: ${wholeWords(course)}`;
}

function wholeWords(course: SeriesCourse): string {
  const end = course.levels.values.length - 1;
  return `it went from ${levelWords(course, 0)} at ${momentWords(course, 0)} to ${levelWords(course, end)} at ${momentWords(course, end)}`;
}

/** "the training loss fell through epoch 7, from 0.9 at epoch 6 to 0.7 at epoch 8". */
function stretchWords(course: SeriesCourse, where: Extract<ResolvedPlace, { kind: "span" }>): string {
  const inside = Array.from(course.points.keys()).filter((at) => {
    const step = stepOf(course, at);
    return step >= where.from && step <= where.to;
  });
  const [first, last] = [inside[0], inside.at(-1)];
  const noun = nounOf(course.series);
  if (first === undefined || last === undefined) return `the ${noun} has no finite value at ${where.words}`;
  const [from, to] = [course.levels.values[first] ?? 0, course.levels.values[last] ?? 0];
  const ends = `${levelWords(course, first)} at ${momentWords(course, first)}`;
  if (first === last) return `the ${noun} is ${ends}, its one point at ${where.words}`;
  const span = `from ${ends} to ${levelWords(course, last)} at ${momentWords(course, last)}`;
  const change = Math.abs(to - from);
  if (change < LEAST_RISE * Math.abs(from)) return `the ${noun} hardly moved at ${where.words}, ${span}`;
  return `the ${noun} ${to < from ? "fell" : "rose"} through ${where.words}, ${span}`;
}
