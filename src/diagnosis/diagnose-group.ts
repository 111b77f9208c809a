import type { Check } from "../model/check.ts";
import type { Observation } from "../model/diagnosis.ts";
import type { GroupCause, Repeats } from "../model/group.ts";
import { calibrationWords, confidenceOf } from "./confidence.ts";
import type { Knowledge } from "./diagnose.ts";
import { againstOf, evidenceOf } from "./explain.ts";
import { observeCheck } from "./observe.ts";
import { rankCauses } from "./rank.ts";

/** Asks the checks that compare runs, and ranks the causes that they speak for by the same table as those of one run. */
export function diagnoseGroup(
  repeats: Repeats,
  checks: readonly Check[],
  { causes, calibration }: Knowledge,
): { readonly observations: readonly Observation[]; readonly causes: readonly GroupCause[] } {
  const observations = checks
    .filter(({ needs }) => needs.includes("repeats"))
    .map((check) => observeCheck(check, { repeats }, false));
  const { standings } = rankCauses(causes, observations, calibration);
  return {
    observations,
    causes: standings.map(({ weighing, tier, confidence }, i) => ({
      id: weighing.cause.id,
      title: weighing.cause.title,
      confidence: Number(confidence.toFixed(2)),
      calibration: calibrationWords(confidenceOf(weighing.score, tier, calibration).level),
      evidence: evidenceOf(weighing, i + 1),
      against: againstOf(weighing),
    })),
  };
}
