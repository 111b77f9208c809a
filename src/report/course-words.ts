import type { Diagnosis } from "../model/diagnosis.ts";
import { METRIC_ROLES } from "../model/metric-role.ts";
import { type Series, stepAt } from "../model/series.ts";
import { bestEvaluation } from "../signals/best-evaluation.ts";
import { medianOf } from "../stats/median-of.ts";
import { numberWords } from "../stats/number-words.ts";
import { stepWords } from "../stats/step-words.ts";
import { windowOf } from "./chart-line.ts";

interface Moment {
  readonly step: number;
  readonly value: number;
}

/** What a series did, as far as one sentence goes. */
export interface Course {
  readonly label: string;
  readonly noun: string;
  readonly better: "lower" | "higher" | "none" | "unknown";
  readonly points: number;
  readonly first: Moment | null;
  /** Best by the role's direction, of the smoothed series; null where no direction is known. */
  readonly best: Moment | null;
  readonly last: Moment | null;
  /** Highest of the smoothed series. */
  readonly high: Moment | null;
  readonly nonFinite: Moment | null;
}

/**
 * The course of a series, smoothed as its line is. The one that the run is judged by has the best and the end that its
 * head states: one figure for one thing.
 */
export function judgedCourseOf(series: Series, label: string, { course }: Diagnosis): Course {
  const { best, final } = course;
  const drawn = courseOf(series, label);
  if (best?.seriesId !== series.id) return drawn;
  const top = { step: best.step, value: best.value };
  // The end is a level, the best one value: at the last step they are one, as in the head.
  if (best.step === course.lastStep) return { ...drawn, best: top, last: top };
  const ended = final?.seriesId === series.id && Number.isFinite(final.value) && drawn.last !== null;
  const last = ended ? { step: course.lastStep, value: final.value } : drawn.last;
  return { ...drawn, best: top, last };
}

/** The best of a course as a fact; where one point stands beyond the smoothed best, both, each named. */
export function bestFactWords({ best }: Course, series: Series, unit: string): string {
  if (best === null) return "";
  const told = `${numberWords(best.value)} at ${stepWords(unit, best.step)}`;
  const raw = bestEvaluation(series);
  if (raw === null || numberWords(raw.value) === numberWords(best.value)) return told;
  return `${told}, smoothed; one point: ${numberWords(raw.value)} at ${stepWords(unit, raw.step)}`;
}

/** The end of a course as a fact; where it is the level of its last part and no single point, that is said. */
export function lastFactWords({ last }: Course, series: Series): string {
  if (last === null) return "";
  const raw = series.values.findLast(Number.isFinite) ?? Number.NaN;
  const told = numberWords(last.value);
  return numberWords(raw) === told ? told : `${told}, smoothed; last point: ${numberWords(raw)}`;
}

/** The course of a series, smoothed as its line is: by the window of the line where that is known. */
export function courseOf(series: Series, label: string, window = usualWindow(series)): Course {
  const smooth = smoothed(series, window);
  const finite = smooth.filter(({ value }) => Number.isFinite(value));
  const { better, title } = METRIC_ROLES[series.role];
  const lost = series.values.findIndex((value) => !Number.isFinite(value));
  return {
    label,
    noun: series.role === "other-metric" || series.role === "other" ? series.sourceName : title,
    better,
    points: series.values.length,
    first: finite[0] ?? null,
    best:
      series.cadence === "epoch" || smooth.length === series.values.length
        ? bestRaw(series)
        : bestOf(finite, better),
    last: finite.at(-1) ?? null,
    high: finite.reduce<Moment | null>((most, at) => (most && most.value >= at.value ? most : at), null),
    nonFinite: lost < 0 ? null : { step: stepAt(series, lost), value: series.values[lost] ?? Number.NaN },
  };
}

function bestRaw(series: Series): Moment | null {
  const best = bestEvaluation(series);
  return best && { step: best.step, value: best.value };
}

function bestOf(finite: readonly Moment[], better: Course["better"]): Moment | null {
  if (better !== "lower" && better !== "higher") return null;
  const sign = better === "lower" ? 1 : -1;
  return finite.reduce<Moment | null>(
    (best, at) => (best && sign * best.value <= sign * at.value ? best : at),
    null,
  );
}

function usualWindow({ cadence, values }: Series): number {
  return cadence === "epoch" ? 1 : windowOf(values.length);
}

function smoothed(series: Series, window: number): readonly Moment[] {
  const out: Moment[] = [];
  const stride = Math.max(1, Math.floor(series.values.length / 1280));
  for (let i = window - 1; i < series.values.length; i += window === 1 ? 1 : stride) {
    const value =
      window === 1
        ? (series.values[i] ?? Number.NaN)
        : medianOf(series.values.subarray(i - window + 1, i + 1));
    out.push({ step: stepAt(series, i), value });
  }
  return out;
}

/** One clause for a quantity that has no better side: its range and where the extremes stand. */
export function extremesWords(course: Course, unit: string): string {
  const { noun, first, last, high, nonFinite } = course;
  if (!first || !last || !high) return `the ${noun} holds no finite value`;
  const lost = nonFinite
    ? ` and is ${Number.isNaN(nonFinite.value) ? "NaN" : "infinite"} at ${stepWords(unit, nonFinite.step)}`
    : "";
  // Told apart as they are written: "rises from 3e−4 to 3e−4" says nothing.
  const [from, top, to] = [first, high, last].map(({ value }) => numberWords(value));
  if (top === from && to === from) return `the ${noun} stays at ${from}${lost}`;
  if (top === from) return `the ${noun} falls from ${from} to ${to}${lost}`;
  const rise = `the ${noun} rises from ${from} to ${top} at ${stepWords(unit, high.step)}`;
  return to === top ? `${rise}${lost}` : `${rise} and ends at ${to}${lost}`;
}

/** A turn back by less than this share of what was gained is the end of the course, not a turn. */
const TURN = 0.05;

/** What follows a best within this last share of the run is noise of its end… */
const LATE = 0.1;

/** …unless it gives back more than this share of what was gained, as a run does that breaks late. */
const GIVEN_BACK = 0.5;

/** One sentence for one or two series: subject, verb, number; course, turning point, extreme. */
export function courseWords(courses: readonly Course[], unit: string): string {
  const told = courses.slice(0, 2).map((course) => clause(course, unit, courses.length > 1));
  return told.filter(Boolean).join("; ");
}

function clause(course: Course, unit: string, several: boolean): string {
  const name = several || course.label !== "validation" ? `${course.label} ${course.noun}` : course.noun;
  const { first, best, last, nonFinite, points } = course;
  if (!first || !last) return `${name} holds no finite value`;
  if (points === 1)
    return `${name} is ${numberWords(first.value)} at ${stepWords(unit, first.step)}, its one point`;
  const lost = nonFinite
    ? ` and is ${Number.isNaN(nonFinite.value) ? "NaN" : "infinite"} at ${stepWords(unit, nonFinite.step)}`
    : "";
  if (!best) return `${name} goes from ${numberWords(first.value)} to ${numberWords(last.value)}${lost}`;
  return `${name} ${movement(course, unit)}${lost}`;
}

function movement({ better, first, best, last }: Course, unit: string): string {
  if (!first || !best || !last) return "";
  const up = better === "higher";
  const gained = up ? best.value - first.value : first.value - best.value;
  const back = up ? best.value - last.value : last.value - best.value;
  const at = stepWords(unit, best.step);
  const shown = new Set([first, best, last].map(({ value }) => numberWords(value)));
  if (shown.size === 1) return `stays at ${numberWords(first.value)}`;
  const [gains, loses] = up ? ["rises", "falls"] : ["falls", "rises"];
  if (gained <= 0) return `${loses} from its first ${numberWords(first.value)} to ${numberWords(last.value)}`;
  const went = `${gains} from ${numberWords(first.value)} to ${numberWords(best.value)} at ${at}`;
  const late = last.step - best.step < LATE * (last.step - first.step);
  if (back <= (late ? GIVEN_BACK : TURN) * gained) return went;
  return `${went}, then ${loses} to ${numberWords(last.value)}`;
}
