import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { resumeSteps } from "../signals/resume-steps.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** The training loss stands higher right after a resume than right before it. */
export const lossJumpsAtResume = defineCheck({
  id: "loss-jumps-at-resume",
  title: "Training loss jumps at a resume",
  question: "Does the training loss stand clearly higher right after a resume than right before it?",
  needs: ["train-loss", "events"],
  regimes: LOSS_REGIMES,
  signal: "train-curve",
  figure: "loss",
  thresholds: {
    errors: {
      value: 5,
      source:
        "standard errors of the difference of two medians, as for a shift of the level: 0 of 80 healthy logs pass it by chance",
    },
    rise: {
      value: 0.15,
      source:
        "a resume that restores everything goes on at the level it left; healthy language-model logs rise by 11.7 % at most",
    },
  },
  detect({ "train-loss": series, events }, limit) {
    const steps = series.cadence === "epoch" ? [] : resumeSteps(series, events);
    if (steps.length === 0)
      return {
        kind: "inconclusive",
        reason: "no resume is known with ten training losses logged by step on both sides of it",
      };
    const [most] = steps.toSorted((a, b) => b.after / b.before - a.after / a.before);
    const rise = most ? most.after / most.before - 1 : Number.NaN;
    const measured = [
      { name: "rise at the resume / loss", value: rise, threshold: limit.rise, passes: "above" as const },
    ];
    const claim = `At the resume at step ${numberWords(most?.step ?? 0)} the training loss goes from ${numberWords(most?.before ?? Number.NaN)} to ${numberWords(most?.after ?? Number.NaN)}, ${percentWords(Math.abs(rise))} ${rise < 0 ? "lower" : "higher"} (limit ${percentWords(limit.rise)} higher)`;
    const jumps = most && rise > limit.rise && most.after - most.before > limit.errors * most.noise;
    if (!jumps) return { kind: "absent", claim, measured };
    const at = [{ from: most.step, to: most.step }];
    return { kind: "present", strength: ramp(rise, 0.1, 0.4), at, claim, measured };
  },
});
