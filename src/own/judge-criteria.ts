import type { Cause } from "../model/cause.ts";
import type { Diagnosis, RankedCause } from "../model/diagnosis.ts";
import { METRIC_ROLES } from "../model/metric-role.ts";
import type { Run } from "../model/run.ts";
import type { Series } from "../model/series.ts";
import type { Criterion, CriterionResult } from "../model/settings.ts";
import { bestEvaluation } from "../signals/best-evaluation.ts";
import { configNumber, numberWords } from "../stats/number-words.ts";

/** What is judged: the run, its diagnosis, and the causes that it was weighed against. */
export interface Judged {
  readonly run: Run;
  readonly diagnosis: Diagnosis;
  readonly causes: readonly Cause[];
}

/** What each criterion of the user's comes to for a run. Pure. */
export function judgeCriteria(criteria: readonly Criterion[], judged: Judged): readonly CriterionResult[] {
  return criteria.map((criterion) => judgeOne(criterion, judged));
}

function judgeOne(criterion: Criterion, judged: Judged): CriterionResult {
  if (criterion.kind === "metric") return judgeMetric(criterion, judged.run);
  if (criterion.kind === "cause") return judgeCause(criterion, judged);
  return judgeVerdict(criterion, judged.diagnosis);
}

type Of<K extends Criterion["kind"]> = Extract<Criterion, { kind: K }>;

function judgeMetric({ metric, side, value, of }: Of<"metric">, run: Run): CriterionResult {
  const criterion = `${metric} ${side.replace("-", " ")} ${configNumber(value)}, ${of === "best" ? "at its best" : "at the end"}`;
  const series = run.series.filter(({ sourceName, id }) => id === metric || sourceName === metric);
  const [one, ...others] = series;
  if (!one) return { criterion, outcome: "cannot-tell", because: `no series is named ${metric}` };
  if (others.length > 0) {
    const because = `${series.length} series are named ${metric}: ${series.map(({ id }) => id).join(", ")}`;
    return { criterion, outcome: "cannot-tell", because };
  }
  const found = of === "best" ? bestOf(one, side) : one.values.at(-1);
  if (found === undefined)
    return { criterion, outcome: "cannot-tell", because: `${metric} holds no finite value` };
  // NaN meets no bound.
  const met = side === "at-least" ? found >= value : found <= value;
  return { criterion, outcome: met ? "met" : "failed", because: `it is ${numberWords(found)}` };
}

/** By the direction of what it measures; where that is not known, the side of the bound is the better one. */
function bestOf(series: Series, side: "at-least" | "at-most"): number | undefined {
  const { better } = METRIC_ROLES[series.role];
  if (better === "lower" || better === "higher") return bestEvaluation(series)?.value;
  const finite = series.values.filter(Number.isFinite);
  if (finite.length === 0) return undefined;
  return finite.reduce((best, one) => (side === "at-least" ? Math.max(best, one) : Math.min(best, one)));
}

function judgeCause({ cause, below }: Of<"cause">, judged: Judged): CriterionResult {
  const criterion = `${cause === "any" ? "every cause" : cause} below ${configNumber(below)}`;
  const { causes } = judged.diagnosis;
  const surest = causes
    .filter(({ id }) => cause === "any" || id === cause)
    .reduce<RankedCause | null>(
      (most, one) => (most && most.confidence >= one.confidence ? most : one),
      null,
    );
  if (surest && surest.confidence >= below)
    return { criterion, outcome: "failed", because: `${surest.id} has ${surest.confidence.toFixed(2)}` };
  const unseen = unseenWords(cause, judged);
  if (unseen !== null) return { criterion, outcome: "cannot-tell", because: unseen };
  const because = surest
    ? `${surest.id} has ${surest.confidence.toFixed(2)}`
    : "nothing in these files speaks for it";
  return { criterion, outcome: "met", because };
}

/** Of the weight of a cause's clues: with less than a quarter seen, even all of them present leave it below its look-alikes. */
const LEAST_SEEN = 0.25;

/** Why these files cannot show it: what was never looked for is not absent. Null where they can. */
function unseenWords(cause: string, { diagnosis, causes }: Judged): string | null {
  if (cause === "any")
    return diagnosis.verdict === "inconclusive" ? "these files do not decide what happened" : null;
  const clues = causes.find(({ id }) => id === cause)?.expects ?? [];
  const seen = new Set(
    diagnosis.observations
      .filter(({ outcome }) => outcome.kind === "present" || outcome.kind === "absent")
      .map(({ check }) => check),
  );
  const all = clues.reduce((sum, { weight }) => sum + weight, 0);
  const shown = clues.reduce((sum, { check, weight }) => sum + (seen.has(check) ? weight : 0), 0);
  if (shown >= LEAST_SEEN * all) return null;
  const count = clues.filter(({ check }) => seen.has(check)).length;
  return `${count} of its ${clues.length} clues can be seen in these files, and those tell little`;
}

function judgeVerdict({ verdicts }: Of<"verdict">, { verdict }: Diagnosis): CriterionResult {
  const criterion = `verdict ${verdicts.join(" or ")}`;
  if (verdicts.includes(verdict)) return { criterion, outcome: "met", because: `it is ${verdict}` };
  const outcome = verdict === "inconclusive" ? "cannot-tell" : "failed";
  return { criterion, outcome, because: `it is ${verdict}` };
}
