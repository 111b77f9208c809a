import { causes } from "./causes/index.ts";
import { checks } from "./checks/index.ts";
import { calibration } from "./diagnosis/calibration.generated.ts";
import { diagnoseRun } from "./diagnosis/diagnose.ts";
import { diagnoseGroup } from "./diagnosis/diagnose-group.ts";
import { observeRun } from "./diagnosis/observe.ts";
import { compareGroup } from "./groups/compare-group.ts";
import { type Diagnosed, gatherRuns } from "./groups/group-runs.ts";
import { repeatsOf } from "./groups/repeats-of.ts";
import type { Cause } from "./model/cause.ts";
import type { Check } from "./model/check.ts";
import type { Diagnosis, Observation } from "./model/diagnosis.ts";
import type { GroupKind, RunGroup } from "./model/group.ts";
import type { Run } from "./model/run.ts";
import { answerSymptom } from "./symptoms/answer-symptom.ts";
import { symptoms } from "./symptoms/index.ts";

/** Asks every check of the catalogue its question about a run. `rethrow` lets a check's bug end it (tests use it). */
export function observe(run: Run, options: { readonly rethrow?: boolean } = {}): readonly Observation[] {
  return observeRun(run, checks, options.rethrow ?? false);
}

/** Diagnoses a run: ranked causes with confidence and coverage, the verdict, and what to ask for. Pure. */
export function diagnose(run: Run, observations: readonly Observation[] = observe(run)): Diagnosis {
  return diagnoseRun(run, observations, { causes, calibration });
}

/** What a run is diagnosed with: postrun's own checks and causes, and those that the user adds or changes. */
interface Catalogue {
  readonly checks: readonly Check[];
  readonly causes: readonly Cause[];
}

/** The same with another catalogue; the calibration is postrun's own. Pure. */
export function diagnoseWith(run: Run, catalogue: Catalogue): Diagnosis {
  const observations = observeRun(run, catalogue.checks, false);
  return diagnoseRun(run, observations, { causes: catalogue.causes, calibration });
}

/** The diagnosis with the answer to a question in the user's words: ranking, confidence and evidence stay as they are. Pure. */
export function answerQuestion(question: string, run: Run, diagnosis: Diagnosis): Diagnosis {
  return { ...diagnosis, answer: answerSymptom(question, { run, diagnosis }, symptoms) };
}

/** Compares the runs that belong together, by their settings or all of them where the user declares it; each group with its runs. Pure. */
export function compareRuns(
  runs: readonly Diagnosed[],
  declared: GroupKind | null,
): readonly { readonly group: RunGroup; readonly runs: readonly Diagnosed[] }[] {
  return gatherRuns(runs, declared).flatMap((gathered) => {
    const compared = compareGroup(gathered);
    if (!compared) return [];
    const found = diagnoseGroup(repeatsOf(compared, gathered.runs), checks, { causes, calibration });
    return [{ group: { ...compared, ...found }, runs: gathered.runs }];
  });
}
