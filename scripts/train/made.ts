/** A training of another kind than train.ts knows, with how its files are made. */
export interface Made {
  /** What decides the run; stands in SOURCE.md. */
  readonly settings: object;
  /** What of it was modelled and not trained: the machine. One or two sentences for SOURCE.md. */
  readonly modelled?: string;
  /** Trains it; the files of the run by name. */
  make(): ReadonlyMap<string, string>;
}

/** Whether a recipe's training is of another kind. */
export function isMade(training: object): training is Made {
  return "make" in training;
}
