import type { CitedRange } from "../model/chart.ts";
import type { SignalKind, StepRange } from "../model/check.ts";
import type { Diagnosis, Evidence, RankedCause } from "../model/diagnosis.ts";
import type { CellBlock } from "../model/document.ts";
import { lowerFirst } from "../stats/first-letter.ts";
import { causeAnchor, shownCauses } from "./shown-causes.ts";

/** A piece of evidence with what it was seen in and whose it is. */
interface Cited {
  readonly cause: RankedCause;
  readonly evidence: Evidence;
  readonly signal: SignalKind;
  readonly title: string;
}

/** Exhibits that rest on these kinds of record, in the order of the causes. */
export function citedIn(diagnosis: Diagnosis, signals: readonly SignalKind[]): readonly Cited[] {
  const observed = new Map(diagnosis.observations.map((observation) => [observation.check, observation]));
  return shownCauses(diagnosis).flatMap((cause) =>
    cause.evidence.flatMap((evidence) => {
      const observation = observed.get(evidence.check);
      if (!observation || !signals.includes(observation.signal)) return [];
      return [{ cause, evidence, signal: observation.signal, title: observation.title }];
    }),
  );
}

/** The margin's list of exhibits, each linked to its line in the cause's table. */
export function exhibitLinks(diagnosis: Diagnosis, signals: readonly SignalKind[]): CellBlock["exhibits"] {
  return citedIn(diagnosis, signals).map(({ evidence }) => ({
    tag: evidence.exhibit,
    href: `#ex-${evidence.exhibit}`,
  }));
}

/** A range that is nearly the whole run is said in words, not bracketed. */
const WHOLE = 0.98;

/** A wash over more than this share of the run marks nothing; the bracket above it stays. */
const WIDEST_WASH = 0.4;

/** More brackets than this above one plot hide the plot. */
const MOST_RANGES = 6;

/** Ranges to be marked in a figure over steps; one range cited twice gets one bracket. */
export function citedRanges(diagnosis: Diagnosis, signals: readonly SignalKind[]): readonly CitedRange[] {
  const { firstStep, lastStep } = diagnosis.course;
  const span = lastStep - firstStep;
  const byRange = new Map<string, CitedRange>();
  for (const { cause, evidence, title } of citedIn(diagnosis, signals)) {
    const hull = hullOf(evidence.at);
    if (!hull || hull.to - hull.from >= WHOLE * span) continue;
    const key = `${hull.from} ${hull.to}`;
    const known = byRange.get(key);
    const tag = known ? `${known.tag} ${evidence.exhibit}` : evidence.exhibit;
    const note = known ? "" : noteOf(title);
    const wash = (cause.rank === 1 || (known?.wash ?? false)) && hull.to - hull.from <= WIDEST_WASH * span;
    byRange.set(key, { tag, ...hull, note, wash });
  }
  return [...byRange.values()].slice(0, MOST_RANGES);
}

/** First to last step of an exhibit; null where it has no place in time. */
export function hullOf(ranges: readonly StepRange[]): StepRange | null {
  if (ranges.length === 0) return null;
  const from = Math.min(...ranges.map((range) => range.from));
  const to = Math.max(...ranges.map((range) => range.to));
  return Number.isFinite(from) && Number.isFinite(to) ? { from, to } : null;
}

/** Which cell draws which kind of record. */
const CELL_OF_SIGNAL: Readonly<Partial<Record<SignalKind, string>>> = {
  "train-curve": "c-loss",
  "validation-curve": "c-loss",
  "metric-curve": "c-metric",
  "learning-rate": "c-rate",
  "gradient-norm": "c-rate",
  layers: "c-layers",
  activations: "c-activations",
  predictions: "c-confusion",
  resources: "c-resources",
  "class-counts": "c-balance",
  samples: "c-samples",
  robustness: "c-attack",
  tasks: "c-tasks",
  gan: "c-gan",
};

/** Checks whose record is drawn in a cell of its own, though others of its kind are drawn nowhere. */
const CELL_OF_CHECK: Readonly<Record<string, string>> = {
  "shared-ids": "c-overlap",
  "shared-rows": "c-overlap",
  "validation-features-drifted": "c-drift",
  "test-features-drifted": "c-drift",
};

/** Anchor of the cell that draws what a check saw; undefined where none does. */
export function cellOfCheck(check: string, signal: SignalKind): string | undefined {
  return CELL_OF_CHECK[check] ?? CELL_OF_SIGNAL[signal];
}

/** Exhibits of the checks that are drawn in this cell. */
export function exhibitsOfCell(diagnosis: Diagnosis, anchor: string): CellBlock["exhibits"] {
  const tags = citedIn(diagnosis, ["splits", "features"])
    .filter(({ evidence }) => CELL_OF_CHECK[evidence.check] === anchor)
    .map(({ evidence }) => evidence.exhibit);
  return tags.map((tag) => ({ tag, href: `#ex-${tag}` }));
}

/** Kinds of record drawn in a cell. */
export function signalsOf(anchor: string): readonly SignalKind[] {
  return (Object.keys(CELL_OF_SIGNAL) as SignalKind[]).filter((signal) => CELL_OF_SIGNAL[signal] === anchor);
}

/** At most three words beside the tag; a longer title would cover the next bracket. */
function noteOf(title: string): string {
  const parts = title.split(" ");
  const note = parts.length <= 3 ? title : "";
  return lowerFirst(note);
}

/** Link to the card of a cause. */
export function causeHref(cause: RankedCause): string {
  return `#${causeAnchor(cause)}`;
}
