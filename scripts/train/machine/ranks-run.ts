import type { Made } from "../made.ts";
import { runFiles } from "../run-files.ts";
import type { Training } from "../settings.ts";
import { type TrainedRun, train } from "../train.ts";

/**
 * Ranks that were started without sharing their gradients: each trains a model of its own on its share of the rows,
 * and the log compares their parameters after some of the epochs. The figures are those of rank 0.
 */
export function lonelyRanks(training: Training, ranks: number, comparedAfter: readonly number[]): Made {
  const { files = ["config", "log"], ...settings } = training;
  const rankOf = (rank: number, epochs: number): TrainedRun =>
    train({ ...settings, epochs, fault: { kind: "shard", rank, of: ranks } });
  return {
    settings: { training, ranks, comparedAfter },
    modelled:
      "Every rank is trained for real on its share of the rows; the lines that compare them have the form of a training loop's own check.",
    make: () => {
      const first = rankOf(0, settings.epochs);
      const log = first.log.flatMap((line) => {
        const epochs = Number(/^epoch (\d+)\//.exec(line)?.[1]);
        if (!comparedAfter.includes(epochs)) return [line];
        const sums = Array.from({ length: ranks }, (_, rank) => checksum(rankOf(rank, epochs)));
        const text = sums.map((sum, rank) => `rank ${rank} ${sum.toFixed(6)}`).join(", ");
        return [
          line,
          `step ${epochs * first.stepsPerEpoch - 1}: parameter checksums differ across ranks: ${text}`,
        ];
      });
      return runFiles(settings, { ...first, log }, { files, digits: 5, fraction: 3 });
    },
  };
}

function checksum({ model }: TrainedRun): number {
  return model.layers.reduce((sum, { weights }) => weights.reduce((a, b) => a + Math.abs(b), sum), 0);
}
