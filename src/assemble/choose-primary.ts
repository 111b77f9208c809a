import type { SeriesInput } from "../model/inputs.ts";
import { type MetricRole, SPLITS, type Split } from "../model/metric-role.ts";
import type { Run } from "../model/run.ts";
import type { Cadence } from "../model/series.ts";
import type { ResolvedSeries } from "./resolve-series.ts";
import { isTextLog } from "./source-rank.ts";

export type Primary = Run["primary"];

/** Which series answers which question, decided once by fixed rules; `guesses` says where none was plainly right. */
export function choosePrimary(all: readonly ResolvedSeries[]): { primary: Primary; guesses: string[] } {
  const primary: Partial<Record<SeriesInput, string>> = {};
  const guesses: string[] = [];
  const set = (input: SeriesInput, chosen: ResolvedSeries | null) => {
    if (chosen !== null) primary[input] = chosen.series.id;
  };
  const loss = lossRole(all);
  if (loss.guess !== null) guesses.push(loss.guess);
  const of = (split: Split, cadence: Cadence | null) => best(all, { ...loss.want, split, cadence });
  set("train-loss", of("train", "step") ?? of("train", "epoch"));
  set("train-loss-epoch", best(all, { ...loss.want, split: "train", cadence: "epoch" }));
  set("validation-loss", of("validation", "epoch") ?? of("validation", null));
  set("test-loss", of("test", "epoch") ?? of("test", null));
  const metric = metricWanted(all);
  if (metric?.because) guesses.push(metric.because);
  for (const split of SPLITS) set(`${split}-metric`, metric === null ? null : metricOn(split, all, metric));
  for (const [input, roles] of Object.entries(PLAIN) as [SeriesInput, readonly MetricRole[]][]) {
    const role = roles.find((one) => all.some(({ series }) => series.role === one));
    if (role !== undefined) set(input, best(all, { role, core: null, split: undefined, cadence: null }));
  }
  return { primary, guesses };
}

/** Inputs that are one role whatever the split. */
const PLAIN: Readonly<Partial<Record<SeriesInput, readonly MetricRole[]>>> = {
  "learning-rate": ["learning-rate"],
  "gradient-norm": ["gradient-norm"],
  "attention-logit": ["attention-logit"],
  "loss-scale": ["loss-scale"],
  "skipped-steps": ["skipped-steps"],
  memory: ["memory", "gpu-memory"],
  "data-time": ["data-time"],
  "step-time": ["step-time"],
  "generator-loss": ["generator-loss"],
  "discriminator-loss": ["discriminator-loss"],
  "discriminator-real": ["discriminator-real"],
  "discriminator-fake": ["discriminator-fake"],
  "modes-covered": ["modes-covered"],
  "sample-spread": ["sample-spread"],
  "output-entropy": ["output-entropy"],
  "code-perplexity": ["code-perplexity"],
};

/** Task metrics, the one that speaks most for the whole first. */
const METRICS: readonly MetricRole[] = [
  ..."accuracy r2 f1 auc average-precision iou wer cer bleu rouge reward top-k-accuracy precision recall".split(
    " ",
  ),
  ..."rmse mae mse error other-metric".split(" "),
] as MetricRole[];

/** Losses under the name of a metric, as boosting libraries and regression scripts write them. */
const LOSS_LIKE: readonly MetricRole[] = ["perplexity", "rmse", "mse", "mae", "error"];

interface Want {
  readonly role: MetricRole;
  /** The exact quantity, where the role alone would mix two. */
  readonly core: string | null;
  /** Undefined: any. */
  readonly split: Split | null | undefined;
  readonly cadence: Cadence | null;
}

type Quantity = Pick<Want, "role" | "core">;

function lossRole(all: readonly ResolvedSeries[]): { want: Quantity; guess: string | null } {
  const has = (role: MetricRole) => all.some(({ series }) => series.role === role && series.split !== null);
  if (has("loss")) return { want: { role: "loss", core: null }, guess: null };
  const role = LOSS_LIKE.find((one) =>
    all.some(({ series }) => series.role === one && series.split === "train"),
  );
  if (role !== undefined && !all.some(({ series }) => series.role === "generator-loss")) {
    const core = best(all, { role, core: null, split: "train", cadence: null })?.name.core ?? null;
    return { want: { role, core }, guess: guessOf("No series is named a loss", core ?? role) };
  }
  const losses = all.filter(({ name }) => /loss/.test(name.core));
  const part = best(losses, { role: "loss-component", core: null, split: "train", cadence: null });
  if (part === null) return { want: { role: "loss", core: null }, guess: null };
  return {
    want: { role: "loss-component", core: part.name.core },
    guess: guessOf("No series holds the whole loss", `its part ${part.series.sourceName}`),
  };
}

function guessOf(because: string, taken: string): string {
  return `${because}; ${taken} is taken for it (--map loss=NAME says which it is)`;
}

/** The first metric of the list that is measured on held-out data, else the first at all. */
function metricWanted(all: readonly ResolvedSeries[]): (Quantity & { readonly because?: string }) | null {
  const declared = all.find(({ series, declared: said }) => said && METRICS.includes(series.role));
  if (declared !== undefined) {
    const { role } = declared.series;
    return { role, core: role === "other-metric" ? declared.name.core : null };
  }
  // Where there is a reward it is the aim, and explained variance or accuracy are of a part.
  if (all.some(({ series }) => series.role === "reward")) return { role: "reward", core: null };
  const heldOut = all.filter(({ series }) => series.split === "validation" || series.split === "test");
  for (const pool of [heldOut, all]) {
    const overlap = wholeOverlap(pool);
    const share = best(pool, { role: "accuracy", core: null, split: undefined, cadence: null });
    if (overlap !== null && share !== null)
      return { role: "iou", core: overlap.name.core, because: overlapWords(overlap, share) };
    for (const role of METRICS) {
      const chosen = best(pool, { role, core: null, split: undefined, cadence: null });
      if (chosen !== null) return { role, core: chosen.name.core };
    }
  }
  return null;
}

/** The overlap of all classes: the only one logged, or one that is named a mean; that of one class among others is a part. */
function wholeOverlap(pool: readonly ResolvedSeries[]): ResolvedSeries | null {
  const overlaps = pool.filter(({ series }) => series.role === "iou");
  const isOne = new Set(overlaps.map(({ name }) => name.core)).size === 1;
  const whole = isOne
    ? overlaps
    : overlaps.filter(({ series }) => /mean|avg|average|miou/i.test(series.sourceName));
  return best(whole, { role: "iou", core: null, split: undefined, cadence: null });
}

/** Where overlap is measured the task is to outline things: an accuracy of pixels is high by the background alone. */
function overlapWords(overlap: ResolvedSeries, accuracy: ResolvedSeries): string {
  return `${overlap.series.sourceName} is taken for the task's metric, not ${accuracy.series.sourceName}: an accuracy counts the background too, which is most of a picture`;
}

/** The same quantity on a split, else one of the same role: `train_acc` in the log beside `val/accuracy` in the table. */
function metricOn(split: Split, all: readonly ResolvedSeries[], metric: Quantity): ResolvedSeries | null {
  const plain = all.filter(({ name }) => name.qualifier === "");
  for (const cadence of ["epoch", null] as const) {
    const same = best(all, { ...metric, split, cadence });
    // Two metrics of unknown names have nothing in common.
    const others = metric.role === "other-metric" ? [] : plain;
    const alike = same ?? best(others, { role: metric.role, core: null, split, cadence });
    if (alike !== null) return alike;
  }
  return null;
}

/** The best of those wanted: declared, structured, plain, finely logged; then the order of the files. */
function best(all: readonly ResolvedSeries[], want: Want): ResolvedSeries | null {
  const fitting = all.filter(({ series, name }) => {
    if (series.role !== want.role || series.values.length === 0) return false;
    if (want.core !== null && name.core !== want.core) return false;
    if (want.split !== undefined && series.split !== want.split) return false;
    return want.cadence === null || series.cadence === want.cadence;
  });
  return fitting.reduce<ResolvedSeries | null>((first, one) => (beats(one, first) ? one : first), null);
}

function beats(one: ResolvedSeries, other: ResolvedSeries | null): boolean {
  if (other === null) return true;
  const a = ranks(one);
  const b = ranks(other);
  const differs = a.findIndex((rank, i) => rank !== b[i]);
  return differs >= 0 && (a[differs] ?? 0) > (b[differs] ?? 0);
}

function ranks(one: ResolvedSeries): readonly number[] {
  const { series, name } = one;
  return [
    Number(one.declared),
    Number(!isTextLog(one.reader)),
    Number(name.qualifier === ""),
    // One value is a summary, not a curve.
    Number(series.values.length > 1),
    series.split === "validation" || series.split === "test" ? 0 : Math.log2(series.values.length) | 0,
    series.values.length,
  ];
}
