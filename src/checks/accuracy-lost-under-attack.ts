import { defineCheck } from "../model/check.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** A small adversarial change of the inputs takes most of the accuracy. */
export const accuracyLostUnderAttack = defineCheck({
  id: "accuracy-lost-under-attack",
  title: "Accuracy lost under attack",
  question: "How much accuracy does a small adversarial change of the inputs take?",
  needs: ["robustness"],
  signal: "robustness",
  figure: "table",
  thresholds: {
    lost: { value: 0.3, source: "labelled runs: fragile ones lose more than 34 points" },
  },
  detect({ robustness }, limit) {
    const { cleanAccuracy, attacks } = robustness;
    const worst = [...attacks].sort((a, b) => a.accuracy - b.accuracy || a.epsilon - b.epsilon)[0];
    if (!worst) return { kind: "inconclusive", reason: "the robustness file names no attack" };
    const lost = cleanAccuracy - worst.accuracy;
    const measured = [
      { name: "clean minus attacked accuracy", value: lost, threshold: limit.lost, passes: "above" as const },
    ];
    const claim = `Under ${worst.name} at ε = ${numberWords(worst.epsilon)} the accuracy falls from ${percentWords(cleanAccuracy)} to ${percentWords(worst.accuracy)} (limit for the loss ${Math.round(100 * limit.lost)} points)`;
    if (lost < limit.lost) return { kind: "absent", claim, measured };
    return { kind: "present", strength: ramp(lost, 0.2, 0.5), at: [], claim, measured };
  },
});
