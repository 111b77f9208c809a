import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { resumeLevels } from "../signals/resume-levels.ts";
import { numberWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** The training loss drops at a resume and steps back up later: rows seen before came again. */
export const lossDipsAfterResume = defineCheck({
  id: "loss-dips-after-resume",
  title: "Training loss dips after a resume and steps back",
  question: "Does the training loss drop at a resume and step back up to its old level later?",
  needs: ["train-loss", "events"],
  regimes: LOSS_REGIMES,
  signal: "train-curve",
  figure: "loss",
  thresholds: {
    noises: {
      value: 4,
      source: "standard errors of the difference of two medians: by chance once in 16,000 resumes",
    },
    share: {
      value: 0.03,
      source:
        "of the loss: rows repeated within an epoch or two show as a few percent (proposal, no labelled run)",
    },
  },
  detect({ "train-loss": series, events }, limit) {
    if (!events.some(({ kind, step }) => kind === "resume" && step !== null))
      return { kind: "inconclusive", reason: "no resume with its step is known" };
    const dips = resumeLevels(series, events);
    const found = dips.find(({ before, dip, after, noise }) => {
      const bound = Math.max(limit.noises * noise, limit.share * before);
      return before - dip > bound && after - dip > 0.7 * bound;
    });
    if (!found)
      return {
        kind: "absent",
        claim: "The training loss does not drop at a resume and step back later",
        measured: [],
      };
    const depth = (found.before - found.dip) / found.before;
    return {
      kind: "present",
      strength: ramp(depth, 0.02, 0.15),
      at: [{ from: found.step, to: found.returnStep }],
      claim: `The training loss drops from ${numberWords(found.before)} to ${numberWords(found.dip)} at the resume at step ${numberWords(found.step)} and steps back to ${numberWords(found.after)} at step ${numberWords(found.returnStep)}`,
      measured: [
        { name: "drop at the resume / loss", value: depth, threshold: limit.share, passes: "above" },
      ],
    };
  },
});
