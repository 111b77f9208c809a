import { defineCheck } from "../model/check.ts";
import { layerCourses } from "../signals/layer-courses.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** Sigmoid or tanh outputs that stand at their ends before any training could have driven them there. */
export const unitsSaturatedFromStart = defineCheck({
  id: "units-saturated-from-start",
  title: "Units saturated from the first record",
  question: "Do most sigmoid or tanh outputs of some layer stand at their ends at the first record?",
  needs: ["layers"],
  uses: ["model"],
  signal: "activations",
  ground: "observed",
  figure: "layers",
  thresholds: {
    share: {
      value: 0.6,
      source:
        "as for the whole run; where gradients vanish through depth alone the share is 0 at first and grows later (14 labelled runs)",
    },
  },
  detect(inputs, limit) {
    const { activations, steps } = layerCourses(inputs.layers, inputs.model);
    const worst = activations
      .map(({ name, saturated }) => ({ name, share: saturated[0] ?? Number.NaN }))
      .filter(({ share }) => Number.isFinite(share))
      .toSorted((a, b) => b.share - a.share)[0];
    if (!worst)
      return { kind: "inconclusive", reason: "no share of saturated outputs is logged at the first record" };
    const step = steps[0] ?? 0;
    const measured = [
      {
        name: "saturated outputs at the first record",
        value: worst.share,
        threshold: limit.share,
        passes: "above" as const,
      },
    ];
    const claim = `At step ${numberWords(step)} ${percentWords(worst.share)} of the outputs of layer ${worst.name} stand at their ends (limit ${percentWords(limit.share)})`;
    if (!(worst.share > limit.share)) return { kind: "absent", claim, measured };
    return {
      kind: "present",
      strength: ramp(worst.share, 0.5, 0.95),
      at: [{ from: step, to: step }],
      claim,
      measured,
    };
  },
});
