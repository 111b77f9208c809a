import type { RunCourse, Severity } from "../model/diagnosis.ts";
import { inputsOf } from "../model/inputs.ts";
import { METRIC_ROLES } from "../model/metric-role.ts";
import type { Run } from "../model/run.ts";
import type { Series } from "../model/series.ts";
import { betterOf, endLevel } from "../signals/run-course.ts";
import { firstFinite } from "../stats/first-finite.ts";
import { numberWords } from "../stats/number-words.ts";
import { diedBy, endsUnlearned, frozen, NOTHING_LEARNED } from "./dead-run.ts";

/** What the run's own numbers say of the damage, whatever caused it. */
export interface Harm {
  /** `dead`: no usable end; `none`: nothing visible. */
  readonly kind: "dead" | "lost" | "none" | "not-visible";
  readonly severity: Severity;
  /** False where the run never left its start, so that no checkpoint of it is worth keeping. */
  readonly learned: boolean;
  /** Share of what the run had gained on held-out data that it gave back by its end; 0 where nothing tells. */
  readonly givenBack: number;
  /** What its best is better than its first value by, as a share of that value; 0 where nothing tells. */
  readonly gained: number;
  /** In words, with the numbers. */
  readonly words: string;
}

/**
 * Share of what the run had gained that it gave back by its end, from which its damage is called by degree.
 * A healthy validation loss ends at most 8.6 % above its best (232 labelled healthy runs), which is a small
 * part of what it gained; half of the gain is the point where stopping early would have been worth more than the rest.
 */
const GIVEN_BACK = { low: 0.02, medium: 0.1, high: 0.5 };

const NOTHING_TO_JUDGE: Harm = {
  kind: "not-visible",
  severity: "unknown",
  learned: true,
  givenBack: 0,
  gained: 0,
  words: "these files hold no evaluation to judge it by",
};

/** Damage by the series that the course was judged on. */
export function harmOf(run: Run, course: RunCourse, suspected: boolean): Harm {
  const inputs = inputsOf(run);
  const dead = diedBy(course, [inputs["train-loss"], inputs["validation-loss"]], run);
  if (dead) return { kind: "dead", severity: "fatal", learned: true, givenBack: 0, gained: 0, words: dead };
  const judged = run.series.find(({ id }) => id === course.best?.seriesId);
  if (!judged || !course.best) {
    return NOTHING_TO_JUDGE;
  }
  const train = inputs["train-loss"];
  const stuck =
    train && isLossRegime(run) ? (frozen(train) ?? (suspected ? endsUnlearned(run, train) : null)) : null;
  if (stuck)
    return {
      kind: "dead",
      severity: "fatal",
      learned: hadGained(course, train),
      givenBack: 0,
      gained: 0,
      words: stuck,
    };
  return lossOf(judged, course, firstOf(train, judged));
}

/** Whether the best evaluation lay clearly below the training loss's start before it was lost. */
function hadGained(course: RunCourse, train: Series | undefined): boolean {
  const start = train ? firstFinite(train.values) : Number.NaN;
  if (course.best?.role !== train?.role) return true;
  return !((course.best?.value ?? start) > start * (1 - NOTHING_LEARNED));
}

function isLossRegime(run: Run): boolean {
  const { id } = run.regime;
  return id === "supervised" || id === "language-model" || id === "unknown";
}

/** The first value to measure gains from: the training loss of the first step where it is the same quantity, else the first evaluation. */
function firstOf(train: Series | undefined, judged: Series): number {
  const own = firstFinite(judged.values);
  const early = train ? firstFinite(train.values) : Number.NaN;
  return judged.role === train?.role && early > own ? early : own;
}

function lossOf(series: Series, { best, final }: RunCourse, first: number): Harm {
  if (!best || !final) return NOTHING_TO_JUDGE;
  const better = METRIC_ROLES[series.role].better;
  const last = endLevel(series);
  const gained = Math.abs(first - best.value);
  const back = betterOf(better, best.value, last) < 0 ? Math.abs(last - best.value) : 0;
  const share = gained > 0 ? back / gained : Number(back > 0);
  const words = `${series.sourceName} ended at ${numberWords(final.value)}, best ${numberWords(best.value)}`;
  // A training loss wanders with its batches: only held-out numbers tell what was given back.
  const givenBack = series.split === "validation" || series.split === "test" ? share : 0;
  const kind = share >= GIVEN_BACK.low ? "lost" : "none";
  const ofFirst = first === 0 ? Number(gained > 0) : gained / Math.abs(first);
  return { kind, severity: degreeOf(share), learned: true, givenBack, gained: ofFirst, words };
}

function degreeOf(share: number): Severity {
  if (share >= GIVEN_BACK.high) return "high";
  if (share >= GIVEN_BACK.medium) return "medium";
  return share >= GIVEN_BACK.low ? "low" : "none";
}
