import { defineCheck } from "../model/check.ts";
import { stepAt } from "../model/series.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** The discriminator tells real from generated samples almost without error for a large part of the run. */
export const discriminatorWins = defineCheck({
  id: "discriminator-wins",
  title: "Discriminator loss near 0",
  question: "For what share of the run is the discriminator loss near 0?",
  needs: ["discriminator-loss"],
  regimes: ["gan", "unknown"],
  signal: "gan",
  figure: "loss",
  thresholds: {
    loss: {
      value: 0.1,
      source:
        "published guides: a discriminator loss below 0.1 leaves the generator nothing to learn from; at balance it is ln 4 = 1.386",
    },
    share: { value: 0.2, source: "published guides: over more than a fifth of the run" },
  },
  detect(inputs, limit) {
    const series = inputs["discriminator-loss"];
    const total = series.values.length;
    const low = [...series.values.keys()].filter((i) => (series.values[i] ?? Number.NaN) < limit.loss);
    if (total < 10)
      return { kind: "inconclusive", reason: "the discriminator loss was logged fewer than ten times" };
    if (series.values.some((value) => value < 0))
      return {
        kind: "inconclusive",
        reason: "a loss below 0 is no cross-entropy, so a value near 0 says nothing",
      };
    const share = low.length / total;
    const measured = [
      {
        name: "share of the run with a low discriminator loss",
        value: share,
        threshold: limit.share,
        passes: "above" as const,
      },
    ];
    const claim = `The discriminator loss lies below ${numberWords(limit.loss)} in ${percentWords(share)} of the logged steps (limit ${percentWords(limit.share)})`;
    if (share <= limit.share) return { kind: "absent", claim, measured };
    const at = [{ from: stepAt(series, low[0] ?? 0), to: stepAt(series, low.at(-1) ?? 0) }];
    return { kind: "present", strength: ramp(share, 0.1, 0.5), at, claim, measured };
  },
});
