import type { Diagnosis } from "../model/diagnosis.ts";
import type { GroupKind, RunGroup } from "../model/group.ts";
import type { Run } from "../model/run.ts";
import { compareRuns } from "../pipeline.ts";
import { answerByGroup } from "../symptoms/answer-by-group.ts";

/** A run with its diagnosis, as it may be shown. */
export interface ShownRun {
  readonly run: Run;
  readonly diagnosis: Diagnosis;
}

/** More runs than this are an archive, not a comparison. */
const MOST_RUNS = 200;

/** The runs of one call with the groups that they form; each diagnosis knows the group that its run is in. */
export function groupedRuns(
  shown: readonly ShownRun[],
  declared: GroupKind | null,
): { readonly runs: readonly ShownRun[]; readonly groups: readonly RunGroup[] } {
  if (shown.length > MOST_RUNS) return { runs: shown, groups: [] };
  const compared = compareRuns(shown, declared);
  const groupOf = new Map(
    compared.flatMap(({ group, runs }) => runs.map(({ run }) => [run, group] as const)),
  );
  const runs = shown.map(({ run, diagnosis }) => {
    const group = groupOf.get(run);
    if (!group) return { run, diagnosis };
    const { answer } = diagnosis;
    return {
      run,
      diagnosis: { ...diagnosis, group, ...(answer ? { answer: answerByGroup(answer, group) } : {}) },
    };
  });
  return { runs, groups: compared.map(({ group }) => group) };
}
