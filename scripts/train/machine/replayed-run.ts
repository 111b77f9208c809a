import type { Made } from "../made.ts";
import { runFiles } from "../run-files.ts";
import type { Training } from "../settings.ts";
import { train } from "../train.ts";

/** A run that stopped after a step, and was resumed from an earlier checkpoint: the steps between stand in its log twice. */
export function replayedRun(training: Training, steps: { readonly from: number; readonly to: number }): Made {
  const { files = ["config", "log"], reseed, ...settings } = training;
  return {
    settings: { ...training, replayed: steps },
    make: () => {
      const before = train(settings);
      const after = reseed === undefined ? before : train({ ...settings, reseed });
      const metrics = [
        ...before.metrics.filter(({ step = 0 }) => step <= steps.to),
        ...after.metrics.filter(({ step = 0 }) => step >= steps.from),
      ];
      const epochs = steps.from / before.stepsPerEpoch;
      const log = [
        ...before.log.slice(0, 1 + Math.floor((steps.to + 1) / before.stepsPerEpoch)),
        `Resuming from checkpoint at step ${steps.from}`,
        ...after.log.slice(1 + epochs),
      ];
      return runFiles(settings, { ...after, metrics, log }, { files, digits: 6, fraction: 3 });
    },
  };
}
