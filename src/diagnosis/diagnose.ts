import type { Cause } from "../model/cause.ts";
import type { Diagnosis, Observation, RankedCause, RunCourse } from "../model/diagnosis.ts";
import { METRIC_ROLES, type MetricFamily } from "../model/metric-role.ts";
import type { Run } from "../model/run.ts";
import { runCourse } from "../signals/run-course.ts";
import { type CalibrationTable, calibrationWords, confidenceOf } from "./confidence.ts";
import { againstOf, evidenceOf, ruledOut } from "./explain.ts";
import { fixesFor, resolveFix } from "./fix.ts";
import { hardlyLearned } from "./hardly-learned.ts";
import { type Harm, harmOf } from "./harm.ts";
import { deathFirst, MOST_OF_OWN, rankCauses, type Standing } from "./rank.ts";
import { requestArtifacts, requestForUnknown } from "./request.ts";
import { FEWEST_POINTS, judge, lostSteps, MORE_LIKELY_THAN_NOT, severityOf } from "./verdict.ts";
import type { Weighing } from "./weigh.ts";

/** What the engine knows besides the run: the catalogue of causes and the fitted table. */
export interface Knowledge {
  readonly causes: readonly Cause[];
  readonly calibration: CalibrationTable;
}

/** Ranks the causes of a run from what its checks found, and says what would decide where they do not. */
export function diagnoseRun(run: Run, observations: readonly Observation[], knowledge: Knowledge): Diagnosis {
  const { standings, weighings } = rankCauses(knowledge.causes, observations, knowledge.calibration);
  const plain = runCourse(run);
  const harm = harmOf(run, plain, isSuspected(standings));
  const context: Context = {
    run,
    course: plain,
    harm,
    weighings,
    observations,
    table: knowledge.calibration,
  };
  const ordered = harm.kind === "dead" ? deathFirst(standings) : standings;
  const causes = ordered.map((standing, i) => putIntoWords(standing, i + 1, context));
  const catalogue = new Map(knowledge.causes.map((cause) => [cause.id, cause]));
  const candidates = causes.map((cause) => ({
    ...cause,
    costsQuality: catalogue.get(cause.id)?.damage !== "resources",
    onlySupporting: cause.evidence.every(({ weight }) => weight <= 1),
  }));
  const wanted = requestArtifacts(causes, catalogue, { observations, regime: run.regime.id });
  const points = pointCount(run);
  const judgement = judge(candidates, harm, {
    points,
    decidable: wanted.length > 0,
    regime: run.regime.id,
    hardlyLearned: hardlyLearned(run),
    hasReport: run.classReports !== undefined,
  });
  const { verdict, because, severity, ask } = judgement;
  // With a likely cause and nothing more to ask for, asking for just anything would be noise.
  const unnamed = !candidates.some((cause) => cause.costsQuality && cause.confidence >= MORE_LIKELY_THAN_NOT);
  const harmed = harm.kind === "dead" || harm.kind === "lost";
  const unknown = ask && unnamed && wanted.length === 0 ? requestForUnknown(observations, harmed) : [];
  // A faint suspicion from one or two points asks for what it would need; the run needs a course first.
  const asked =
    unnamed && !harmed && points < FEWEST_POINTS ? requestForUnknown([], harmed) : [...wanted, ...unknown];
  return {
    run: run.name,
    verdict,
    because,
    severity,
    regime: run.regime.id,
    causes,
    requests: ask ? asked : [],
    course: { ...plain, onset: causes[0]?.onset ?? null, lost: lostSteps(plain, harm) },
    observations,
  };
}

interface Context {
  readonly run: Run;
  readonly course: RunCourse;
  readonly harm: Harm;
  readonly weighings: ReadonlyMap<string, Weighing>;
  readonly observations: readonly Observation[];
  readonly table: CalibrationTable;
}

function putIntoWords(standing: Standing, rank: number, context: Context): RankedCause {
  const { weighing } = standing;
  const { cause } = weighing;
  const observed = new Map(context.observations.map((observation) => [observation.check, observation]));
  const { severity, words } = severityOf(cause.damage, context.harm, standing.role);
  return {
    id: cause.id,
    title: cause.title,
    mechanism: cause.mechanism,
    rank,
    role: standing.role,
    causedBy: standing.causedBy,
    confidence: Number(standing.confidence.toFixed(2)),
    calibration: calibrationOf(standing, context.table),
    coverage: {
      seen: weighing.present.length,
      absent: weighing.absent.length,
      missing: weighing.missing.length,
    },
    severity,
    damage: words,
    onset: standing.onset,
    evidence: evidenceOf(weighing, rank),
    against: againstOf(weighing),
    ruledOut: ruledOut(weighing, context.weighings, observed),
    fixes: fixesFor(cause.fixes, context.run.regime.id, context.observations).map((fix) =>
      resolveFix(fix, context.run, context),
    ),
    logNextTime: cause.logNextTime,
  };
}

function calibrationOf({ weighing, tier }: Standing, table: CalibrationTable): string {
  const { broughtBy } = weighing.cause;
  if (broughtBy !== undefined)
    return `not calibrated: an own cause of ${broughtBy}, held at ${MOST_OF_OWN} or below`;
  return calibrationWords(confidenceOf(weighing.score, tier, table).level);
}

function isSuspected(standings: readonly Standing[]): boolean {
  return standings.some(({ confidence }) => confidence >= MORE_LIKELY_THAN_NOT);
}

/** Points of the longest loss or metric: what a course can be read from. */
function pointCount(run: Run): number {
  const other = run.tasks ? run.tasks.tasks.length + 1 : 0;
  const courses = run.series.filter(({ role }) => COURSES.includes(METRIC_ROLES[role].family));
  return Math.max(other, ...courses.map(({ values }) => values.length));
}

const COURSES: readonly MetricFamily[] = ["loss", "metric", "gan", "task"];
