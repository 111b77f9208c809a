/** Names, normalised, of columns that count optimizer steps; the surest first. */
export const STEP_NAMES: readonly string[] = [
  "train/global_step",
  "trainer/global_step",
  "global_step",
  "step",
  "steps",
  "iteration",
  "iterations",
  "iter",
  "iters",
  "global_iter",
  "global_iteration",
  "n_iter",
  "iter_num",
  "iteration_num",
  "step_num",
  "it",
  "optimizer_step",
  "optim_step",
  "current_steps",
  "current_step",
  "train/step",
  "train_step",
  "training_step",
  "update",
  "updates",
  "num_updates",
  "time/total_timesteps",
  "total_timesteps",
  "timesteps",
  "timesteps_total",
  "total_num_steps",
  "env_steps",
  "frame",
  "frames",
  "_step",
  "time/iterations",
];

/** Names of columns that count epochs. */
export const EPOCH_NAMES: readonly string[] = [
  "epoch",
  "epochs",
  "train/epoch",
  "trainer/epoch",
  "epoch_num",
  "epoch_number",
  "epoch_idx",
  "current_epoch",
  "ep",
];

/** Names of columns that count batches within an epoch. */
export const BATCH_NAMES: readonly string[] = [
  "batch",
  "batch_idx",
  "batch_index",
  "batch_num",
  "minibatch",
  "inner_iter",
];

/** Names of columns that hold moments. */
export const TIME_NAMES: readonly string[] = [
  "timestamp",
  "_timestamp",
  "wall_time",
  "walltime",
  "datetime",
  "date",
  "time",
  "created_at",
];

/** A name as the lists above write it: lower case, blanks as "_". */
export function normalName(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");
}

/** The name of an axis without the object that a record keeps its counters in: `step` of `progress/step`. */
export function unwrappedName(name: string): string {
  return normalName(name).replace(COUNTERS, "");
}

/** Whether an object of this name keeps a record's counters. */
export function isCounters(key: string): boolean {
  return COUNTERS.test(`${normalName(key)}/x`);
}

/** Never `time/`, whose `step` is a duration, nor a split, whose `step` may count its own batches. */
const COUNTERS =
  /^(progress|counters?|position|state|train(er|ing)?_state|loop|clock|at|meta|info|context)\/(?=.)/;
