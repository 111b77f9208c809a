import type {
  ClassCounts,
  ClassReport,
  Features,
  GeneratedSamples,
  LayerTable,
  ModelSummary,
  Predictions,
  Robustness,
  RunEvent,
  SplitList,
  StoredWeights,
  TaskMatrix,
  TextSamples,
} from "./artifacts.ts";
import type { Config } from "./config.ts";
import type { SeriesInput } from "./inputs.ts";
import type { Split } from "./metric-role.ts";
import type { Ground, Notice } from "./position.ts";
import type { Series } from "./series.ts";

/** What kind of training this is; resolved before anything else, because most questions make sense in some only. */
export type Regime =
  | "supervised"
  | "language-model"
  | "preference"
  | "reinforcement"
  | "gan"
  | "boosting"
  | "search"
  | "continual"
  | "profile-only"
  | "unknown";

/** Regimes in which a falling loss is the aim, so that questions about the shape of its curve make sense. */
export const LOSS_REGIMES = ["supervised", "language-model", "unknown"] as const satisfies readonly Regime[];

/** One source file as it was read. */
export interface Provenance {
  readonly file: string;
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
  /** Id of the reader, or null where the file was seen and left alone. */
  readonly readAs: string | null;
  /** What it gave, in words: "step metrics", "layer statistics" … */
  readonly gave: string;
  readonly rows: number | null;
}

/** A training run as immutable columnar data: the central noun. */
export interface Run {
  /** Base name of the input, or base name/sub-run where one input holds several. */
  readonly name: string;
  /** The argument as given. */
  readonly input: string;
  /** Id of the reader of its metrics, e.g. `lightning-csv`. */
  readonly format: string;
  readonly regime: { readonly id: Regime; readonly ground: Ground; readonly because: string };
  readonly series: readonly Series[];
  /** Which series answers which question, resolved once; ids of `series`. */
  readonly primary: Readonly<Partial<Record<SeriesInput, string>>>;
  readonly config: Config | null;
  readonly events: readonly RunEvent[];
  readonly layers: LayerTable | null;
  readonly predictions: Readonly<Partial<Record<Split, Predictions>>>;
  readonly features: Readonly<Partial<Record<Split, Features>>>;
  readonly splits: Readonly<Partial<Record<Split, SplitList>>>;
  readonly classCounts: ClassCounts | null;
  /** Scores by class where only those were kept; absent where no file holds any. */
  readonly classReports?: Readonly<Partial<Record<Split, ClassReport>>>;
  readonly model: ModelSummary | null;
  /** The numbers of its checkpoints, by file name; absent where they were not asked for. */
  readonly weights?: readonly StoredWeights[];
  readonly samples: TextSamples | null;
  readonly generated: GeneratedSamples | null;
  readonly robustness: Robustness | null;
  readonly tasks: TaskMatrix | null;
  /** Facts a log or tool states: steps per epoch, planned epochs, training examples, parameters, exit status. */
  readonly facts: RunFacts;
  readonly provenance: readonly Provenance[];
  readonly notices: readonly Notice[];
  /** What was masked, in words, with counts: "home path 3 times". */
  readonly masked: readonly string[];
}

export interface RunFacts {
  readonly plannedEpochs?: number;
  readonly plannedSteps?: number;
  readonly stepsPerEpoch?: number;
  readonly trainExamples?: number;
  readonly validationExamples?: number;
  readonly parameters?: number;
  readonly task?: string;
  readonly model?: string;
  /** Pinned versions of what training rests on, by name in lower case. */
  readonly libraries?: Readonly<Record<string, string>>;
  /** Hex id of the commit of the code. */
  readonly commit?: string;
  readonly status?: "finished" | "failed" | "killed" | "running";
}

/**
 * What a reader yields: a piece of a run with the group it belongs to. `group` is the folder (or the sub-run of a file)
 * that holds it, "" for the root; assembling joins the parts of a group and decides which groups are one run.
 */
export type RunPart = { readonly group: string; readonly reader: string } & RunPartBody;

export type RunPartBody =
  | { readonly kind: "series"; readonly series: readonly RawSeries[] }
  | {
      readonly kind: "config";
      readonly file: string;
      readonly format: "yaml" | "json" | "text";
      readonly text: string | null;
      readonly entries: Config["entries"];
    }
  | { readonly kind: "events"; readonly events: readonly RunEvent[] }
  | { readonly kind: "layers"; readonly layers: LayerTable }
  | { readonly kind: "predictions"; readonly predictions: Predictions }
  | { readonly kind: "features"; readonly features: Features }
  | { readonly kind: "splits"; readonly splits: SplitList }
  | { readonly kind: "class-report"; readonly report: ClassReport }
  | { readonly kind: "class-counts"; readonly classCounts: ClassCounts }
  | { readonly kind: "model"; readonly model: ModelSummary }
  | { readonly kind: "weights"; readonly weights: StoredWeights }
  | { readonly kind: "samples"; readonly samples: TextSamples }
  | { readonly kind: "generated"; readonly generated: GeneratedSamples }
  | { readonly kind: "robustness"; readonly robustness: Robustness }
  | { readonly kind: "tasks"; readonly tasks: TaskMatrix }
  | { readonly kind: "facts"; readonly facts: RunFacts }
  | { readonly kind: "provenance"; readonly provenance: Omit<Provenance, "sha256" | "bytes"> }
  | { readonly kind: "notices"; readonly notices: readonly Notice[] };

/** A series before its name is resolved to a role; `role`, `cadence` and `unit` only where the format itself says so. */
export type RawSeries = Omit<Series, "id" | "role" | "split" | "cadence" | "unit"> & {
  readonly role?: Series["role"];
  readonly split?: Split;
  readonly cadence?: Series["cadence"];
  readonly unit?: Series["unit"];
};
