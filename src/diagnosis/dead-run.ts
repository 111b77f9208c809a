import type { RunCourse } from "../model/diagnosis.ts";
import type { Run } from "../model/run.ts";
import { type Series, stepAt } from "../model/series.ts";
import { entropyOf } from "../stats/entropy.ts";
import { numberWords } from "../stats/number-words.ts";
import { quantileOf } from "../stats/quantile-of.ts";

/**
 * A training loss that ends within this share of where it began has learned nothing: the run is dead, whatever its
 * best was. Larger than the 2 % that a single bias can gain, smaller than what the slowest labelled healthy run gained (30 %).
 */
export const NOTHING_LEARNED = 0.05;

/** Why a run is dead by its last values or by what its tool recorded; null where it is not. */
export function diedBy(course: RunCourse, losses: readonly (Series | undefined)[], run: Run): string | null {
  for (const series of losses) {
    if (!series || series.values.length === 0) continue;
    const last = series.values.at(-1) ?? 0;
    if (!Number.isFinite(last)) {
      const from = stepAt(series, lastFinite(series) + 1);
      return `${series.sourceName} is ${Number.isNaN(last) ? "NaN" : "infinite"} from ${course.stepUnit} ${numberWords(from)} to the end`;
    }
  }
  if (course.ended !== "failed") return null;
  const errors = run.events.filter(({ kind }) => kind === "error" || kind === "out-of-memory");
  // A tool's own exit code says that it ended, the message before it says of what.
  const event = errors.findLast(({ text }) => !/exit code -?\d+$/.test(text)) ?? errors.at(-1);
  return event ? `the run ended with: ${event.text.slice(0, 120)}` : "the tool recorded the run as failed";
}

function lastFinite(series: Series): number {
  return series.values.findLastIndex((value) => Number.isFinite(value));
}

/** A loss of real batches differs from one to the next by more than this share; one that does not is of a dead model. */
const FROZEN_RANGE = 1e-3;
/** Points from which "it does not move" can be said of a training loss. */
const FROZEN_POINTS = 20;

/** A training loss that does not even show its batches' noise, far from 0. */
export function frozen(train: Series): string | null {
  if (train.values.length < FROZEN_POINTS || train.cadence === "epoch") return null;
  const low = quantileOf(train.values, 0);
  const high = quantileOf(train.values, 1);
  if (!(low > 0) || high - low > FROZEN_RANGE * high || high < FROZEN_RANGE) return null;
  return `${train.sourceName} stays between ${numberWords(low)} and ${numberWords(high)} over all ${numberWords(train.values.length)} points: the model does not change`;
}

/** A run in which something is wrong, and whose training loss ends where it began or where a constant answer stands. */
export function endsUnlearned(run: Run, train: Series): string | null {
  return nothingLearned(train) ?? constantAnswer(run, train);
}

/** Within this share of the loss of a constant answer nothing that depends on the input is left. */
const CONSTANT = 0.02;

/** A cross-entropy that ends at the entropy of the class shares: what answering always the same scores. */
function constantAnswer(run: Run, train: Series): string | null {
  const counts = Object.values(run.classCounts?.counts.train ?? {});
  const loss = run.config?.known.loss?.value;
  if (counts.length < 2 || train.role !== "loss" || (loss !== undefined && !/cross|nll|ce\b/.test(loss)))
    return null;
  const level = entropyOf(counts);
  const end = endOf(train);
  if (!(end > level * (1 - CONSTANT))) return null;
  return `${train.sourceName} ended at ${numberWords(end)}, and answering the same every time scores ${numberWords(level)}: nothing was kept of what was learned`;
}

/** Fewer points have no start and end of their own. */
const FEWEST_FOR_COURSE = 8;

/** The training loss at its start (median of the first points) against its end, where both are positive. */
function nothingLearned(train: Series): string | null {
  // A fine-tuned model starts near its end, so this counts only where something else is wrong as well.
  if (train.values.length < FEWEST_FOR_COURSE) return null;
  const few = Math.max(1, Math.min(5, Math.floor(train.values.length / 4)));
  const start = quantileOf(train.values.subarray(0, few), 0.5);
  const end = endOf(train);
  if (!(start > 0) || !(end > start * (1 - NOTHING_LEARNED))) return null;
  return `${train.sourceName} began at ${numberWords(start)} and ended at ${numberWords(end)}: nothing was learned that lasted`;
}

/** Median of the last twentieth: one batch says little. */
function endOf(train: Series): number {
  return quantileOf(train.values.subarray(-Math.max(1, Math.floor(train.values.length / 20))), 0.5);
}
