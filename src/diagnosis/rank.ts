import type { Cause } from "../model/cause.ts";
import type { Observation, RankedCause } from "../model/diagnosis.ts";
import { ACT_AT, type CalibrationTable, confidenceOf, type EvidenceTier, tierOf } from "./confidence.ts";
import { firstStep } from "./explain.ts";
import { type Weighing, weighCause } from "./weigh.ts";

/** A cause with its probability and place, before it is put into words. */
export interface Standing {
  readonly weighing: Weighing;
  readonly tier: EvidenceTier;
  readonly confidence: number;
  readonly role: RankedCause["role"];
  readonly causedBy: string | null;
  /** First step at which one of its clues shows; null where none has a place in time. */
  readonly onset: number | null;
}

/** Causes less likely than this are not listed: they would be noise. */
const LISTED_FROM = 0.05;

/** Weighs every cause of the catalogue and orders those that have evidence: roots by confidence, then onset; then the rest. */
export function rankCauses(
  catalogue: readonly Cause[],
  observations: readonly Observation[],
  table: CalibrationTable,
): { readonly standings: readonly Standing[]; readonly weighings: ReadonlyMap<string, Weighing> } {
  const observed = new Map(observations.map((observation) => [observation.check, observation]));
  const weighings = new Map(catalogue.map((cause) => [cause.id, weighCause(cause, observed)]));
  const alone = [...weighings.values()]
    .filter((weighing) => weighing.score > 0 && weighing.present.length > 0)
    .map((weighing) => standAlone(weighing, weighings, table));
  const standings = alone
    .map((standing) => withRole(standing, alone))
    .filter(({ confidence }) => confidence >= LISTED_FROM)
    .sort(byPlace);
  return { standings, weighings };
}

/** Nothing was ever fitted on an own cause: it may lead the eye, and never reaches the confidence at which acting pays. */
export const MOST_OF_OWN = ACT_AT - 0.01;

/** The tier of every weighed cause, for the fit of the calibration. */
export function standAlone(
  weighing: Weighing,
  weighings: ReadonlyMap<string, Weighing>,
  table: CalibrationTable,
): Standing {
  const tier = tierOf(weighing, rivalScore(weighing, weighings));
  const { probability } = confidenceOf(weighing.score, tier, table);
  const onset = Math.min(...weighing.present.map(({ observation }) => firstStep(observation)));
  return {
    weighing,
    tier,
    confidence: weighing.cause.broughtBy === undefined ? probability : Math.min(MOST_OF_OWN, probability),
    role: "root",
    causedBy: null,
    onset: Number.isFinite(onset) ? onset : null,
  };
}

/** The best score among declared look-alikes; one that brings this cause about is no rival. */
function rivalScore(weighing: Weighing, weighings: ReadonlyMap<string, Weighing>): number {
  const rivals = weighing.cause.lookAlikes
    .filter(({ explains }) => !explains)
    .map(({ cause }) => weighings.get(cause))
    .filter((other) => other !== undefined && !isExplainedBy(other.cause, weighing.cause.id))
    .map((other) => other?.score ?? 0);
  return Math.max(0, ...rivals);
}

function isExplainedBy(cause: Cause, id: string): boolean {
  return cause.lookAlikes.some((lookAlike) => lookAlike.cause === id && lookAlike.explains === true);
}

/** A cause that a surer one brings about is its consequence, and never stands above it. */
function withRole(standing: Standing, all: readonly Standing[]): Standing {
  const explaining = standing.weighing.cause.lookAlikes
    .filter(({ explains }) => explains)
    .map(({ cause }) => all.find(({ weighing }) => weighing.cause.id === cause))
    .filter((other) => other !== undefined)
    .filter(
      (other) => other.confidence >= 0.5 && !(standing.tier === "decisive" && other.tier !== "decisive"),
    )
    .sort((a, b) => b.confidence - a.confidence);
  const root = explaining[0];
  if (root) {
    const confidence = Math.min(standing.confidence, Math.max(0.01, root.confidence - 0.01));
    return { ...standing, role: "consequence", causedBy: root.weighing.cause.id, confidence };
  }
  const first = Math.max(...all.map(({ confidence }) => confidence));
  const role = standing.confidence < first && first >= ACT_AT ? "contributing" : "root";
  return { ...standing, role };
}

/**
 * The order for a run that died: what only costs time or memory killed nothing and stands beside the death, below
 * everything that could have; unless something else in the list is its consequence, as running out of memory is of a leak.
 */
export function deathFirst(standings: readonly Standing[]): readonly Standing[] {
  const isBystander = ({ weighing: { cause } }: Standing): boolean =>
    cause.damage === "resources" && !standings.some(({ causedBy }) => causedBy === cause.id);
  const bystanders = standings
    .filter(isBystander)
    .map((standing): Standing => ({ ...standing, role: "contributing" }));
  return [...standings.filter((standing) => !isBystander(standing)), ...bystanders];
}

function byPlace(a: Standing, b: Standing): number {
  return (
    Number(a.role === "consequence") - Number(b.role === "consequence") ||
    b.confidence - a.confidence ||
    // A clue without a place in time (class counts, split lists) holds from the start.
    (a.onset ?? -1) - (b.onset ?? -1) ||
    b.weighing.score - a.weighing.score ||
    (a.weighing.cause.id < b.weighing.cause.id ? -1 : 1)
  );
}
