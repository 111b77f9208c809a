import type { Artifact, Cause } from "../model/cause.ts";
import type { SignalKind } from "../model/check.ts";
import type { DiagnosisRequest, Observation, RankedCause } from "../model/diagnosis.ts";
import type { Regime } from "../model/run.ts";
import { lowerFirst } from "../stats/first-letter.ts";
import { listWords } from "../stats/list-words.ts";
import { ACT_AT } from "./confidence.ts";
import { ARTIFACT_TITLES, SNIPPETS } from "./snippets.ts";

/** More requests than this are a chore, not an answer. */
const MOST = 2;

/**
 * Which artifact would decide. Asked for only where something is wrong and the first cause is not sure: the artifact
 * gains from each undecided cause in proportion to how undecided it is and to how many of its unanswerable checks it
 * would make answerable.
 */
export function requestArtifacts(
  causes: readonly RankedCause[],
  catalogue: ReadonlyMap<string, Cause>,
  seen: { readonly observations: readonly Observation[]; readonly regime: Regime },
): readonly DiagnosisRequest[] {
  const { observations, regime } = seen;
  const roots = causes.filter(({ role }) => role !== "consequence");
  if (roots[0] === undefined || roots[0].confidence >= ACT_AT) return [];
  const missing = new Set(
    observations.filter(({ outcome }) => outcome.kind === "not-applicable").map(({ check }) => check),
  );
  const gains = new Map<Artifact, { gain: number; why: string; decides: RankedCause[] }>();
  for (const ranked of roots.slice(0, 4)) addGains(gains, ranked, { catalogue, missing });
  return [...gains.entries()]
    .filter(([artifact]) => ONLY_IN[artifact]?.includes(regime) ?? true)
    .sort(([, a], [, b]) => b.gain - a.gain)
    .slice(0, MOST)
    .map(([artifact, { why, decides }]) => toRequest(artifact, why, decides));
}

/** Artifacts that only some kinds of training can give. */
const ONLY_IN: Readonly<Partial<Record<Artifact, readonly Regime[]>>> = {
  samples: ["language-model", "gan", "preference", "unknown"],
};

/** What to look at first in a run about which nothing is known, cheapest first. */
const LADDER: readonly (readonly [SignalKind, Artifact])[] = [
  ["train-curve", "step-metrics"],
  ["config", "config"],
  ["gradient-norm", "gradients"],
  ["layers", "layer-stats"],
];

/** A run that is harmed, or hardly logged, while no cause is named: what shows most about any cause. */
export function requestForUnknown(
  observations: readonly Observation[],
  harmed: boolean,
): readonly DiagnosisRequest[] {
  const seen = new Set(
    observations.filter(({ outcome }) => outcome.kind !== "not-applicable").map(({ signal }) => signal),
  );
  const artifact = LADDER.find(([signal]) => !seen.has(signal))?.[1] ?? "layer-stats";
  const why = harmed
    ? "the run went wrong, and nothing in these files says why"
    : "these files do not show how the run went";
  return [toRequest(artifact, why, [])];
}

function addGains(
  gains: Map<Artifact, { gain: number; why: string; decides: RankedCause[] }>,
  ranked: RankedCause,
  known: { readonly catalogue: ReadonlyMap<string, Cause>; readonly missing: ReadonlySet<string> },
): void {
  const requests = known.catalogue.get(ranked.id)?.requests ?? [];
  for (const [place, request] of requests.entries()) {
    const enables = request.enables.filter((check) => known.missing.has(check)).length;
    if (request.enables.length > 0 && enables === 0) continue;
    // 4 p (1 − p) is 1 where nothing is known and 0 where all is; later requests of a cause count half, a third …
    const undecided = 4 * ranked.confidence * (1 - ranked.confidence);
    const gain = (undecided * ranked.confidence * (1 + 0.25 * Math.max(0, enables - 1))) / (place + 1);
    const entry = gains.get(request.artifact);
    if (entry) {
      entry.gain += gain;
      entry.decides.push(ranked);
    } else gains.set(request.artifact, { gain, why: request.why, decides: [ranked] });
  }
}

function toRequest(artifact: Artifact, why: string, decides: readonly RankedCause[]): DiagnosisRequest {
  const names = decides.map(({ title }) => lowerFirst(title));
  return {
    artifact,
    title: ARTIFACT_TITLES[artifact],
    why,
    decides: decides.map(({ id }) => id),
    outcomes:
      decides.length === 0
        ? []
        : [
            decides.length === 1
              ? `It would confirm or rule out ${names[0]}, now at ${decides[0]?.confidence.toFixed(2)}.`
              : `It would separate ${listWords(names)}.`,
          ],
    snippet: SNIPPETS[artifact],
  };
}
