import { causes } from "../src/causes/index.ts";
import {
  type CalibrationLevel,
  type CalibrationTable,
  type EvidenceTier,
  TIERS,
} from "../src/diagnosis/confidence.ts";
import { rankCauses } from "../src/diagnosis/rank.ts";
import type { Observation } from "../src/model/diagnosis.ts";
import { isotonicRegression } from "../src/stats/isotonic-regression.ts";
import type { Label } from "./corpus.ts";

/** One labelled call: this cause had this much evidence on this run, and was or was not at work. */
export interface EvidenceCall {
  readonly tier: EvidenceTier;
  readonly score: number;
  readonly right: boolean;
  readonly task: string;
}

/** A block counts as if this many further calls had gone the way of all calls of its tier. */
const PRIOR = 2;
/** Scores are told apart by no less than this: weights are whole numbers, strengths are not that exact. */
const GRAIN = 0.5;

/** Every cause with evidence on a run is a call; consequences of others are none. */
export function callsOn(label: Label, observations: readonly Observation[]): readonly EvidenceCall[] {
  const right = new Set([label.cause, ...label.accept]);
  // The table decides no score and no tier, so one in which everything is listed does.
  return rankCauses(causes, observations, { fittedOn: "", levels: everything() })
    .standings.filter(({ role }) => role !== "consequence")
    .map(({ tier, weighing }) => ({
      tier,
      score: Math.floor(weighing.score / GRAIN) * GRAIN,
      right: right.has(weighing.cause.id),
      task: label.task,
    }));
}

/** One isotonic staircase a tier. */
export function fitTable(calls: readonly EvidenceCall[], fittedOn: string): CalibrationTable {
  const levels = Object.fromEntries(
    TIERS.map((tier) => [tier, fitTier(calls.filter((call) => call.tier === tier))]),
  );
  return { fittedOn, levels: levels as CalibrationTable["levels"] };
}

/** By task, the table fitted to all calls but those on its runs. */
export function tablesWithoutTask(
  calls: readonly EvidenceCall[],
  tasks: readonly string[],
): ReadonlyMap<string, CalibrationTable> {
  return new Map(
    [...new Set(tasks)].map((task) => [
      task,
      fitTable(
        calls.filter((call) => call.task !== task),
        `all tasks but ${task}`,
      ),
    ]),
  );
}

/** A table in which every cause with evidence is listed, growing with its score so that roots explain consequences. */
function everything(): CalibrationTable["levels"] {
  const levels: CalibrationLevel[] = Array.from({ length: 40 }, (_, i) => ({
    score: i * GRAIN,
    probability: Math.min(0.95, 0.2 + i * 0.08),
    calls: 0,
    right: 0,
  }));
  return { contested: levels, single: levels, several: levels, decisive: levels };
}

function fitTier(calls: readonly EvidenceCall[]): readonly CalibrationLevel[] {
  const priorMean = calls.length === 0 ? 0 : calls.filter(({ right }) => right).length / calls.length;
  return isotonicRegression(
    calls.map(({ score }) => score),
    calls.map(({ right }) => Number(right)),
    { prior: PRIOR, priorMean },
  ).map(({ from, value, count, total }) => ({
    score: from,
    probability: Number(Math.min(0.99, Math.max(0.01, value)).toFixed(3)),
    calls: count,
    right: total,
  }));
}
