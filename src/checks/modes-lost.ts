import { defineCheck } from "../model/check.ts";
import { stepAt } from "../model/series.ts";
import { medianOf } from "../stats/median-of.ts";
import { numberWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** The generator covers fewer modes of the data at its end than before. */
export const modesLost = defineCheck({
  id: "modes-lost",
  title: "Modes of the data lost",
  question: "Does the generator cover fewer modes of the data at the end than it did before?",
  needs: ["modes-covered"],
  regimes: ["gan", "unknown"],
  signal: "samples",
  figure: "table",
  thresholds: {
    kept: {
      value: 0.5,
      source: "half of the best coverage (proposal); 5 of 5 healthy labelled generators keep all of it",
    },
    modes: { value: 3, source: "one mode of two may be missed by sampling" },
  },
  detect(inputs, limit) {
    const series = inputs["modes-covered"];
    const values = series.values.filter((value) => Number.isFinite(value));
    const most = values.reduce((a, b) => Math.max(a, b), 0);
    if (values.length < 4 || most < limit.modes)
      return {
        kind: "inconclusive",
        reason: "the modes covered were logged too few times or never reached three",
      };
    const end = medianOf(values.slice(-3));
    const measured = [
      { name: "modes at the end / most", value: end / most, threshold: limit.kept, passes: "below" as const },
    ];
    const claim = `The generator covers ${numberWords(end)} modes at the end and ${numberWords(most)} at its best (limit ${limit.kept} of it)`;
    if (end / most > limit.kept) return { kind: "absent", claim, measured };
    const best = series.values.indexOf(most);
    return {
      kind: "present",
      strength: ramp(end / most, 0.75, 0.25),
      at: [{ from: stepAt(series, best), to: stepAt(series, series.values.length - 1) }],
      claim,
      measured,
    };
  },
});
