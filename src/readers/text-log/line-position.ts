import type { LogPair } from "./line-pairs.ts";

/** What a line says of where it stands, in the log's own counts; NaN where it does not. */
export interface LinePosition {
  readonly epoch: number;
  readonly epochs: number;
  readonly step: number;
  readonly steps: number;
  /** Share 0…1 of the epoch that a bar or a count of examples has reached. */
  readonly share: number;
  /** Pairs of the line that are its position, not its measurements. */
  readonly used: ReadonlySet<LogPair>;
}

/** Finds epoch and step counters among the pairs of a line. */
export function linePosition(pairs: readonly LogPair[], body: string): LinePosition {
  const used = new Set<LogPair>();
  const epoch = epochPair(pairs);
  const step = stepPair(pairs, epoch, body);
  const share = shareOf(pairs, body, used);
  const worded = wordedCount(body);
  if (epoch) used.add(epoch);
  if (step) used.add(step);
  const [first] = pairs;
  if (first && (/^(?:after|at|in)$/i.test(first.name) || /^\W*\w+\($/.test(first.gap))) used.add(first);
  for (const pair of pairs) if (epochOrStep(pair)) used.add(pair);
  return {
    epoch: epoch?.value ?? worded.epoch,
    epochs: epoch?.total ?? Number.NaN,
    step: step?.value ?? worded.step,
    steps: step?.total ?? Number.NaN,
    share,
    used,
  };
}

function epochOrStep(pair: LogPair): boolean {
  return (EPOCH.test(pair.name) || STEP.test(pair.name)) && !OTHER_COUNT.test(pair.name);
}

function epochPair(pairs: readonly LogPair[]): LogPair | undefined {
  // fairseq: `"epoch": 1, "update": 0.416, "num_updates": "200"`, where update is the fraction of epochs.
  const update = pairs.find((pair) => pair.name === "update");
  if (update && pairs.some((pair) => pair.name === "num_updates")) return update;
  return pairs.find((pair) => EPOCH.test(pair.name) && !OTHER_COUNT.test(pair.name) && isCount(pair, true));
}

/** `After 250 updates the loss is 2.6`: a sentence names its count after the number; `Train(3), loss: 0.4` its epoch. */
function wordedCount(body: string): { readonly epoch: number; readonly step: number } {
  const called = /^\W*(?:train|valid(?:ation)?|val|eval|test)\((\d+)\)/i.exec(body)?.[1];
  if (called !== undefined) return { epoch: Number(called), step: Number.NaN };
  const found =
    /^\W*(?:after|at|in) (\d+) (epochs?|rounds?|updates?|steps?|iterations?|batches)\b(?! of )/i.exec(body);
  const count = Number(found?.[1] ?? Number.NaN);
  const isEpoch = /^[er]/i.test(found?.[2] ?? "");
  return { epoch: isEpoch ? count : Number.NaN, step: isEpoch ? Number.NaN : count };
}

/** The step counter: the most global one of those on the line, or a number alone that can be nothing else. */
function stepPair(pairs: readonly LogPair[], epoch: LogPair | undefined, body: string): LogPair | undefined {
  const named = pairs.filter(
    (pair) => STEP.test(pair.name) && !OTHER_COUNT.test(pair.name) && isCount(pair, false),
  );
  const global = named.find((pair) => /global|num_updates/i.test(pair.name)) ?? named[0];
  if (global) return global;
  const first = pairs[0];
  // `[10]\ttrain-logloss:0.31` and `0 train 10.95`: a whole number that opens the line, with names behind it.
  const comma = pairs[1]?.gap.startsWith(",") ?? false;
  const opens =
    first !== undefined && !comma && first.name === "" && /^\s*\[?$/.test(first.gap) && !isBar(body);
  if (opens && isCount(first, false) && first.total === null && pairs.some((pair) => pair.name !== "")) {
    return first;
  }
  // `Epoch [1][50/7330]`, `epoch 001:   100 / 5000 loss=9.2`: the count after the epoch, unless it counts examples.
  const next = epoch === undefined ? undefined : pairs[pairs.indexOf(epoch) + 1];
  const counts = next !== undefined && next.name === "" && next.total !== null && isCount(next, false);
  return counts && !/\(\s*\d+(?:\.\d+)?\s*%\s*\)/.test(body) && !isBar(body) ? next : undefined;
}

/** `45/100` of a progress bar, or `640/60000 (1%)` of a count of examples. */
function shareOf(pairs: readonly LogPair[], body: string, used: Set<LogPair>): number {
  if (!isBar(body) && !/\(\s*\d+(?:\.\d+)?\s*%\s*\)/.test(body)) return Number.NaN;
  const count = pairs.find((pair) => pair.name === "" && pair.total !== null && pair.total > 0);
  if (!count) return Number.NaN;
  used.add(count);
  return count.value / (count.total ?? 1);
}

/** Keras draws `45/100 [====>...]` or `45/100 ━━━━`, tqdm `45%|####5  | 45/100 [00:10<00:12, …`. */
function isBar(body: string): boolean {
  return /\d+\/\d+\s*(?:\[[=>.\-#]{3,}|\S?━)/.test(body) || /\d+%\|/.test(body);
}

function isCount(pair: LogPair, orFraction: boolean): boolean {
  return pair.unit === "" && pair.value >= 0 && (orFraction || Number.isInteger(pair.value));
}

const EPOCH = /(?:^|[\s_/])(?:epochs?|ep|rounds?)(?:\s*\((?:train|val|valid|test|eval)\w*\))?$/i;
const SPLIT_PREFIX = "train(?:ing)?|val(?:id(?:ation)?)?|eval(?:uation)?|test";
/** `global_step`, `train/step`, `Iter(train)`, `validation loss at iteration`, llm.c's `s`; not `validate_interval_updates`. */
const STEP = new RegExp(
  `^(?:(?:.*\\s)?(?:at|after|in)\\s)?(?:(?:${SPLIT_PREFIX}|global|optimizer|current|cur|trainer|env|inner|n)[\\s_/.-]+)*` +
    "(?:steps?|iters?|iterations?|itr|it|updates?|num_updates|batch|frames?|timesteps|(?:time/)?total_timesteps)" +
    "(?:\\s*\\(\\w+\\))?$|^s$",
  "i",
);
/** Counts that are no position: planned totals, settings, the best epoch so far, durations. */
const OTHER_COUNT =
  /\b(?:best|max|total_steps|num_steps|number of|total optimization|warm-?up|skipped|every|per|time|remaining|next|last|patience|save|log|eval_every|since|accumulat\w*|n_iters?)\b|(?:best|max|warmup|skipped|time|eval|save|log)_/i;
