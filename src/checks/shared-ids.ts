import { defineCheck } from "../model/check.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { logRamp } from "../stats/ramp.ts";

/** The same ids stand in the training split and in the validation or test split. */
export const sharedIds = defineCheck({
  id: "shared-ids",
  title: "Ids in both training and validation split",
  question: "Do ids of the training split stand in the validation or test split too?",
  needs: ["train-split"],
  uses: ["validation-split", "test-split"],
  signal: "splits",
  ground: "observed",
  figure: "table",
  thresholds: {
    share: {
      value: 0.005,
      source:
        "a split shares no id at all in 99 of 99 healthy labelled runs; 0.5 % lets a stray duplicate pass",
    },
  },
  detect(inputs, limit) {
    const train = new Set(inputs["train-split"].ids);
    const others = [inputs["validation-split"], inputs["test-split"]].filter((split) => split !== undefined);
    if (others.length === 0 || train.size === 0)
      return { kind: "inconclusive", reason: "no validation or test split lies beside the training split" };
    const shares = others.map(({ split, ids, file }) => {
      const shared = ids.filter((id) => train.has(id)).length;
      return { split, file, rows: ids.length, shared, share: ids.length > 0 ? shared / ids.length : 0 };
    });
    const worst = shares.reduce((a, b) => (b.share > a.share ? b : a));
    const measured = shares.map(({ split, share }) => ({
      name: `share of ${split} ids in the training split`,
      value: share,
      threshold: limit.share,
      passes: "above" as const,
    }));
    const claim = `${numberWords(worst.shared)} of ${numberWords(worst.rows)} ${worst.split} ids (${percentWords(worst.share)}, limit ${percentWords(limit.share)}) stand in the training split too`;
    if (worst.share <= limit.share) return { kind: "absent", claim, measured };
    return {
      kind: "present",
      strength: logRamp(worst.share, 0.002, 0.05),
      at: [],
      claim,
      measured,
      sources: [{ file: inputs["train-split"].file }, { file: worst.file }],
    };
  },
});
