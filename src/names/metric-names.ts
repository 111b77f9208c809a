import type { MetricRole, Split } from "../model/metric-role.ts";
import { METRIC_ROLES } from "../model/metric-role.ts";
import type { Cadence, Series } from "../model/series.ts";
import { METRIC_WORDS } from "./metric-words.ts";

/** What a raw name says of its series; null where the name does not say. */
export interface ResolvedName {
  readonly role: MetricRole;
  readonly split: Split | null;
  readonly cadence: Cadence | null;
  /** Seconds and megabytes, where the name says so. */
  readonly unit: Series["unit"];
  /** Words left over: a class, a layer, a data set (`T204` of `eval_T204_f1`); "" for the plain metric. */
  readonly qualifier: string;
  /** Name without split and cadence, equal for the same quantity on each split: `loss` of `val/loss`. */
  readonly core: string;
}

/** Resolves a name as a training tool wrote it to what it measures, on which split, how often. */
export function resolveName(rawName: string): ResolvedName {
  const all = wordsOf(quantityOf(rawName));
  const cadence = cadenceOf(all);
  const split = splitOf(all);
  const core = all
    .filter((word, i) => !SPLIT_WORDS.has(word) && !NOISE.has(word) && !isCadenceWord(all, i))
    .join(" ");
  // `step 250 val 3.2`: a value named by its split alone is the loss, as nanoGPT and its kin print it.
  const { role, qualifier } = all.length === 1 && split !== null ? BARE_SPLIT : roleOf(core);
  return { role, split: splitFits(role) ? split : null, cadence, unit: unitOf(role, all), qualifier, core };
}

const BARE_SPLIT = { role: "loss", qualifier: "" } as const;

/** The name without what stands before the quantity: W&B's chart exports put the run there (`run-7 - lm_loss`), scripts a drawer (`sys/mem_mb`). */
function quantityOf(rawName: string): string {
  const dash = rawName.lastIndexOf(" - ");
  const name = dash < 0 ? rawName : rawName.slice(dash + 3);
  return name.replace(TIMERS, "time/").replace(DRAWER, "");
}

const TIMERS = /^(timing|timers?|times)[/.:](?=.)/i;
/** Words that group quantities of any kind; a layer's name never stands here, so that its gradient stays its own. */
const DRAWER =
  /^(opt|optim|optimi[sz]ers?|optimi[sz]ation|sys|hardware|hw|machine|host|resources?|process|proc|profiler?|profiling|debug|monitor(ing)?|misc|info|trainer|diagnostics?|health|schedule|scheduler)[/.:](?=.)/i;

/** Whether a role is measured on a split at all: a learning rate is not. */
export function splitFits(role: MetricRole): boolean {
  const { family } = METRIC_ROLES[role];
  return family === "loss" || family === "metric" || family === "other";
}

/** Whether a metric is bounded by 1, so that values far above it are percent. */
export function isShare(role: MetricRole): boolean {
  return SHARES.has(role);
}

const SHARES: ReadonlySet<MetricRole> = new Set([
  "accuracy",
  "top-k-accuracy",
  "precision",
  "recall",
  "f1",
  "auc",
  "average-precision",
  "iou",
  "bleu",
  "rouge",
  "wer",
  "cer",
  "calibration-error",
  "task-accuracy",
]);

const TRAIN = new Set(["train", "training", "trn", "tr", "learn"]);
const VALIDATION = new Set(["val", "valid", "validation", "vali", "dev", "holdout"]);
const EVALUATION = new Set(["eval", "evaluation"]);
const TEST = new Set(["test", "testing", "tst"]);
const SPLIT_WORDS = new Set([...TRAIN, ...VALIDATION, ...EVALUATION, ...TEST]);

/** Words that say nothing of what is measured. */
const NOISE = new Set([
  ..."metrics metric mean avg average running smoothed smooth overall macro micro weighted".split(" "),
  ..."scalar scalars system perf performance stats main log meter current global rollout cv vs".split(" "),
]);

function wordsOf(rawName: string): readonly string[] {
  const spaced = rawName
    .replace(/average[ _-]precision/gi, "auprc")
    .replace(/\|g\|/g, " grad norm ") // printed as in the papers
    .replace(/^trl$/, "train loss") // llm.c
    .replace(/^tel$/, "val loss")
    .replace(/held[-_ ]?out/gi, " holdout ")
    .replace(/mini[-_ ]?batch/gi, "batch")
    .replace(/mAP/g, " map")
    .replace(/m?IoU/g, (word) => ` ${word.toLowerCase()}`)
    .replace(/\bpolicy[ _/]/gi, "policy ")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .replace(/'s\b/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  // XGBoost and LightGBM number their sets: validation_0, valid_0.
  return spaced.split(" ").filter((_, i, words) => !isSetNumber(words, i));
}

function isSetNumber(words: readonly string[], i: number): boolean {
  return i > 0 && /^\d$/.test(words[i] ?? "") && /^(valid|validation|eval)$/.test(words[i - 1] ?? "");
}

/** `train/val_loss` is validation, `eval_train_loss` training data in evaluation, `eval_test_loss` test. */
function splitOf(words: readonly string[]): Split | null {
  if (words.some((word) => VALIDATION.has(word))) return "validation";
  if (words.some((word) => TEST.has(word))) return "test";
  if (words.some((word) => TRAIN.has(word))) return "train";
  return words.some((word) => EVALUATION.has(word)) ? "validation" : null;
}

function cadenceOf(words: readonly string[]): Cadence | null {
  const found = words.findIndex((_, i) => isCadenceWord(words, i));
  const word = words[found];
  if (word === undefined) return words.includes("eval") && words.length > 1 ? "epoch" : null;
  return word === "epoch" ? "epoch" : "step";
}

/** `loss_step` and `epoch_loss` say how often; `step_time` and `epoch` itself do not. */
function isCadenceWord(words: readonly string[], i: number): boolean {
  if (words.length < 2) return false;
  const word = words[i] ?? "";
  if (i === words.length - 1) {
    const isTime = /^(time|per|task|skipped|t|dt|s|ms|secs?|seconds)$/.test(words[i - 1] ?? "");
    return !isTime && /^(step|epoch|batch|iter|iteration|iterations)$/.test(word);
  }
  if (!/^(epoch|batch|step|iter)$/.test(word)) return false;
  const next = words[i + 1] ?? "";
  const opens = i === 0 || SPLIT_WORDS.has(words[i - 1] ?? "");
  return opens && !/^(time|duration|size|t|s|per|ms|secs?|seconds)$/.test(next);
}

function roleOf(core: string): { role: MetricRole; qualifier: string } {
  for (const [role, pattern] of METRIC_WORDS) {
    const match = pattern.exec(core);
    if (match === null) continue;
    if (DERIVED.test(core) && (splitFits(role) || role === "learning-rate")) break;
    const rest = `${core.slice(0, match.index)} ${core.slice(match.index + match[0].length)}`;
    return { role, qualifier: rest.replace(/\s+/g, " ").trim() };
  }
  return { role: "other", qualifier: core };
}

/** Words that make another quantity of a loss or metric: `decrease_acc_count`, `jaccard_instability`, `best_acc`. */
const DERIVED =
  /\b(count|gap|diff|too|increase|decrease|oscillation|best|std|stability|instability|patience|weights?|coef\w*)\b/;

function unitOf(role: MetricRole, words: readonly string[]): Series["unit"] {
  const { family } = METRIC_ROLES[role];
  if (family !== "resource" || role === "throughput") return null;
  if (words.includes("mb")) return "MB";
  if (words.includes("percent") || role.endsWith("utilization")) return "percent";
  return role.endsWith("time") && !words.includes("ms") ? "s" : null;
}
