import type { ConfigEntry, KnownSettings } from "../model/config.ts";
import { METRIC_ROLES, type MetricRole } from "../model/metric-role.ts";
import type { Regime, Run } from "../model/run.ts";
import type { Series } from "../model/series.ts";
import { languageModelClue } from "./language-model-clues.ts";

/** What the files say that a regime can be told from. */
export interface RegimeEvidence {
  readonly series: readonly Series[];
  readonly known: Partial<KnownSettings>;
  readonly entries: readonly ConfigEntry[];
  readonly facts: Run["facts"];
  readonly hasTasks: boolean;
  readonly hasSamples: boolean;
  readonly hasPredictions: boolean;
  readonly hasClassReport?: boolean;
  /** Name of the input and of the run's folder. */
  readonly runName: string;
}

type Answer = Run["regime"];

/** What kind of training this is, by the first rule that holds, with what it rests on. */
export function resolveRegime(evidence: RegimeEvidence): Answer {
  for (const rule of RULES) {
    const answer = rule(evidence);
    if (answer !== null) return answer;
  }
  return { id: "unknown", ground: "inferred", because: "no loss and no metric says what was trained" };
}

const RULES: readonly ((evidence: RegimeEvidence) => Answer | null)[] = [
  search,
  gan,
  continual,
  preference,
  reinforcement,
  boosting,
  languageModel,
  supervised,
];

function search({ facts }: RegimeEvidence): Answer | null {
  return facts.task === "hyperparameter search"
    ? observed("search", "each step is one trial of a hyperparameter search")
    : null;
}

function gan({ series }: RegimeEvidence): Answer | null {
  const generator = named(series, "generator-loss");
  const discriminator = named(series, "discriminator-loss");
  if (generator === null || discriminator === null) return null;
  return observed(
    "gan",
    `${generator} and ${discriminator} are the losses of a generator and a discriminator`,
  );
}

function continual({ series, hasTasks }: RegimeEvidence): Answer | null {
  if (hasTasks) return observed("continual", "the accuracy of each task after each task is given");
  const task = named(series, "task-accuracy");
  return task === null ? null : observed("continual", `${task} is the accuracy of one task of a sequence`);
}

function preference({ series, entries }: RegimeEvidence): Answer | null {
  const name = series.find(({ sourceName }) => PREFERENCE.test(sourceName))?.sourceName;
  if (name !== undefined) return observed("preference", `${name} is logged by preference training only`);
  const entry = entries.find(
    ({ key, value }) => /^(loss_type|trainer|algorithm)$/.test(key) && TRAINERS.test(String(value)),
  );
  return entry === undefined ? null : declared("preference", `${entry.key} is ${String(entry.value)}`);
}

/** What TRL's DPO and GRPO trainers log and nobody else. */
const PREFERENCE =
  /rewards?\/(chosen|rejected|margins|accuracies)|logps\/(chosen|rejected)|frac_reward_zero_std|completions?\/mean_length/;
const TRAINERS = /^(dpo|grpo|ppo_trl|orpo|kto|ipo|simpo)/i;

function reinforcement({ series }: RegimeEvidence): Answer | null {
  const sign = series.find(({ sourceName }) => REINFORCEMENT.test(sourceName))?.sourceName;
  const reward = named(series, "reward");
  if (reward !== null) return observed("reinforcement", `${reward} is a reward`);
  return sign === undefined ? null : observed("reinforcement", `${sign} is logged by reinforcement learning`);
}

const REINFORCEMENT =
  /ep_rew|ep_len|episode_(reward|return|length)|policy_(gradient_)?loss|approx_kl|exploration_rate|value_loss/i;

const BOOSTING =
  /^(validation|valid|eval)_\d+[-' /]|^(train|eval|test)-(logloss|rmse|auc|error)\b|\b(m|multi_|binary_)?logloss\b/;

function boosting({ series, entries, facts }: RegimeEvidence): Answer | null {
  if (facts.task === "gradient boosting") return observed("boosting", "each step is one round of boosting");
  const file = series.find((one) =>
    /(^|\/)catboost_info\/|(^|\/)(learn|test)_error\.tsv$/.test(one.file),
  )?.file;
  if (file !== undefined) return observed("boosting", `${file} is written by CatBoost`);
  const name = series.find(({ sourceName }) => BOOSTING.test(sourceName));
  if (name !== undefined)
    return observed("boosting", `${name.sourceName} is named as boosting libraries name it`);
  const entry = entries.find(({ key }) => /^(num_boost_round|n_estimators|max_depth|num_leaves)$/.test(key));
  return entry === undefined ? null : declared("boosting", `${entry.key} is a setting of boosted trees`);
}

function languageModel(evidence: RegimeEvidence): Answer | null {
  const clue = languageModelClue(evidence);
  return clue === null ? null : { id: "language-model", ...clue };
}

function supervised({ series, hasPredictions, hasClassReport }: RegimeEvidence): Answer | null {
  if (hasPredictions) return observed("supervised", "predictions with true values are given");
  if (hasClassReport) return observed("supervised", "precision and recall by class are given");
  const metric = series.find(
    ({ role }) => METRIC_ROLES[role].family === "metric" && role !== "reward" && role !== "other-metric",
  );
  if (metric !== undefined)
    return observed("supervised", `${metric.sourceName} compares predictions with true values`);
  const loss = series.find(({ role }) => METRIC_ROLES[role].family === "loss");
  if (loss === undefined) return profileOnly(series);
  return {
    id: "supervised",
    ground: "inferred",
    because: `${loss.sourceName} is a loss and nothing speaks of another kind`,
  };
}

function profileOnly(series: readonly Series[]): Answer | null {
  const isResource = ({ role }: Series) => METRIC_ROLES[role].family === "resource" || role === "other";
  if (series.length === 0 || !series.every(isResource) || series.every(({ role }) => role === "other"))
    return null;
  return observed("profile-only", "only times and resources are logged");
}

function named(series: readonly Series[], role: MetricRole): string | null {
  return series.find((one) => one.role === role)?.sourceName ?? null;
}

function observed(id: Regime, because: string): Answer {
  return { id, ground: "observed", because };
}

function declared(id: Regime, because: string): Answer {
  return { id, ground: "declared", because };
}
