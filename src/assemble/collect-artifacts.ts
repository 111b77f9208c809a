import type { LayerTable, ModelSummary, RunEvent, StoredWeights } from "../model/artifacts.ts";
import type { Split } from "../model/metric-role.ts";
import type { Notice } from "../model/position.ts";
import type { Run, RunPart } from "../model/run.ts";

type Single = "layers" | "classCounts" | "model" | "samples" | "generated" | "robustness" | "tasks";

/** All that a run's files hold beside series and settings. */
export interface Artifacts extends Pick<Run, Single | "predictions" | "features" | "splits" | "events"> {
  readonly classReports: NonNullable<Run["classReports"]>;
  readonly notices: readonly Notice[];
  /** True where predictions hold values, false where they or class counts hold classes, null where there are none. */
  readonly predictsValues: boolean | null;
}

/** Takes the artifacts from the parts of one run; of two of the same kind the first stays and a notice says so. */
export function collectArtifacts(parts: readonly RunPart[]): Artifacts {
  const notices: Notice[] = [];
  const one = <T extends { readonly file: string }>(found: readonly T[], what: string): T | null => {
    const [first, ...more] = found;
    for (const extra of more) notices.push(ignoredNotice(extra.file, what, first?.file ?? ""));
    return first ?? null;
  };
  const bySplit = <T extends { readonly file: string; readonly split: Split }>(
    found: readonly T[],
    what: string,
  ) => {
    const chosen: Partial<Record<Split, T>> = {};
    for (const split of new Set(found.map((item) => item.split))) {
      const item = one(
        found.filter((other) => other.split === split),
        `${what} of the ${split} data`,
      );
      if (item !== null) chosen[split] = item;
    }
    return chosen;
  };
  const predictions = bySplit(
    partsOf(parts, "predictions").map((part) => part.predictions),
    "predictions",
  );
  const classCounts = one(
    partsOf(parts, "class-counts").map((part) => part.classCounts),
    "class counts",
  );
  const features = partsOf(parts, "features").map((part) => part.features);
  return {
    layers: one(fullestFirst(partsOf(parts, "layers").map((part) => part.layers)), "layer statistics"),
    predictions,
    features: bySplit(features, "features"),
    splits: bySplit(
      partsOf(parts, "splits").map((part) => part.splits),
      "ids",
    ),
    classCounts,
    classReports: bySplit(
      partsOf(parts, "class-report").map((part) => part.report),
      "scores by class",
    ),
    model: one(fullestModels(partsOf(parts, "model").map((part) => part.model)), "the model"),
    samples: one(
      partsOf(parts, "samples").map((part) => part.samples),
      "generated texts",
    ),
    generated: one(
      partsOf(parts, "generated").map((part) => part.generated),
      "generated points",
    ),
    robustness: one(
      partsOf(parts, "robustness").map((part) => part.robustness),
      "robustness",
    ),
    tasks: one(
      partsOf(parts, "tasks").map((part) => part.tasks),
      "accuracies of tasks",
    ),
    events: partsOf(parts, "events").flatMap((part): readonly RunEvent[] => part.events),
    notices,
    predictsValues: predictsValuesOf(Object.values(predictions), classCounts !== null),
  };
}

function partsOf<K extends RunPart["kind"]>(parts: readonly RunPart[], kind: K) {
  return parts.filter((part): part is Extract<RunPart, { kind: K }> => part.kind === kind);
}

/** The numbers of the run's checkpoints in the order in which they were written, where they were asked for. */
export function weightsOf(parts: readonly RunPart[]): Pick<Run, "weights"> {
  const weights = partsOf(parts, "weights").map((part) => part.weights);
  return weights.length === 0 ? {} : { weights: weights.sort(asWritten) };
}

/** "checkpoint-9" before "checkpoint-10". */
function asWritten(a: StoredWeights, b: StoredWeights): number {
  const [left = [], right = []] = [a, b].map(({ file }) => file.split(/(\d+)/));
  const i = left.findIndex((part, at) => part !== right[at]);
  const [x = "", y = ""] = [left[i], right[i]];
  if (i % 2 === 1 && Number(x) !== Number(y)) return Number(x) - Number(y);
  return x < y ? -1 : 1;
}

function fullestFirst(tables: readonly LayerTable[]): LayerTable[] {
  return [...tables].sort((a, b) => b.steps.length * b.layers.length - a.steps.length * a.layers.length);
}

/** A summary says more than stored weights; of these, one of a run's many checkpoints is as good as another. */
function fullestModels(models: readonly ModelSummary[]): readonly ModelSummary[] {
  const summaries = models.filter((model) => model.storedAs === undefined);
  return summaries.length > 0 ? summaries : models.slice(0, 1);
}

function predictsValuesOf(
  predictions: readonly { readonly kind: string }[],
  hasClassCounts: boolean,
): boolean | null {
  const [first] = predictions;
  if (first !== undefined) return first.kind === "regression";
  return hasClassCounts ? false : null;
}

function ignoredNotice(file: string, what: string, kept: string): Notice {
  const message = `${file} holds ${what} as ${kept} does, which is kept`;
  return { level: "info", code: "file-ignored", message, at: { file } };
}
