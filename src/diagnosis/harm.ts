import type { RunCourse, Severity } from "../model/diagnosis.ts";
import { inputsOf } from "../model/inputs.ts";
import { METRIC_ROLES } from "../model/metric-role.ts";
import type { Run } from "../model/run.ts";
import { type Series, stepAt } from "../model/series.ts";
import { betterOf } from "../signals/run-course.ts";
import { quantileOf } from "../stats/quantile-of.ts";
import { formatValue } from "./words.ts";

/** What the run's own numbers say of the damage, whatever caused it. */
export interface Harm {
  /** `dead`: no usable end; `none`: nothing visible. */
  readonly kind: "dead" | "lost" | "none" | "not-visible";
  readonly severity: Severity;
  /** False where the run never left its start, so that no checkpoint of it is worth keeping. */
  readonly learned: boolean;
  /** In words, with the numbers. */
  readonly words: string;
}

/**
 * Share of what the run had gained that it gave back by its end, from which its damage is called by degree.
 * A healthy validation loss ends at most 8.6 % above its best (232 labelled healthy runs), which is a small
 * part of what it gained; half of the gain is the point where stopping early would have been worth more than the rest.
 */
const GIVEN_BACK = { low: 0.02, medium: 0.1, high: 0.5 };

/**
 * A training loss that ends within this share of where it began has learned nothing: the run is dead, whatever its
 * best was. Larger than the 2 % that a single bias can gain, smaller than what the slowest labelled healthy run gained (30 %).
 */
const NOTHING_LEARNED = 0.05;

/** Damage by the series that the course was judged on. */
export function harmOf(run: Run, course: RunCourse, suspected: boolean): Harm {
  const inputs = inputsOf(run);
  const dead = deadBy(course, [inputs["train-loss"], inputs["validation-loss"]], run);
  if (dead) return { kind: "dead", severity: "fatal", learned: true, words: dead };
  const judged = run.series.find(({ id }) => id === course.best?.seriesId);
  if (!judged || !course.best) {
    return {
      kind: "not-visible",
      severity: "unknown",
      learned: true,
      words: "these files hold no evaluation to judge it by",
    };
  }
  const train = inputs["train-loss"];
  const stuck =
    train && isLossRegime(run) ? (frozen(train) ?? (suspected ? nothingLearned(train) : null)) : null;
  if (stuck) return { kind: "dead", severity: "fatal", learned: hadGained(course, train), words: stuck };
  return lossOf(judged, course.best, firstOf(train, judged));
}

/** A loss of real batches differs from one to the next by more than this share; one that does not is of a dead model. */
const FROZEN_RANGE = 1e-3;
/** Points from which "it does not move" can be said of a training loss. */
const FROZEN_POINTS = 20;

/** A training loss that does not even show its batches' noise, far from 0. */
function frozen(train: Series): string | null {
  if (train.values.length < FROZEN_POINTS || train.cadence === "epoch") return null;
  const low = quantileOf(train.values, 0);
  const high = quantileOf(train.values, 1);
  if (!(low > 0) || high - low > FROZEN_RANGE * high || high < FROZEN_RANGE) return null;
  return `${train.sourceName} stays between ${formatValue(low)} and ${formatValue(high)} over all ${formatValue(train.values.length)} points: the model does not change`;
}

/** Whether the best evaluation lay clearly below the training loss's start before it was lost. */
function hadGained(course: RunCourse, train: Series | undefined): boolean {
  const start = train?.values.find((value) => Number.isFinite(value)) ?? Number.NaN;
  if (course.best?.role !== train?.role) return true;
  return !((course.best?.value ?? start) > start * (1 - NOTHING_LEARNED));
}

function isLossRegime(run: Run): boolean {
  const { id } = run.regime;
  return id === "supervised" || id === "language-model" || id === "unknown";
}

/** Fewer points have no start and end of their own. */
const FEWEST_FOR_COURSE = 8;

/** The training loss at its start (median of the first points) against its end, where both are positive. */
function nothingLearned(train: Series): string | null {
  // A fine-tuned model starts near its end, so this counts only where something else is wrong as well.
  if (train.values.length < FEWEST_FOR_COURSE) return null;
  const few = Math.max(1, Math.min(5, Math.floor(train.values.length / 4)));
  const start = quantileOf(train.values.subarray(0, few), 0.5);
  const end = quantileOf(train.values.subarray(-Math.max(few, Math.floor(train.values.length / 20))), 0.5);
  if (!(start > 0) || !(end > start * (1 - NOTHING_LEARNED))) return null;
  return `${train.sourceName} began at ${formatValue(start)} and ended at ${formatValue(end)}: nothing was learned that lasted`;
}

/** The first value to measure gains from: the training loss of the first step where it is the same quantity, else the first evaluation. */
function firstOf(train: Series | undefined, judged: Series): number {
  const own = judged.values.find((value) => Number.isFinite(value)) ?? Number.NaN;
  const early = train?.values.find((value) => Number.isFinite(value)) ?? Number.NaN;
  return judged.role === train?.role && early > own ? early : own;
}

function deadBy(course: RunCourse, losses: readonly (Series | undefined)[], run: Run): string | null {
  for (const series of losses) {
    if (!series || series.values.length === 0) continue;
    const last = series.values.at(-1) ?? 0;
    if (!Number.isFinite(last)) {
      const from = stepAt(series, lastFinite(series) + 1);
      return `${series.sourceName} is ${Number.isNaN(last) ? "NaN" : "infinite"} from ${course.stepUnit} ${formatValue(from)} to the end`;
    }
  }
  if (course.ended !== "failed") return null;
  const event = run.events.findLast(({ kind }) => kind === "error" || kind === "out-of-memory");
  return event ? `the run ended with: ${event.text.slice(0, 120)}` : "the tool recorded the run as failed";
}

function lastFinite(series: Series): number {
  return series.values.findLastIndex((value) => Number.isFinite(value));
}

function lossOf(series: Series, best: NonNullable<RunCourse["best"]>, first: number): Harm {
  const finite = series.values.filter((value) => Number.isFinite(value));
  const better = METRIC_ROLES[series.role].better;
  // The median of the last tenth: one bad evaluation at the end is noise, not damage.
  const last = quantileOf(finite.subarray(-Math.max(1, Math.round(finite.length / 10))), 0.5);
  const gained = Math.abs(first - best.value);
  const back = betterOf(better, best.value, last) < 0 ? Math.abs(last - best.value) : 0;
  const share = gained > 0 ? back / gained : Number(back > 0);
  const words = `${series.sourceName} ended at ${formatValue(last)}, best ${formatValue(best.value)}`;
  if (share >= GIVEN_BACK.high) return { kind: "lost", severity: "high", learned: true, words };
  if (share >= GIVEN_BACK.medium) return { kind: "lost", severity: "medium", learned: true, words };
  if (share >= GIVEN_BACK.low) return { kind: "lost", severity: "low", learned: true, words };
  return { kind: "none", severity: "none", learned: true, words };
}
